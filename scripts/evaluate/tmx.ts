import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { tmxFaults } from '@/tests/tmx-faults';
import { printTable } from '../bench/table';
import { checkTmxFile, readExpectations, type TmxResult } from './tmx-files';

/**
 * Reads every TMX file of a folder that something is expected of, writes it, and reads it again.
 * @returns the results; a file that nobody expects anything of is named with what it gives
 */
export async function evaluateTmx(folder: string): Promise<TmxResult[]> {
  const expectations = readExpectations();
  const results: TmxResult[] = [];
  for (const file of filesOf(folder))
    results.push(await checkTmxFile(folder, file, expectations[file] ?? {}));
  const faults = tmxFaults(...results.map(({ written }) => written ?? ''));
  return results.map((result, i) =>
    result.written === null || faults[i]!.length === 0
      ? result
      : { ...result, isAsExpected: false, got: `${result.got} [export: ${faults[i]!.join('; ')}]` },
  );
}

export function printTmx(results: readonly TmxResult[]): void {
  printTable(
    ['file', 'expected', 'got', 'ok'],
    results.map(({ file, expected, got, isAsExpected }) => [
      file,
      expected,
      short(got),
      isAsExpected ? 'yes' : 'NO',
    ]),
  );
  const right = results.filter(({ isAsExpected }) => isAsExpected).length;
  console.log(`${right} of ${results.length} as expected`);
}

function filesOf(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.includes('/') && /\.(?:tmx|xml|xhtml|txt|gz)$/i.test(file))
    .sort();
}

function short(text: string): string {
  return text.length > 140 && !text.includes('[') ? `${text.slice(0, 140)}…` : text;
}

export const ownFolder = join('tests', 'data', 'tmx', 'others');
