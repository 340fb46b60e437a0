import { PatternDistance } from './edit-distance';
import { QueryRuns } from './query-runs';
import { allowedEdits } from './score';
import type { Segment } from './segment';
import { addToSignature, lastPlace, placeBits } from './segment-layout';

/** Longer segments and units get no fuzzy match, only an exact or near one. */
export const longestFuzzy = 4000;

/** A unit within the cut-off. */
export type Visit = (unit: number, edits: number, longer: number) => void;

/** What a unit looked at in a row costs beside one posting read. */
const scanCost = 8;
/** Units of like length are looked up together, in at most so many groups. */
const mostGroups = 4;

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
    const distance = new PatternDistance(symbols);
    this.signature.fill(0);
    // A symbol that the segment has not is in no signature: one edit to begin with.
    let foreign = 0;
    for (let i = 0; i < length; i++)
      if (symbols[i]! < 0) foreign = 1;
      else addToSignature(this.signature, symbols[i]!);
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
    distance: PatternDistance,
    visit: Visit,
  ): void {
    // prettier-ignore
    const { segment, seen, generation } = this;
    const { postings } = segment;
    const scan = (to - from) * scanCost;
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
      const [first, last] = [place + earliest, place + latest];
      if (pieces.lengths[i] === 3) {
        this.run(runs.tripleFrom[place]!, runs.tripleTo[place]!, first, last, symbols, threshold, foreign, distance, visit); // prettier-ignore
        continue;
      }
      const pair = runs.pairs[place]!;
      if (pair < 0) continue;
      const lowest = (from << placeBits) >>> 0;
      const whole = from === 0 && to === segment.count;
      for (let third = segment.pairStart[pair]!; third < segment.pairStart[pair + 1]!; third++) {
        let start = segment.postingStart[third]!;
        const end = segment.postingStart[third + 1]!;
        let stop = end;
        if (!whole) {
          if (end - start > 8) {
            start = postings.lowerBound(lowest, start, end);
            if (to < segment.count) stop = postings.lowerBound((to << placeBits) >>> 0, start, end);
          } else {
            const shift = postings.load(start, end);
            const { list } = postings;
            while (start < end && list[start - shift]! < lowest) start++;
            if (to < segment.count)
              for (stop = start; stop < end && list[stop - shift]! >>> placeBits < to;) stop++;
          }
        }
        this.run(start, stop, first, last, symbols, threshold, foreign, distance, visit);
      }
    }
  }

  /** Checks the units of postings [start, end) whose place is from `first` to `last`. */
  private run(
    start: number,
    end: number,
    first: number,
    last: number,
    symbols: Int32Array,
    threshold: number,
    foreign: number,
    distance: PatternDistance,
    visit: Visit,
  ): void {
    // prettier-ignore
    const { seen, generation } = this;
    if (start === end) return;
    const { postings } = this.segment;
    const shift = postings.load(start, end);
    const { list } = postings;
    for (let at = start - shift; at < end - shift; at++) {
      const posting = list[at]!;
      const unit = posting >>> placeBits;
      if (seen[unit] === generation) continue;
      const stands = posting & lastPlace;
      if ((stands < first || stands > last) && stands !== lastPlace) continue;
      seen[unit] = generation;
      this.check(unit, symbols, threshold, foreign, distance, visit);
    }
  }

  private check(
    unit: number,
    symbols: Int32Array,
    threshold: number,
    foreign: number,
    distance: PatternDistance,
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
    const shift = segment.text.load(start, start + count);
    const found = distance.to(segment.text.list, edits, start - shift, count);
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
