import type { Segment } from './segment';
import { placeBits } from './segment-layout';

/** What one piece of a dictionary run costs beside one posting read. */
const runCost = 6;
const unreachable = 0x3fffffff;

/** Pieces of a query that do not overlap. */
export interface Pieces {
  count: number;
  places: Int32Array;
  lengths: Int32Array;
}

/** The dictionary runs of a query's pairs and triples, moving up through a segment's units. */
export class QueryRuns {
  readonly pairs: Int32Array;
  readonly tripleFrom: Uint32Array;
  readonly tripleTo: Uint32Array;
  private readonly tripleEnd: Uint32Array;
  private readonly pairCost: Float64Array;
  private from = 0;
  private to = 0;

  constructor(
    private readonly segment: Segment,
    private readonly symbols: Int32Array,
  ) {
    const length = symbols.length;
    this.pairs = new Int32Array(length).fill(-1);
    this.tripleFrom = new Uint32Array(length);
    this.tripleTo = new Uint32Array(length);
    this.tripleEnd = new Uint32Array(length);
    this.pairCost = new Float64Array(length);
    for (let i = 0; i + 1 < length; i++) {
      const pair = segment.pairOf(symbols[i]!, symbols[i + 1]!);
      this.pairs[i] = pair;
      const triple = i + 2 < length ? segment.tripleOf(pair, symbols[i + 2]!) : -1;
      if (triple < 0) continue;
      this.tripleFrom[i] = this.tripleTo[i] = segment.postingStart[triple]!;
      this.tripleEnd[i] = segment.postingStart[triple + 1]!;
    }
  }

  /** The next group of units begins where the last one ended, and ends before `to`. */
  advance(to: number): void {
    const { segment, tripleFrom, tripleTo, tripleEnd } = this;
    const limit = to >= segment.count ? Infinity : (to << placeBits) >>> 0;
    for (let i = 0; i < tripleFrom.length; i++) {
      tripleFrom[i] = tripleTo[i]!;
      tripleTo[i] =
        limit === Infinity
          ? tripleEnd[i]!
          : segment.postings.lowerBound(limit, tripleFrom[i]!, tripleEnd[i]!);
    }
    [this.from, this.to] = [this.to, to];
  }

  /**
   * The cheapest pieces that do not overlap; undefined where they do not fit or cost more than
   * allowed. By dynamic programming: time is their number times the query's length.
   */
  choose(count: number, allowed: number): Pieces | undefined {
    const { symbols, segment, pairs, tripleFrom, tripleTo } = this;
    const length = symbols.length;
    if (count * 2 > length) return undefined;
    const share = (this.to - this.from) / segment.count;
    const { pairCost } = this;
    pairCost.fill(0);
    for (let i = 0; i + 1 < length; i++) {
      const pair = pairs[i]!;
      if (pair < 0) continue;
      const [start, end] = [segment.pairStart[pair]!, segment.pairStart[pair + 1]!];
      const all = segment.postingStart[end]! - segment.postingStart[start]!;
      pairCost[i] = all * share + (end - start) * runCost;
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
          const three = best[before + i - 3]! + (tripleTo[i - 3]! - tripleFrom[i - 3]!);
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
