import { readFileSync, writeFileSync } from 'node:fs';
import { createMemoryIndex } from '@/lib/memory/memory-index';
import { PatternDistance } from '@/lib/memory/edit-distance';
import { allowedEdits } from '@/lib/memory/score';
import { buildSegment, openSegment } from '@/lib/memory/segment';
import { foldCodePoints } from '@/lib/memory/skeleton';
import { foldText } from '@/lib/search/fold';
import { largestSegment } from '@/lib/memory/segment-layout';
import { type BenchQuery, generateQueries, generateSources, readQueries, readSources } from './memory-data'; // prettier-ignore

// One measurement in a process of its own: `build` makes the files, `search` opens and searches them.
const [, , step, folder, size, unitsFile, queriesFile] = process.argv as string[];
if (step === 'build') build();
else search();

function build(): void {
  const sample = readFileSync('public/samples/whitepaper.zh.txt', 'utf8');
  const sources = unitsFile ? readSources(unitsFile) : generateSources(Number(size), sample);
  const queries = queriesFile ? readQueries(queriesFile) : generateQueries(sources);
  writeFileSync(`${folder}/queries.json`, JSON.stringify(queries));
  const started = performance.now();
  let bytes = 0;
  const segments: string[] = [];
  for (let from = 0; from < sources.length; from += largestSegment) {
    const units = sources.slice(from, from + largestSegment).map((source, i) => ({ id: from + i, source })); // prettier-ignore
    const segment = buildSegment(units, foldText);
    segments.push(`${folder}/${from}.segment`);
    writeFileSync(segments.at(-1)!, segment.bytes);
    bytes += segment.bytes.length;
  }
  writeFileSync(`${folder}/segments.json`, JSON.stringify(segments));
  writeFileSync(`${folder}/sources.json`, JSON.stringify(sources.length > 200_000 ? [] : sources));
  console.log(JSON.stringify({ units: sources.length, megabytes: bytes / 1e6, seconds: (performance.now() - started) / 1000 })); // prettier-ignore
}

function search(): void {
  const threshold = Number(size);
  const files = JSON.parse(readFileSync(`${folder}/segments.json`, 'utf8')) as string[];
  const queries = JSON.parse(readFileSync(`${folder}/queries.json`, 'utf8')) as BenchQuery[];
  const before = process.memoryUsage().rss;
  const started = performance.now();
  const segments = files.map((file) => openSegment(readFileSync(file)));
  const index = createMemoryIndex({ fold: foldText, segments });
  index.search({ source: queries[0]!.query }, { threshold });
  const usable = (performance.now() - started) / 1000;
  // A pass to warm the compiler up.
  for (const { query } of queries.slice(0, 300)) index.search({ source: query }, { threshold, limit: 5 }); // prettier-ignore
  const found: Record<string, number> = {};
  const times: number[] = [];
  const exact: number[] = [];
  const cpu = process.cpuUsage();
  for (const { kind, query, wanted } of queries) {
    const began = performance.now();
    const matches = index.search({ source: query }, { threshold, limit: 5 });
    times.push(performance.now() - began);
    if (wanted === '') continue;
    found[kind] ??= 0;
    if (matches.some(({ source }) => source === wanted)) found[kind]++;
  }
  const used = process.cpuUsage(cpu);
  for (const { query, wanted } of queries) {
    if (query !== wanted) continue;
    const began = performance.now();
    index.search({ source: query }, { threshold: 100, limit: 5 });
    exact.push(performance.now() - began);
  }
  const words = queries.filter(({ wanted }) => wanted !== '').slice(0, 100).map(({ wanted }) => wanted.slice(2, 4)); // prettier-ignore
  const concordance = words.map((word) => {
    const began = performance.now();
    index.concordance([word]);
    return performance.now() - began;
  });
  times.sort((a, b) => a - b);
  const cpuSeconds = (used.user + used.system) / 1e6;
  console.log(
    JSON.stringify({
      units: index.size,
      found,
      cpuLookups: queries.length / cpuSeconds,
      lookups: (1000 * queries.length) / times.reduce((sum, time) => sum + time, 0),
      median: times[times.length >> 1],
      p99: times[Math.floor(times.length * 0.99)],
      exact: exact.sort((a, b) => a - b)[exact.length >> 1],
      concordance: concordance.sort((a, b) => a - b).at(-1),
      usable,
      megabytes: process.memoryUsage().rss / 1e6,
      megabytesBefore: before / 1e6,
      ...bruteForce(queries, threshold, index),
    }),
  );
}

/** The same queries with every unit measured: how long, and whether the index missed any. */
function bruteForce(queries: readonly BenchQuery[], threshold: number, index: ReturnType<typeof createMemoryIndex>) {
  const sources = JSON.parse(readFileSync(`${folder}/sources.json`, 'utf8')) as string[];
  if (sources.length === 0) return {};
  const folded = sources.map((source) => foldCodePoints(source, foldText).folded);
  const some = queries.slice(0, 40);
  let [matches, missed] = [0, 0];
  const cpu = process.cpuUsage();
  const wanted = some.map(({ query }) => {
    const text = foldCodePoints(query, foldText).folded;
    const pattern = new PatternDistance(text);
    const ids: number[] = [];
    folded.forEach((unit, id) => {
      const most = allowedEdits(Math.max(unit.length, text.length), threshold);
      if (pattern.to(unit, most) <= most) ids.push(id);
    });
    return ids;
  });
  const used = process.cpuUsage(cpu);
  some.forEach(({ query }, i) => {
    const ids = new Set(index.search({ source: query }, { threshold, limit: 100_000 }).map(({ id }) => id)); // prettier-ignore
    matches += wanted[i]!.length;
    missed += wanted[i]!.filter((id) => !ids.has(id)).length;
  });
  return { bruteLookups: (1e6 * some.length) / (used.user + used.system), matches, missed };
} // prettier-ignore
