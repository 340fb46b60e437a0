import { allowedEdits } from './score';
import { lowerBound, type Segment } from './segment';
import { addToSignature, lastPlace, placeBits } from './segment-layout';

/** Longer segments and units get no fuzzy match, only an exact or near one. */
export const longestFuzzy = 4000;

/** A unit within the cut-off. */
export type Visit = (unit: number, edits: number, longer: number) => void;

/** Costs beside one posting read: a unit looked at in a row, and one piece of a dictionary run. */
const costs = { scanned: 8, run: 6 };
/** Units of like length are looked up together, in at most so many groups. */
const mostGroups = 4;
const unreachable = 0x3fffffff;

/**
 * Finds the units of a segment within a threshold of a query, all of them (docs/memory.md, "Why
 * nothing is missed"): k edits cannot touch all of k + 1 pieces of the query that do not overlap, so
 * whatever is within k edits holds one of them as it is, not further from its place than the edits
 * allow. The pieces, two or three characters each, are those with the fewest postings. What they
 * lead to is checked by its characters (128 bits) and then by edit distance; where the pieces would
 * lead to more than there is, or do not fit, all units of the length are checked.
 *
 * Time at worst: units of like length × their length × ⌈query / 32⌉. Nothing is allocated per unit.
 */
export class SegmentSearch {
  private readonly seen: Uint8Array;
  private generation = 0;
  private readonly signature = new Int32Array(4);

  constructor(private readonly segment: Segment) {
    this.seen = new Uint8Array(segment.count);
  }

  /** Begins a query: no unit has been seen. */
  begin(): void {
    if (++this.generation > 255) {
      this.seen.fill(0);
      this.generation = 1;
    }
  }

  /** Leaves a unit out of what comes. */
  pass(unit: number): void {
    this.seen[unit] = this.generation;
  }

  /** @param symbols the folded query in the segment's symbols; 1 to `longestFuzzy` */
  search(symbols: Int32Array, threshold: number, visit: Visit): void {
    const length = symbols.length;
    const distance = prepareDistance(symbols);
    this.signature.fill(0);
    for (const symbol of symbols) if (symbol >= 0) addToSignature(this.signature, symbol);
    // A symbol that the segment has not is in no signature: each is one edit to begin with.
    const foreign = new Set(symbols.filter((symbol) => symbol < 0)).size > 0 ? 1 : 0;
    const least = length - allowedEdits(length, threshold);
    let most = length;
    while (most < longestFuzzy && most + 1 - length <= allowedEdits(most + 1, threshold)) most++;
    const runs = new QueryRuns(this.segment, symbols);
    const leastEdits = allowedEdits(length, threshold);
    const step = Math.max(
      1,
      Math.ceil((allowedEdits(most, threshold) - leastEdits) / (mostGroups - 1)),
    );
    let from = this.segment.firstOfLength(Math.max(1, least));
    runs.advance(from);
    for (let low = Math.max(1, least); low <= most;) {
      let high = low <= length ? length : low;
      const edits = low <= length ? leastEdits : allowedEdits(low, threshold) + step - 1;
      while (high < most && allowedEdits(high + 1, threshold) <= edits) high++;
      const to = this.segment.firstOfLength(high + 1);
      runs.advance(to);
      if (from < to) this.group(symbols, threshold, allowedEdits(high, threshold), from, to, low, high, runs, foreign, distance, visit); // prettier-ignore
      [from, low] = [to, high + 1];
    }
    distance.release();
  }

