import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { searcherFlags } from '@/lib/store/memory/searcher-flags';
import { childEnvironment } from '@/lib/store/processes/child-environment';
import type { StoreMeasured } from './memory-store';
import { printTable } from './table';

/** What `npm run bench -- memory` takes. */
export interface MemoryBenchOptions {
  sizes?: string;
  units?: string;
  queries?: string;
  database?: string;
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
  store: StoreMeasured;
}

/** Lookups in memories of several sizes, beside measuring every unit in the same run. */
export function benchMemory(options: MemoryBenchOptions = {}): void {
  const { sizes = '10000,100000', units, queries, threshold = '70', json = false } = options;
  if (options.database) return benchStore(options.database, queries, threshold, json);
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
  console.log('\nThrough the store, as the editor asks; processor time');
  printStore(rows);
}

/** Lookups in a database that is there; it is not changed. */
function benchStore(
  database: string,
  queries: string | undefined,
  threshold: string,
  json: boolean,
): void {
  if (!queries) throw new Error('A database is measured with --queries.');
  const store = run('memory-store', 'search', database, threshold, queries) as StoreMeasured;
  if (json) return console.log(JSON.stringify(store, null, 2));
  printStore([{ units: undefined, store }]);
}

function printStore(rows: readonly { units: number | undefined; store: StoreMeasured }[]): void {
  printTable(
    ['units', 'cold lookups/s', 'warm', 'by the clock', 'median ms', 'p99 ms', 'exact ms', 'concordance ms', 'commonest ms', 'usable CPU s', 'by the clock', 'MB', 'both sides', 'MB on disk', 'segments', 'found'],
    rows.map(({ units, store }) => [
      units?.toLocaleString('en') ?? '–',
      store.cold.toFixed(0),
      store.warm.toFixed(0),
      store.warmByClock.toFixed(0),
      store.median.toFixed(2),
      store.p99.toFixed(2),
      store.exact.toFixed(2),
      store.concordance.toFixed(1),
      store.commonest.toFixed(1),
      store.usableCpu.toFixed(1),
      store.usable.toFixed(1),
      store.megabytes.toFixed(0),
      store.bothMegabytes.toFixed(0),
      store.databaseMegabytes.toFixed(0),
      String(store.segments),
      `${store.found} of ${store.wanted}`,
    ]),
  ); // prettier-ignore
}

function run(script: string, ...args: string[]): object {
  return JSON.parse(
    execFileSync(
      process.execPath,
      [
        ...(script === 'memory-store' ? searcherFlags : ['--max-old-space-size=8192']),
        '--import',
        'tsx',
        `scripts/bench/${script}.ts`,
        ...args,
      ],
      { encoding: 'utf8', env: childEnvironment() },
    ),
  ) as object;
}

function measure(size: string, threshold: string, units = '', queries = ''): Measured {
  const folder = mkdtempSync(join(tmpdir(), 'hebi-bench-'));
  try {
    const build = run('memory-once', 'build', folder, size, units, queries) as Measured['build'];
    const search = run('memory-once', 'search', folder, threshold) as Omit<Measured, 'build' | 'store'>; // prettier-ignore
    const database = join(folder, 'bench.db');
    run('memory-store', 'fill', database, size, units);
    const store = run('memory-store', 'search', database, threshold, join(folder, 'queries.json')) as StoreMeasured; // prettier-ignore
    return { ...search, build, store };
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
