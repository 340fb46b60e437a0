import { readFileSync } from 'node:fs';
import { openSqlite, type Sqlite, writesMuch } from '@/lib/store/sqlite';
import { segmentFileSize } from '@/lib/store/memory/segment-files';
import { MemorySearcher } from '@/lib/store/memory/searcher';
import { joinSegmentsOf } from '@/lib/store/memory/join-segments';
import { UnitAdder } from '@/lib/store/memory/unit-adder';
import type { NewUnit } from '@/lib/store/memory/unit-rows';
import { migrate } from '@/lib/store/migrations';
import { type BenchQuery, generateSources, readQueries, readSources } from './memory-data';
import { median } from './table';

/** Lookups as the editor asks them, in a process of its own: times in milliseconds of processor time. */
export interface StoreMeasured {
  /** Queries that have a source that must come back, and those of which it does, among the five best. */
  wanted: number;
  found: number;
  /** Lookups a second in the first pass over the queries, and in the second. */
  cold: number;
  warm: number;
  median: number;
  p99: number;
  exact: number;
  /** Of the slowest of two-character words, and of the commonest single character. */
  concordance: number;
  commonest: number;
  /** Seconds from the start of the process to the first answer: of processor time, and by the clock. */
  usableCpu: number;
  usable: number;
  /** Seconds of processor time that it practises after that, before the first pass. */
  practisedCpu: number;
  /** The second pass by the clock. */
  warmByClock: number;
  /** Of the process after all that, and after the index of the other language was opened too. */
  megabytes: number;
  bothMegabytes: number;
  /** Lookups a second with both open: again, and from English, of the targets without every ninth character. */
  bothWarm: number;
  bothP99: number;
  otherWarm: number;
  /** On disk, of all: units, and index segments of both languages. */
  databaseMegabytes: number;
  segments: number;
}

// `fill` makes a database, `search` searches it.
const [, , step, database, ...rest] = process.argv as string[];
if (step === 'fill') await fill(...(rest as [string, string]));
else if (step === 'search') search(...(rest as [string, string]));

/** The units as a memory; each source has a target of its own. */
async function fill(size: string, unitsFile: string): Promise<void> {
  const sample = readFileSync('public/samples/whitepaper.zh.txt', 'utf8');
  const sources = unitsFile ? readSources(unitsFile) : generateSources(Number(size), sample);
  await migrate(database!);
  const db = openSqlite(database!);
  writesMuch(db);
  const adder = new UnitAdder(db, {
    name: 'Bench',
    author: '',
    kind: 'import',
    duplicates: 'all',
  });
  for (const [at, source] of sources.entries())
    if (adder.add(unitOf(source, `Unit ${at}`))) await adder.ready();
  await adder.finish({});
  db.close();
  await joinSegmentsOf(database!);
  console.log(JSON.stringify({ units: sources.length }));
}

function unitOf(source: string, target: string): NewUnit {
  return {
    ...{ sourceLang: 'zh-Hans', targetLang: 'en', source, target, tuid: null },
    ...{ sourceMarkup: null, targetMarkup: null, previous: null, next: null },
    ...{ createdAt: null, createdBy: null, changedAt: null, changedBy: null },
    ...{ usageCount: null, usedAt: null, details: null, further: [] },
  };
}

function search(threshold: string, queriesFile: string): void {
  const queries = queriesFile.endsWith('.json')
    ? (JSON.parse(readFileSync(queriesFile, 'utf8')) as BenchQuery[])
    : readQueries(queriesFile);
  const db = openSqlite(database!);
  const searcher = new MemorySearcher(db);
  const scope = {
    from: 'zh-Hans',
    to: 'en',
    limit: 5,
    threshold: Number(threshold),
  };
  const lookup = (segment: string) => searcher.lookup({ ...scope, segment });
  lookup(queries[0]!.query);
  const usableCpu = cpu() / 1000;
  const usable = performance.now() / 1000;
  searcher.warm(scope);
  const practisedCpu = cpu() / 1000 - usableCpu;
  const pass = () => {
    const times = queries.map(({ query }) => timed(() => lookup(query)));
    return times.sort((a, b) => a - b);
  };
  const cold = pass();
  const began = performance.now();
  const warm = pass();
  const warmByClock = (1000 * queries.length) / (performance.now() - began);
  const perSecond = (times: number[]) => (1000 * times.length) / times.reduce((a, b) => a + b, 0);
  const known = queries.filter(({ wanted }) => wanted !== '');
  const exact = known.filter(({ query, wanted }) => query === wanted);
  const words = known.slice(0, 100).map(({ wanted }) => wanted.slice(2, 4));
  const concordance = (word: string) => timed(() => searcher.concordance({ ...scope, limit: 50, words: [word] })); // prettier-ignore
  const found = known.filter(({ query, wanted }) => lookup(query).some(({ source }) => source === wanted)).length; // prettier-ignore
  const counts = db
    .prepare('SELECT count(*) AS "segments" FROM "IndexSegment" WHERE "units" > 0')
    .get() as { segments: number };
  /** Once the process has looked from English too. */
  const withOtherSide = () => {
    const other = { ...scope, from: 'en', to: 'zh-Hans' };
    const targets = known.slice(0, 60).map(({ wanted }) => searcher.lookup({ ...scope, segment: wanted })[0]?.target ?? wanted); // prettier-ignore
    const edited = targets.map((target) => [...target].filter((_, i) => i % 9 !== 4).join(''));
    const otherPass = () => edited.map((segment) => timed(() => searcher.lookup({ ...other, segment }))); // prettier-ignore
    otherPass();
    pass();
    const both = pass();
    return {
      otherWarm: perSecond(otherPass()),
      bothWarm: perSecond(both),
      bothP99: both[Math.floor(both.length * 0.99)]!,
      bothMegabytes: process.memoryUsage.rss() / 1e6,
    };
  };
  // What stands in the literal is worked out in order.
  console.log(
    JSON.stringify({
      wanted: known.length,
      found,
      cold: perSecond(cold),
      warm: perSecond(warm),
      warmByClock,
      median: median(warm),
      p99: warm[Math.floor(warm.length * 0.99)]!,
      exact: median(exact.map(({ query }) => timed(() => searcher.lookup({ ...scope, segment: query, threshold: 100 })))), // prettier-ignore
      concordance: Math.max(...words.map(concordance)),
      commonest: median([1, 2, 3].map(() => concordance(commonest(known.map(({ wanted }) => wanted))))), // prettier-ignore
      usableCpu,
      usable,
      practisedCpu,
      megabytes: process.memoryUsage.rss() / 1e6,
      ...withOtherSide(),
      databaseMegabytes: onDisk(db) / 1e6,
      ...counts,
    } satisfies StoreMeasured),
  );
}

/** Bytes of the database and of its index. */
function onDisk(db: Sqlite): number {
  const files = db.prepare('SELECT "file" FROM "IndexSegment" WHERE "file" IS NOT NULL').pluck().all() as string[]; // prettier-ignore
  const pages = db.pragma('page_count', { simple: true }) as number;
  const size = pages * (db.pragma('page_size', { simple: true }) as number);
  return files.reduce((sum, file) => sum + segmentFileSize(db, file), size);
}

function commonest(texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const character of texts.join('').replace(/[^\p{Script=Han}]/gu, ''))
    counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '的';
}

/** Milliseconds of processor time since the process began. */
function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function timed(work: () => unknown): number {
  const before = cpu();
  work();
  return cpu() - before;
}