  /** Units [from, to) of lengths [low, high], of which none allows more edits than `edits`. */
  private group(
    symbols: Int32Array,
    threshold: number,
    edits: number,
    from: number,
    to: number,
    low: number,
    high: number,
    runs: QueryRuns,
    foreign: number,
    distance: Distance,
    visit: Visit,
  ): void {
    // prettier-ignore
    const { segment, seen, generation } = this;
    const { postings } = segment;
    const scan = (to - from) * costs.scanned;
    const pieces = runs.choose(edits + 1, scan);
    if (pieces === undefined) {
      for (let unit = from; unit < to; unit++)
        if (seen[unit] !== generation) {
          seen[unit] = generation;
          this.check(unit, symbols, threshold, foreign, distance, visit);
        }
      return;
    }
    // The edits before a piece move it, those behind it bring the rest in line with the lengths.
    const earliest = -Math.floor((edits - Math.max(low - symbols.length, -edits)) / 2);
    const latest = Math.floor((edits + Math.min(high - symbols.length, edits)) / 2);
    for (let i = 0; i < pieces.count; i++) {
      const place = pieces.places[i]!;
      const runOf = (start: number, end: number) => {
        for (let at = start; at < end; at++) {
          const posting = postings[at]!;
          const unit = posting >>> placeBits;
          if (seen[unit] === generation) continue;
          const stands = posting & lastPlace;
          const moved = stands - place;
          if ((moved < earliest || moved > latest) && stands !== lastPlace) continue;
          seen[unit] = generation;
          this.check(unit, symbols, threshold, foreign, distance, visit);
        }
      };
      if (pieces.lengths[i] === 3) runOf(runs.tripleFrom[place]!, runs.tripleTo[place]!);
      else {
        const pair = runs.pairs[place]!;
        if (pair < 0) continue;
        const lowest = (from << placeBits) >>> 0;
        const whole = from === 0 && to === segment.count;
        for (let third = segment.pairStart[pair]!; third < segment.pairStart[pair + 1]!; third++) {
          let start = segment.postingStart[third]!;
          const end = segment.postingStart[third + 1]!;
          if (whole) {
            runOf(start, end);
            continue;
          }
          start = end - start > 8 ? lowerBound(postings, lowest, start, end) : start;
          while (start < end && postings[start]! < lowest) start++;
          let stop = start;
          if (end - start > 8 && to < segment.count)
            stop = lowerBound(postings, (to << placeBits) >>> 0, start, end);
          else if (to >= segment.count) stop = end;
          else while (stop < end && postings[stop]! >>> placeBits < to) stop++;
          runOf(start, stop);
        }
      }
    }
  }

  private check(
    unit: number,
    symbols: Int32Array,
    threshold: number,
    foreign: number,
    distance: Distance,
    visit: Visit,
  ): void {
    // prettier-ignore
    const { segment, signature } = this;
    const { signatures, textStart } = segment;
    const start = textStart[unit]!;
    const count = textStart[unit + 1]! - start;
    const length = symbols.length;
    const longer = count > length ? count : length;
    const edits = Math.floor((longer * (100 - threshold)) / 100);
    // Of the edits, as many as the lengths differ by can only insert, or only delete.
    const more = count - length;
    if (more > edits || -more > edits) return;
    const base = unit * 4;
    const s0 = signatures[base]!, s1 = signatures[base + 1]!, s2 = signatures[base + 2]!, s3 = signatures[base + 3]!; // prettier-ignore
    const q0 = signature[0]!, q1 = signature[1]!, q2 = signature[2]!, q3 = signature[3]!; // prettier-ignore
    const missing = bits(q0 & ~s0, q1 & ~s1, q2 & ~s2, q3 & ~s3) + foreign;
    if (missing > (more > 0 ? edits - more : edits)) return;
    const added = bits(s0 & ~q0, s1 & ~q1, s2 & ~q2, s3 & ~q3);
    if (added > (more < 0 ? edits + more : edits)) return;
    const found = distance.to(segment.text, start, count, edits);
    if (found <= edits) visit(unit, found, longer);
  }
}

/** How many bits four words have set. */
function bits(a: number, b: number, c: number, d: number): number {
  a -= (a >>> 1) & 0x55555555;
  b -= (b >>> 1) & 0x55555555;
  c -= (c >>> 1) & 0x55555555;
  d -= (d >>> 1) & 0x55555555;
  a = (a & 0x33333333) + ((a >>> 2) & 0x33333333);
  b = (b & 0x33333333) + ((b >>> 2) & 0x33333333);
  c = (c & 0x33333333) + ((c >>> 2) & 0x33333333);
  d = (d & 0x33333333) + ((d >>> 2) & 0x33333333);
  a = ((a + b) & 0x0f0f0f0f) + (((a + b) >>> 4) & 0x0f0f0f0f);
  c = ((c + d) & 0x0f0f0f0f) + (((c + d) >>> 4) & 0x0f0f0f0f);
  return Math.imul(a + c, 0x01010101) >>> 24;
}

