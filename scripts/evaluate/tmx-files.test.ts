import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { tmxFaults } from '@/tests/tmx-faults';
import { checkTmxFile, readExpectations } from './tmx-files';

const folder = 'tests/data/tmx/others';

describe('TMX files of other tools, each as the tool’s own tests say', () => {
  const files = Object.entries(readExpectations()).filter(([file]) =>
    existsSync(join(folder, file)),
  );

  const exports: string[] = [];

  it.each(files)('%s', async (file, expectation) => {
    const { isAsExpected, expected, got, written } = await checkTmxFile(folder, file, expectation);
    expect(isAsExpected ? expected : got).toBe(expected);
    if (written !== null) exports.push(written);
  });

  it('are written as valid TMX', () => {
    expect(exports.length).toBeGreaterThan(20);
    expect(tmxFaults(...exports).flat()).toEqual([]);
  });
});
