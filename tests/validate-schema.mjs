// Validates XML documents against a schema in RELAX NG with libxml2, in a process of its own like
// validate-tmx.mjs. Argument: the schema. Standard input and output: as there.
import { readFileSync } from 'node:fs';
import { RelaxNGValidator, XmlDocument } from 'libxml2-wasm';

const validator = RelaxNGValidator.fromDoc(XmlDocument.fromBuffer(readFileSync(process.argv[2])));
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
