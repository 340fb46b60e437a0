/** How the sentences of a new reading of a source stem from those of the old one. */
export interface SentenceMatch {
  /** For each new sentence the index of the old one that it is, or -1. */
  oldOf: Int32Array;
  /** For each new sentence 1 where it is a corrected form, not the very text, of its old one. */
  corrected: Uint8Array;
}

/** How alike a corrected sentence must be to its old form: Dice's coefficient of character pairs. */
const alikeEnough = 0.6;

/**
 * Finds the sentences that stayed when a source is read again: first those that stand in the same
 * order (patience diff), then those that were moved (the same text, left over once on either side),
 * then, between neighbours that stayed, those that were merely corrected.
 * Time O(n log n + characters).
 * @param before the old sentences in order
 * @param after the new sentences in order
 */
export function matchSentences(before: readonly string[], after: readonly string[]): SentenceMatch {
  const oldOf = new Int32Array(after.length).fill(-1);
  const taken = new Uint8Array(before.length);
  const link = (i: number, j: number) => {
    oldOf[j] = i;
    taken[i] = 1;
  };
  matchInOrder(before, after, link);

  const leftOver = onlyOnce(after, 0, after.length, (j) => oldOf[j] === -1);
  for (const [text, i] of onlyOnce(before, 0, before.length, (i) => taken[i] === 0)) {
    const j = leftOver.get(text);
    if (j !== undefined) link(i, j);
  }
  return { oldOf, corrected: linkCorrected(before, after, oldOf, taken) };
}

/** Patience diff: common ends, then the longest run of texts that stand once on either side. */
function matchInOrder(
  before: readonly string[],
  after: readonly string[],
  link: (i: number, j: number) => void,
): void {
  const ranges = [[0, before.length, 0, after.length]];
  for (let range = ranges.pop(); range; range = ranges.pop()) {
    let [i, iEnd, j, jEnd] = range as [number, number, number, number];
    while (i < iEnd && j < jEnd && before[i] === after[j]) link(i++, j++);
    while (i < iEnd && j < jEnd && before[iEnd - 1] === after[jEnd - 1]) link(--iEnd, --jEnd);
    if (i === iEnd || j === jEnd) continue;
    const once = onlyOnce(after, j, jEnd);
    const pairs: [number, number][] = [];
    for (const [text, at] of onlyOnce(before, i, iEnd)) {
      const other = once.get(text);
      if (other !== undefined) pairs.push([at, other]);
    }
    const anchors = longestIncreasing(pairs.map(([, other]) => other)).map((k) => pairs[k]!);
    if (anchors.length === 0) continue;
    for (const [at, other] of anchors) {
      ranges.push([i, at, j, other]);
      link(at, other);
      [i, j] = [at + 1, other + 1];
    }
    ranges.push([i, iEnd, j, jEnd]);
  }
}

/** The texts that stand exactly once among the open places of a range, with their places. */
function onlyOnce(
  texts: readonly string[],
  start: number,
  end: number,
  open: (at: number) => boolean = () => true,
): Map<string, number> {
  const places = new Map<string, number>();
  for (let at = start; at < end; at++) {
    if (open(at)) places.set(texts[at]!, places.has(texts[at]!) ? -1 : at);
  }
  for (const [text, at] of places) if (at === -1) places.delete(text);
  return places;
}

/**
 * Indices of a longest strictly increasing subsequence (patience sorting, O(n log n)).
 * @param values compared with `<`
 */
export function longestIncreasing<T extends number | string>(values: readonly T[]): number[] {
  const tails: number[] = [];
  const previous = new Int32Array(values.length).fill(-1);
  values.forEach((value, at) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (values[tails[middle]!]! < value) low = middle + 1;
      else high = middle;
    }
    if (low > 0) previous[at] = tails[low - 1]!;
    tails[low] = at;
  });
  const run: number[] = [];
  for (let at = tails.at(-1) ?? -1; at !== -1; at = previous[at]!) run.push(at);
  return run.reverse();
}

/** Between sentences that stayed, pairs as many old as new ones in order where they are alike. */
function linkCorrected(
  before: readonly string[],
  after: readonly string[],
  oldOf: Int32Array,
  taken: Uint8Array,
): Uint8Array {
  const corrected = new Uint8Array(after.length);
  for (let j = 0; j < after.length; j++) {
    if (oldOf[j] !== -1) continue;
    let jEnd = j;
    while (jEnd < after.length && oldOf[jEnd] === -1) jEnd++;
    const i = j === 0 ? 0 : oldOf[j - 1]! + 1;
    let iEnd = i;
    while (iEnd < before.length && taken[iEnd] === 0) iEnd++;
    if (iEnd - i === jEnd - j) {
      for (let k = 0; k < iEnd - i; k++) {
        if (likeness(before[i + k]!, after[j + k]!) < alikeEnough) continue;
        oldOf[j + k] = i + k;
        taken[i + k] = 1;
        corrected[j + k] = 1;
      }
    }
    j = jEnd;
  }
  return corrected;
}

function likeness(a: string, b: string): number {
  const pairs = new Map<string, number>();
  for (let at = 0; at + 1 < a.length; at++) {
    const pair = a.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  let common = 0;
  for (let at = 0; at + 1 < b.length; at++) {
    const pair = b.slice(at, at + 2);
    const left = pairs.get(pair) ?? 0;
    if (left > 0) {
      common++;
      pairs.set(pair, left - 1);
    }
  }
  return (2 * common) / Math.max(1, a.length + b.length - 2);
}
