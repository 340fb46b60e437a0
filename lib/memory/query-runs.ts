import type { Segment } from './segment';

/** What one piece of a dictionary run costs beside one posting read. */
const runCost = 6;
const unreachable = 0x3fffffff;

/** Pieces of a query that do not overlap. */
export interface Pieces {
  count: number;
  places: Int32Array;
  lengths: Int32Array;
}

/** The dictionary runs of a query's pairs and triples in a segment. */
export class QueryRuns {
  /** By place; −1 where the segment has none. */
  readonly pairs: Int32Array;
  readonly triples: Int32Array;
  /** How many postings they have in all. */
  private readonly pairPostings: Float64Array;
  private readonly triplePostings: Float64Array;
  private readonly pairCost: Float64Array;

  constructor(
    private readonly segment: Segment,
    symbols: Int32Array,
  ) {
    const { length } = symbols;
    const { pairStart, postingStart } = segment;
    this.pairs = new Int32Array(length).fill(-1);
    this.triples = new Int32Array(length).fill(-1);
    this.pairPostings = new Float64Array(length);
    this.triplePostings = new Float64Array(length);
    this.pairCost = new Float64Array(length);
    for (let i = 0; i + 1 < length; i++) {
      const pair = segment.pairOf(symbols[i]!, symbols[i + 1]!);
      if (pair < 0) continue;
      this.pairs[i] = pair;
      this.pairPostings[i] = postingStart[pairStart[pair + 1]!]! - postingStart[pairStart[pair]!]!;
      const triple = i + 2 < length ? segment.tripleOf(pair, symbols[i + 2]!) : -1;
      if (triple < 0) continue;
      this.triples[i] = triple;
      this.triplePostings[i] = postingStart[triple + 1]! - postingStart[triple]!;
    }
  }

  /**
   * The cheapest pieces that do not overlap, for units [from, to), of which they are taken to have their share
   * of postings; undefined where they do not fit or cost more than allowed. By dynamic programming: time
   * is their number times the query's length.
   */
  choose(count: number, allowed: number, from: number, to: number): Pieces | undefined {
    const { segment, pairs, pairPostings, triplePostings, pairCost } = this;
    const { length } = pairs;
    if (count * 2 > length) return undefined;
    const { pairStart, textStart } = segment;
    const share = (textStart[to]! - textStart[from]!) / textStart[segment.count]!;
    for (let i = 0; i + 1 < length; i++) {
      const pair = pairs[i]!;
      pairCost[i] = pair < 0 ? 0 : pairPostings[i]! * share + (pairStart[pair + 1]! - pairStart[pair]!) * runCost; // prettier-ignore
    }
    // best[j * width + i]: the least cost of j pieces in the first i symbols.
    const width = length + 1;
    const best = scratchOf((count + 1) * width);
    best.fill(0, 0, width);
    for (let j = 1; j <= count; j++) {
      const row = j * width;
      const before = row - width;
      for (let i = 0; i < 2 * j; i++) best[row + i] = unreachable;
      for (let i = 2 * j; i <= length; i++) {
        let least = best[row + i - 1]!;
        const two = best[before + i - 2]! + pairCost[i - 2]!;
        if (two < least) least = two;
        if (i >= 3) {
          const three = best[before + i - 3]! + triplePostings[i - 3]! * share;
          if (three < least) least = three;
        }
        best[row + i] = least;
      }
    }
    if (best[count * width + length]! >= Math.min(allowed, unreachable)) return undefined;
    const places = new Int32Array(count);
    const lengths = new Int32Array(count);
    for (let j = count, i = length; j > 0;) {
      const here = best[j * width + i]!;
      if (i > 2 * j && here === best[j * width + i - 1]!) {
        i--;
        continue;
      }
      const two = best[(j - 1) * width + i - 2]! + pairCost[i - 2]!;
      const taken = here === two ? 2 : 3;
      j--;
      i -= taken;
      places[j] = i;
      lengths[j] = taken;
    }
    return { count, places, lengths };
  }
}

let scratch = new Float64Array(4096);

/** Numbers with anything in them: what is chosen for each group of each segment is not to make garbage. */
function scratchOf(length: number): Float64Array {
  if (length > scratch.length) {
    if (length > longestScratch) return new Float64Array(length);
    scratch = new Float64Array(length * 2);
  }
  return scratch;
}

const longestScratch = 1 << 20;
