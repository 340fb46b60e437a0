import { readFileSync } from 'node:fs';
import { XmlDocument } from 'libxml2-wasm';

// Standard input: a JSON array of documents. Standard output: a JSON array of their faults.
export function printFaults(validator) {
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
}
