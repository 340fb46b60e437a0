import { readFileSync } from 'node:fs';

/** A query, and the source that must come back; '' for a query made of nothing. */
export interface BenchQuery {
  kind: string;
  query: string;
  wanted: string;
}

const editedShares = [10, 20, 28];
const queriesOfAKind = 200;

/** Random numbers from a seed (mulberry32), the same on every machine. */
export function randomFrom(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Sources as the sample text might have gone on: each character is drawn from those that follow the
 * one or two before it there, so that stretches of characters are as common as in real text.
 */
export function generateSources(count: number, sample: string, seed = 7): string[] {
  const random = randomFrom(seed);
  const following = new Map<string, string[]>();
  const characters = [...sample.replace(/\s+/g, '')];
  const learn = (before: string, next: string) => {
    const list = following.get(before);
    if (list) list.push(next);
    else following.set(before, [next]);
  };
  characters.forEach((character, i) => {
    learn(i > 0 ? characters[i - 1]! : '', character);
    if (i > 1) learn(characters[i - 2]! + characters[i - 1]!, character);
  });
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!;
  const sources = new Set<string>();
  while (sources.size < count) {
    // Lengths as of real units: most of 8 to 40, some longer.
    const length = 4 + Math.floor(-Math.log(1 - random()) * 12 + random() * 12);
    const source = [pick(characters)];
    while (source.length < length) {
      const last = source.at(-1)!;
      const before = (source.at(-2) ?? '') + last;
      const list = random() < 0.6 ? following.get(before) : following.get(last);
      source.push(pick(list ?? following.get(last) ?? characters));
    }
    sources.add(source.join(''));
  }
  return [...sources];
}

/** 1,000 queries: 200 sources as they are, 3 × 200 with 10, 20 and 28 % of characters edited, 200 of none. */
export function generateQueries(sources: readonly string[], seed = 11): BenchQuery[] {
  const random = randomFrom(seed);
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!;
  const alphabet = [...new Set(sources.slice(0, 20_000).join(''))];
  const long = sources.filter((source) => source.length >= 8);
  const queries: BenchQuery[] = [];
  for (let i = 0; i < queriesOfAKind; i++) {
    const wanted = pick(long);
    queries.push({ kind: 'exact', query: wanted, wanted });
    for (const share of editedShares) {
      const wanted = pick(long);
      const points = [...wanted];
      for (let edits = Math.floor((points.length * share) / 100); edits > 0; edits--) {
        const at = Math.floor(random() * points.length);
        const kind = random();
        if (kind < 0.5) points[at] = pick(alphabet);
        else if (kind < 0.75 && points.length > 2) points.splice(at, 1);
        else points.splice(at, 0, pick(alphabet));
      }
      queries.push({ kind: `edited ${share} %`, query: points.join(''), wanted });
    }
    queries.push({ kind: 'novel', query: Array.from({ length: 20 }, () => pick(alphabet)).join(''), wanted: '' }); // prettier-ignore
  }
  // Mixed, so that no kind has the warm-up to itself.
  for (let i = queries.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [queries[i], queries[j]] = [queries[j]!, queries[i]!];
  }
  return queries;
}

/** Sources from a file: the first column of each line. */
export function readSources(file: string): string[] {
  return linesOf(file).map((line) => line.split('\t', 1)[0]!);
}

/** Queries from a file: kind, query, wanted source, between tabs. */
export function readQueries(file: string): BenchQuery[] {
  return linesOf(file).map((line, i) => {
    const [kind, query, wanted] = line.split('\t');
    if (kind === undefined || !query || wanted === undefined)
      throw new Error(`${file}: line ${i + 1} is not kind, query and source between tabs`);
    return { kind, query, wanted };
  });
}

function linesOf(file: string): string[] {
  return readFileSync(file, 'utf8').replace(/\n$/, '').split('\n');
}
