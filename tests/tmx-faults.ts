import { execFileSync } from 'node:child_process';

/** The faults that libxml2 finds in each document by the DTD of TMX 1.4b. */
export function tmxFaults(...documents: string[]): string[][] {
  const output = execFileSync(process.execPath, ['tests/validate-tmx.mjs'], {
    input: JSON.stringify(documents),
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(output.toString()) as string[][];
}
