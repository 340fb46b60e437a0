import { PatternDistance } from './edit-distance';
import { QueryRuns } from './query-runs';
import { allowedEdits } from './score';
import type { Segment } from './segment';
import { lastPlace, placeBits } from './segment-layout';
import { bitsSet, signaturesFrom, signatureWords } from './signature';
import { halvesWords, SplitBound } from './split-bound';

/** Longer segments and units get no fuzzy match, only an exact or near one. */
export const longestFuzzy = 4000;

/** A unit within the cut-off. */
export type Visit = (unit: number, edits: number, longer: number) => void;

/** What a unit looked at in a row costs beside one posting read. */
const scanCost = 8;
/** Where units are long and have half signatures: what their pieces lead to is more by far. */
const longScanCost = 1;
/** Units whose half signatures are read at once. */
const scannedAtOnce = 1024;
/** To read a unit's text by itself takes as long as to read so many characters of a stretch. */
const stretchCost = 4096;
/** Units of like length are looked up together, in at most so many groups. */
const mostGroups = 4;

/**
 * Finds the units of a segment within a threshold of a query, all of them (docs/memory.md, "Why
 * nothing is missed"): k edits cannot touch all of k + 1 pieces of the query that do not overlap, so
 * whatever is within k edits holds one of them as it is, not further from its place than the edits
 * allow. The pieces, two or three characters each, are those with the fewest postings. What they
 * lead to is checked by its signature and then by edit distance; where the pieces would lead to more
 * than there is, or do not fit, all units of the length are checked, and their halves' signatures too.
 *
 * Time at worst: units of like length × their length × ⌈query / 32⌉. Nothing is allocated per unit.
 */