interface Pieces {
  count: number;
  places: Int32Array;
  lengths: Int32Array;
}

/** The dictionary runs of a query's pairs and triples, moving up through a segment's units. */
class QueryRuns {
  readonly pairs: Int32Array;
  readonly tripleFrom: Uint32Array;
  readonly tripleTo: Uint32Array;
  private readonly tripleEnd: Uint32Array;
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
          : lowerBound(segment.postings, limit, tripleFrom[i]!, tripleEnd[i]!);
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
    const pairCost = new Float64Array(length);
    for (let i = 0; i + 1 < length; i++) {
      const pair = pairs[i]!;
      if (pair < 0) continue;
      const [start, end] = [segment.pairStart[pair]!, segment.pairStart[pair + 1]!];
      const all = segment.postingStart[end]! - segment.postingStart[start]!;
      pairCost[i] = all * share + (end - start) * costs.run;
    }
    // best[j * width + i]: the least cost of j pieces in the first i symbols.
    const width = length + 1;
    const best = new Float64Array((count + 1) * width);
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

interface Distance {
  to(text: Uint16Array, start: number, count: number, most: number): number;
  release(): void;
}

/** Which symbols of the query in hand have masks, by symbol; 0 for none. */
const runOf = new Uint16Array(0x10000);

/**
 * Edit distance to stretches of a segment's text (Myers 1999, in blocks of 32 bits after Hyyrö 2003).
 * One at a time: `release` before the next is prepared.
 */
function prepareDistance(symbols: Int32Array): Distance {
  const length = symbols.length;
  const blocks = (length + 31) >>> 5;
  const masks = new Int32Array((length + 1) * blocks);
  let runs = 0;
  for (let i = 0; i < length; i++) {
    const symbol = symbols[i]!;
    if (symbol < 0) continue;
    if (runOf[symbol] === 0) runOf[symbol] = ++runs;
    masks[runOf[symbol]! * blocks + (i >>> 5)]! |= 1 << (i & 31);
  }
  const release = () => {
    for (let i = 0; i < length; i++) if (symbols[i]! >= 0) runOf[symbols[i]!] = 0;
  };
  const last = 1 << ((length - 1) & 31);
  const short = (text: Uint16Array, start: number, count: number, most: number): number => {
    let plus = -1;
    let minus = 0;
    let score = length;
    // What the columns left could still bring down, at one each.
    let reach = most + count;
    for (let at = start; at < start + count; at++) {
      const eq = masks[runOf[text[at]!]!]!;
      const xv = eq | minus;
      const xh = (((eq & plus) + plus) ^ plus) | eq;
      let hp = minus | ~(xh | plus);
      const hn = plus & xh;
      if (hp & last) score++;
      else if (hn & last) score--;
      if (score > --reach) return most + 1;
      hp = (hp << 1) | 1;
      plus = (hn << 1) | ~(xv | hp);
      minus = hp & xv;
    }
    return score;
  };
  if (blocks === 1) return { to: short, release };
  const plus = new Int32Array(blocks);
  const minus = new Int32Array(blocks);
  const long = (text: Uint16Array, start: number, count: number, most: number): number => {
    plus.fill(-1);
    minus.fill(0);
    let score = length;
    let reach = most + count;
    for (let at = start; at < start + count; at++) {
      const run = runOf[text[at]!]! * blocks;
      let carryPlus = 1;
      let carryMinus = 0;
      for (let b = 0; b < blocks; b++) {
        const vp = plus[b]!;
        const vn = minus[b]!;
        const mask = masks[run + b]!;
        const xv = mask | vn;
        const eq = mask | carryMinus;
        const xh = (((eq & vp) + vp) ^ vp) | eq;
        let hp = vn | ~(xh | vp);
        let hn = vp & xh;
        if (b === blocks - 1) {
          if (hp & last) score++;
          else if (hn & last) score--;
        }
        const outPlus = hp >>> 31;
        const outMinus = hn >>> 31;
        hp = (hp << 1) | carryPlus;
        hn = (hn << 1) | carryMinus;
        carryPlus = outPlus;
        carryMinus = outMinus;
        plus[b] = hn | ~(xv | hp);
        minus[b] = hp & xv;
      }
      if (score > --reach) return most + 1;
    }
    return score;
  };
  return { to: long, release };
}
