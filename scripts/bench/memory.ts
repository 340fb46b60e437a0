import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printTable } from './table';

/** What `npm run bench -- memory` takes. */
export interface MemoryBenchOptions {
  sizes?: string;
  units?: string;
  queries?: string;
  threshold?: string;
  json?: boolean;
}

interface Measured {
  units: number;
  found: Record<string, number>;
  /** Lookups a second of processor time, and by the clock. */
  cpuLookups: number;
  lookups: number;
  /** Milliseconds. */
  median: number;
  p99: number;
  exact: number;
  concordance: number;
  /** Seconds from the files to the first answer. */
  usable: number;
  megabytes: number;
  bruteLookups?: number;
  matches?: number;
  missed?: number;
  build: { megabytes: number; seconds: number };
}

/** Lookups in memories of several sizes, beside measuring every unit in the same run. */
export function benchMemory(options: MemoryBenchOptions = {}): void {
  const { sizes = '10000,100000', units, queries, threshold = '70', json = false } = options;
  const counts = units ? ['0'] : sizes.split(',');
  const rows = counts.map((size) => measure(size, threshold, units, queries));
  if (json) return console.log(JSON.stringify(rows, null, 2));
  console.log(`Memory: lookups at ${threshold} %, beside every unit measured`);
  printTable(
    ['units', 'lookups/s (CPU)', 'by the clock', 'median ms', 'p99 ms', 'exact ms', 'concordance ms', 'usable s', 'MB', 'build s', 'brute force/s', 'missed', 'found'],
    rows.map((row) => [
      row.units.toLocaleString('en'),
      Math.round(row.cpuLookups).toLocaleString('en'),
      Math.round(row.lookups).toLocaleString('en'),
      row.median.toFixed(2),
      row.p99.toFixed(2),
      row.exact.toFixed(3),
      row.concordance.toFixed(1),
      row.usable.toFixed(2),
      row.megabytes.toFixed(0),
      row.build.seconds.toFixed(1),
      row.bruteLookups?.toFixed(1) ?? '–',
      row.missed === undefined ? '–' : `${row.missed} of ${row.matches}`,
      Object.values(row.found).join('/'),
    ]),
  ); // prettier-ignore
  console.log(`\n${chartOf(rows)}`);
}

function measure(size: string, threshold: string, units = '', queries = ''): Measured {
  const folder = mkdtempSync(join(tmpdir(), 'hebi-bench-'));
  const run = (...args: string[]) =>
    JSON.parse(
      execFileSync(
        process.execPath,
        ['--max-old-space-size=8192', '--import', 'tsx', 'scripts/bench/memory-once.ts', ...args],
        { encoding: 'utf8' },
      ),
    ) as object;
  try {
    const build = run('build', folder, size, units, queries) as Measured['build'];
    return { ...(run('search', folder, threshold) as Omit<Measured, 'build'>), build };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A chart for docs/memory.md, as Mermaid draws it. */
function chartOf(rows: readonly Measured[]): string {
  return [
    '```mermaid',
    'xychart-beta',
    '  title "Microseconds of processor time a lookup, by units"',
    `  x-axis "units" [${rows.map(({ units }) => `"${units.toLocaleString('en')}"`).join(', ')}]`,
    '  y-axis "µs"',
    `  line [${rows.map(({ cpuLookups }) => (1e6 / cpuLookups).toFixed(0)).join(', ')}]`,
    '```',
  ].join('\n');
}
