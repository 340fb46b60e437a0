// Validates TMX documents against the DTD of TMX 1.4b with libxml2. A process of its own: the
// package is an ES module with top-level await, which Jest cannot load.
// Standard input: a JSON array of documents. Standard output: a JSON array of their faults.
import { readFileSync } from 'node:fs';
import { DtdValidator, XmlDocument, XmlDtd } from 'libxml2-wasm';

const dtd = XmlDtd.fromBuffer(readFileSync(new URL('data/tmx/tmx14.dtd', import.meta.url)));
const validator = new DtdValidator(dtd);

const faults = JSON.parse(readFileSync(0, 'utf8')).map((text) => {
  try {
    const document = XmlDocument.fromString(text);
    try {
      validator.validate(document);
      return [];
    } finally {
      document.dispose();
    }
  } catch (error) {
    return error.details?.map(({ message }) => message.trim()) ?? [error.message];
  }
});
process.stdout.write(JSON.stringify(faults));
