// Validates an OpenAPI document against the schema of its version. A process of its own: the package is
// an ES module, which Jest cannot load. Standard input: the document. Standard output: JSON of its faults.
import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';

const { valid, errors = [] } = await new Validator().validate(JSON.parse(readFileSync(0, 'utf8')));
process.stdout.write(JSON.stringify(valid ? [] : errors));
