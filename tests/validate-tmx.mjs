// Validates TMX documents against the DTD of TMX 1.4b with libxml2. A process of its own: the
// package is an ES module with top-level await, which Jest cannot load.
import { readFileSync } from 'node:fs';
import { DtdValidator, XmlDtd } from 'libxml2-wasm';
import { printFaults } from './print-faults.mjs';

const dtd = XmlDtd.fromBuffer(readFileSync(new URL('data/tmx/tmx14.dtd', import.meta.url)));
printFaults(new DtdValidator(dtd));
