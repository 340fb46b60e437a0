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
  printColumns(ofIndex, rows);
  console.log(`\n${chartOf(rows)}`);
  console.log('\nThrough the store, as the editor asks; processor time');
  printColumns(ofStore, rows);
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
  printColumns(ofStore, [{ store }]);
}

/** A column of a table, and what stands in it. */
type Column<Row> = readonly [head: string, cell: (row: Row) => string];

const whole = (value: number) => Math.round(value).toLocaleString('en');

const ofIndex: readonly Column<Measured>[] = [
  ['units', ({ units }) => whole(units)],
  ['lookups/s (CPU)', ({ cpuLookups }) => whole(cpuLookups)],
  ['by the clock', ({ lookups }) => whole(lookups)],
  ['median ms', ({ median }) => median.toFixed(2)],
  ['p99 ms', ({ p99 }) => p99.toFixed(2)],
  ['exact ms', ({ exact }) => exact.toFixed(3)],
  ['concordance ms', ({ concordance }) => concordance.toFixed(1)],
  ['usable s', ({ usable }) => usable.toFixed(2)],
  ['MB', ({ megabytes }) => whole(megabytes)],
  ['build s', ({ build }) => build.seconds.toFixed(1)],
  ['brute force/s', ({ bruteLookups }) => bruteLookups?.toFixed(1) ?? '–'],
  ['missed', ({ missed, matches }) => (missed === undefined ? '–' : `${missed} of ${matches}`)],
  ['found', ({ found }) => Object.values(found).join('/')],
];

const ofStore: readonly Column<{ units?: number; store: StoreMeasured }>[] = [
  ['units', ({ units }) => (units === undefined ? '–' : whole(units))],
  ['cold lookups/s', ({ store }) => whole(store.cold)],
  ['warm', ({ store }) => whole(store.warm)],
  ['by the clock', ({ store }) => whole(store.warmByClock)],
  ['median ms', ({ store }) => store.median.toFixed(2)],
  ['p99 ms', ({ store }) => store.p99.toFixed(2)],
  ['exact ms', ({ store }) => store.exact.toFixed(2)],
  ['concordance ms', ({ store }) => store.concordance.toFixed(1)],
  ['commonest ms', ({ store }) => store.commonest.toFixed(1)],
  ['usable CPU s', ({ store }) => store.usableCpu.toFixed(1)],
  ['by the clock', ({ store }) => store.usable.toFixed(1)],
  ['practised CPU s', ({ store }) => store.practisedCpu.toFixed(1)],
  ['MB', ({ store }) => whole(store.megabytes)],
  ['both sides', ({ store }) => whole(store.bothMegabytes)],
  ['then warm', ({ store }) => whole(store.bothWarm)],
  ['p99 ms', ({ store }) => store.bothP99.toFixed(2)],
  ['from English', ({ store }) => whole(store.otherWarm)],
  ['MB on disk', ({ store }) => whole(store.databaseMegabytes)],
  ['segments', ({ store }) => String(store.segments)],
  ['found', ({ store }) => `${store.found} of ${store.wanted}`],
];

function printColumns<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): void {
  printTable(
    columns.map(([head]) => head),
    rows.map((row) => columns.map(([, cell]) => cell(row))),
  );
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
