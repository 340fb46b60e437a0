import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { FormatError } from '@/lib/formats/errors';
import { pairVariants } from '@/lib/formats/pairs';
import { readTmx } from '@/lib/formats/tmx/read';
import { writeTmx } from '@/lib/formats/tmx/write';
import type { TranslationUnit, UnitsHeader } from '@/lib/formats/types';

/** What a file of another tool gives, as that tool's own tests say it. Facts that are not named are not looked at. */
export interface TmxExpectation {
  units?: number;
  /** Codes of errors, one of which must come. */
  error?: string[];
  /** The error that must come where the reader is strict. */
  strictError?: string;
  /** Units or elements that are reported as broken; none where not named. */
  faults?: number;
  langs?: string[];
  sourceLang?: string | null;
  /** Segments with inline codes. */
  markup?: number;
  /** A segment that must be there: its language and its text, to the character. */
  text?: [string, string];
  /** Source and target that are asked for, and how many pairs that gives. */
  pair?: [string, string];
  pairs?: number;
}

export interface TmxResult {
  file: string;
  expected: string;
  got: string;
  isAsExpected: boolean;
  /** What Hebi writes of it, to be validated; null where it cannot be read. */
  written: string | null;
}

export interface Read {
  header: UnitsHeader | null;
  units: TranslationUnit[];
  faults: number;
}

export const expectationsFile = 'tests/data/tmx/expected.json';

export function readExpectations(): Record<string, TmxExpectation> {
  return JSON.parse(readFileSync(expectationsFile, 'utf8')) as Record<string, TmxExpectation>;
}

/** Reads a file, compares it with what is expected, and proves that nothing is lost on the way out and in again. */
export async function checkTmxFile(
  folder: string,
  file: string,
  expectation: TmxExpectation,
): Promise<TmxResult> {
  const bytes = readFileSync(join(folder, file));
  const xml = file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
  const { error, strictError, ...facts } = expectation;
  const expected = [
    ...(error ? [`error ${error.join(' or ')}`] : []),
    ...Object.entries(facts).map(([name, value]) => `${name} ${show(value)}`),
    ...(strictError ? [`strict: ${strictError}`] : []),
  ].join(', ');
  const problems: string[] = [];
  let got: string;
  let written: string | null = null;
  try {
    const read = await readAll(xml, file);
    const found = factsOf(read, expectation);
    got = Object.entries(found)
      .map(([name, value]) => `${name} ${show(value)}`)
      .join(', ');
    if (error) problems.push('no error');
    for (const [name, value] of Object.entries({ faults: 0, ...facts }))
      if (show(found[name as keyof typeof found]) !== show(value))
        problems.push(`${name} ${show(found[name as keyof typeof found])}, not ${show(value)}`);
    written = await write(read);
    if (!(await isSame(read, written))) problems.push('units changed on the way out and in');
  } catch (thrown) {
    if (!(thrown instanceof FormatError)) throw thrown;
    got = `error ${thrown.code}`;
    if (!error?.includes(thrown.code)) problems.push(thrown.message);
  }
  if (strictError) {
    const code = await readAll(xml, file, true).then(
      () => 'none',
      (thrown: FormatError) => thrown.code,
    );
    got += `, strict: ${code}`;
    if (code !== strictError) problems.push(`strict: ${code}`);
  }
  return {
    file,
    expected,
    got: problems.length > 0 ? `${got} [${problems.join('; ')}]` : got,
    isAsExpected: problems.length === 0,
    written,
  };
}

export async function readAll(xml: Uint8Array, fileName: string, isStrict = false): Promise<Read> {
  const read: Read = { header: null, units: [], faults: 0 };
  for await (const item of readTmx([xml], { fileName, isStrict }))
    if (item.kind === 'header') read.header = item.header;
    else if (item.kind === 'unit') read.units.push(item.unit);
    else read.faults++;
  return read;
}

function factsOf({ header, units, faults }: Read, { pair, text }: TmxExpectation) {
  const variants = units.flatMap((unit) => unit.variants);
  return {
    units: units.length,
    faults,
    sourceLang: header?.sourceLang ?? null,
    markup: variants.filter(({ markup }) => markup !== null).length,
    langs: [...new Set(variants.map(({ lang }) => lang))].sort(),
    ...(pair && { pair, pairs: countPairs(units, pair) }),
    ...(text && {
      text: variants.some((variant) => variant.lang === text[0] && variant.text === text[1])
        ? text
        : null,
    }),
  };
}

function countPairs(units: readonly TranslationUnit[], [source, target]: [string, string]): number {
  let count = 0;
  for (const unit of units) {
    const paired = pairVariants(unit, { source, target });
    if ('pairs' in paired) count += paired.pairs.length;
  }
  return count;
}

async function write({ header, units }: Read): Promise<string | null> {
  if (!header) return null;
  let document = '';
  for await (const part of writeTmx(units, header)) document += part;
  return document;
}

async function isSame({ units }: Read, written: string | null): Promise<boolean> {
  if (written === null) return units.length === 0;
  const again = await readAll(new TextEncoder().encode(written), 'the export');
  return JSON.stringify(again.units) === JSON.stringify(units);
}

function show(value: unknown): string {
  return Array.isArray(value) ? value.map(show).sort().join(' ') : String(value);
}
