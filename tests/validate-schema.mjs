// Validates XML documents against a schema in RELAX NG with libxml2, in a process of its own like
// validate-tmx.mjs. Argument: the schema.
import { readFileSync } from 'node:fs';
import { RelaxNGValidator, XmlDocument } from 'libxml2-wasm';
import { printFaults } from './print-faults.mjs';

printFaults(RelaxNGValidator.fromDoc(XmlDocument.fromBuffer(readFileSync(process.argv[2]))));