export class SegmentSearch {
  private readonly seen: Uint8Array;
  private generation = 0;
  private readonly signature = new Int32Array(signatureWords);
  /** Units of a scan that their signatures let pass. */
  private readonly passed = new Uint32Array(scannedAtOnce);
  private split: SplitBound | undefined;

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
    // Symbols that the segment has not are in no signature: so many edits to begin with.
    let foreign = 0;
    for (let i = 0; i < length; i++) if (symbols[i]! < 0) foreign++;
    this.signature.set(signaturesFrom(symbols, 'beginning').subarray(length * signatureWords));
    this.split = undefined;
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
    const { segment } = this;
    const { postings } = segment;
    const scan = (to - from) * (segment.halves.length > 0 ? longScanCost : scanCost);
    const pieces = runs.choose(edits + 1, scan);
    if (pieces === undefined) {
      for (let at = from; at < to; at += scannedAtOnce)
        this.scan(at, Math.min(to, at + scannedAtOnce), symbols, threshold, foreign, distance, visit); // prettier-ignore
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

  /** Checks units [from, to), at most `scannedAtOnce`. */
  private scan(
    from: number,
    to: number,
    symbols: Int32Array,
    threshold: number,
    foreign: number,
    distance: PatternDistance,
    visit: Visit,
  ): void {
    // prettier-ignore
    const { segment, seen, generation, passed, signature } = this;
    const { signatures } = segment;
    const q0 = signature[0]!, q1 = signature[1]!, q2 = signature[2]!, q3 = signature[3]!; // prettier-ignore
    let count = 0;
    let [length, most] = [-1, 0];
    for (let unit = from; unit < to; unit++) {
      if (seen[unit] === generation) continue;
      seen[unit] = generation;
      // What can be told for all units of a length is told once: they lie one after the other.
      if (segment.lengthOf(unit) !== length) {
        length = segment.lengthOf(unit);
        const edits = allowedEdits(Math.max(length, symbols.length), threshold);
        most = (length > symbols.length ? edits - length + symbols.length : edits) - foreign;
      }
      const at = unit * signatureWords;
      const missing = bitsSet(q0 & ~signatures[at]!, q1 & ~signatures[at + 1]!, q2 & ~signatures[at + 2]!, q3 & ~signatures[at + 3]!); // prettier-ignore
      if (missing <= most && this.mayBe(unit, symbols.length, threshold, foreign))
        passed[count++] = unit;
    }
    if (count === 0) return;
    // Brought to hand at once rather than one by one.
    const { halves, text, textStart } = segment;
    if (halves.length > 0) {
      const shift = halves.load(passed[0]! * halvesWords, (passed[count - 1]! + 1) * halvesWords);
      const all = count;
      count = 0;
      for (let i = 0; i < all; i++)
        if (!this.isFar(passed[i]!, shift, symbols, threshold)) passed[count++] = passed[i]!;
      if (count === 0) return;
    }
    const [start, end] = [textStart[passed[0]!]!, textStart[passed[count - 1]! + 1]!];
    const isDense = end - start < count * stretchCost;
    const shift = isDense ? text.load(start, end) : 0;
    for (let i = 0; i < count; i++) {
      const own = textStart[passed[i]!]!;
      const from = own - (isDense ? shift : text.load(own, textStart[passed[i]! + 1]!));
      this.measure(passed[i]!, from, symbols.length, threshold, distance, visit);
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
    if (!this.mayBe(unit, symbols.length, threshold, foreign)) return;
    const { halves, text, textStart } = this.segment;
    if (halves.length > 0) {
      const shift = halves.load(unit * halvesWords, (unit + 1) * halvesWords);
      if (this.isFar(unit, shift, symbols, threshold)) return;
    }
    const start = textStart[unit]!;
    const from = start - text.load(start, textStart[unit + 1]!);
    this.measure(unit, from, symbols.length, threshold, distance, visit);
  }

  /** Whether a unit's length and its signature allow it to be near enough. */
  private mayBe(unit: number, length: number, threshold: number, foreign: number): boolean {
    const { segment, signature } = this;
    const { signatures, textStart } = segment;
    const count = textStart[unit + 1]! - textStart[unit]!;
    const edits = allowedEdits(count > length ? count : length, threshold);
    // Of the edits, as many as the lengths differ by can only insert, or only delete.
    const more = count - length;
    if (more > edits || -more > edits) return false;
    const base = unit * signatureWords;
    const s0 = signatures[base]!, s1 = signatures[base + 1]!, s2 = signatures[base + 2]!, s3 = signatures[base + 3]!; // prettier-ignore
    const q0 = signature[0]!, q1 = signature[1]!, q2 = signature[2]!, q3 = signature[3]!; // prettier-ignore
    const missing = bitsSet(q0 & ~s0, q1 & ~s1, q2 & ~s2, q3 & ~s3) + foreign;
    if (missing > (more > 0 ? edits - more : edits)) return false;
    const added = bitsSet(s0 & ~q0, s1 & ~q1, s2 & ~q2, s3 & ~q3);
    return added <= (more < 0 ? edits + more : edits);
  }

  /** Whether by its halves a unit is not near enough. @param shift of the half signatures at hand */
  private isFar(unit: number, shift: number, symbols: Int32Array, threshold: number): boolean {
    const count = this.segment.lengthOf(unit);
    const edits = allowedEdits(Math.max(count, symbols.length), threshold);
    const split = (this.split ??= new SplitBound(symbols));
    return split.excludes(this.segment.halves.list, unit * halvesWords - shift, count, edits);
  }

  /** Visits a unit that is near enough. @param from where its text begins in what is at hand */
  private measure(
    unit: number,
    from: number,
    length: number,
    threshold: number,
    distance: PatternDistance,
    visit: Visit,
  ): void {
    const count = this.segment.lengthOf(unit);
    const longer = Math.max(count, length);
    const edits = allowedEdits(longer, threshold);
    const found = distance.to(this.segment.text.list, edits, from, count);
    if (found <= edits) visit(unit, found, longer);
  }
}
