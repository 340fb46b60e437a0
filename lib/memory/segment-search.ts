import { PatternDistance } from './edit-distance';
import { QueryRuns } from './query-runs';
import { allowedEdits } from './score';
import type { Segment } from './segment';
import { lastPlace, placeBits } from './segment-layout';
import { bitsSet, signaturesFrom, signatureWords } from './signature';
import { halvesWords, SplitBound } from './split-bound';

/** Longer segments and units get no fuzzy match, only an exact or near one. */
export const longestFuzzy = 4000;

/** Takes a unit within the cut-off. @returns the score that further ones must reach: it may rise */
export type Visit = (unit: number, edits: number, longer: number) => number;

/** What a unit looked at in a row costs beside one posting read. */
const scanCost = 8;
/** Where units are long and have half signatures: what their pieces lead to is more by far. */
const longScanCost = 0.5;
/** Where those are read from a file: in a row it is many at once. */
const readScanCost = 0.25;
/** Units whose half signatures are read at once. */
const scannedAtOnce = 1024;
/** To read a unit's text by itself takes as long as to read so many characters of a stretch. */
const stretchCost = 4096;
/** Fewer postings are walked rather than halved. */
const fewPostings = 8;
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
  /** Units of a scan that their signatures let pass. */
  private readonly passed = new Uint32Array(scannedAtOnce);

  /* The query, and what is made of it. */
  private symbols: Int32Array = noSymbols;
  /** The score that units must reach, which rises while matches are found. */
  private threshold = 0;
  private visit!: Visit;
  private distance!: PatternDistance;
  private split: SplitBound | undefined;
  private readonly signature = new Int32Array(signatureWords);
  /** Symbols that the segment has not are in no signature: so many edits to begin with. */
  private foreign = 0;

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
    const { segment } = this;
    const { length } = symbols;
    this.symbols = symbols;
    this.threshold = threshold;
    this.visit = visit;
    this.split = undefined;
    this.foreign = signQuery(symbols, this.signature);
    this.distance = new PatternDistance(symbols);
    const runs = new QueryRuns(segment, symbols);
    const leastEdits = allowedEdits(length, threshold);
    const least = Math.max(1, length - leastEdits);
    const most = longestWithin(length, threshold);
    const step = Math.max(
      1,
      Math.ceil((allowedEdits(most, threshold) - leastEdits) / (mostGroups - 1)),
    );
    let from = segment.firstOfLength(least);
    for (let low = least; low <= most;) {
      let high = low <= length ? length : low;
      const edits = low <= length ? leastEdits : allowedEdits(low, threshold) + step - 1;
      while (high < most && allowedEdits(high + 1, threshold) <= edits) high++;
      const to = segment.firstOfLength(high + 1);
      if (from < to) this.group(from, to, low, high, runs);
      [from, low] = [to, high + 1];
    }
    this.distance.release();
  }

  /** Units [from, to) of lengths [low, high]. */
  private group(from: number, to: number, low: number, high: number, runs: QueryRuns): void {
    const { segment, symbols, threshold } = this;
    const edits = allowedEdits(Math.max(high, symbols.length), threshold);
    // The threshold has risen meanwhile: none is long enough, or short enough.
    if (low - symbols.length > edits) return;
    const pieces = runs.choose(edits + 1, (to - from) * this.scanCost, from, to);
    if (pieces === undefined) {
      for (let at = from; at < to; at += scannedAtOnce)
        this.scan(at, Math.min(to, at + scannedAtOnce));
      return;
    }
    // The edits before a piece move it, those behind it bring the rest in line with the lengths.
    const earliest = -Math.floor((edits - Math.max(low - symbols.length, -edits)) / 2);
    const latest = Math.floor((edits + Math.min(high - symbols.length, edits)) / 2);
    for (let i = 0; i < pieces.count; i++) {
      const place = pieces.places[i]!;
      const [first, last] = [place + earliest, place + latest];
      if (pieces.lengths[i] === 3) {
        const triple = runs.triples[place]!;
        if (triple >= 0) this.runWithin(triple, from, to, first, last);
        continue;
      }
      const pair = runs.pairs[place]!;
      if (pair < 0) continue;
      const end = segment.pairStart[pair + 1]!;
      for (let triple = segment.pairStart[pair]!; triple < end; triple++)
        this.runWithin(triple, from, to, first, last);
    }
  }

  private get scanCost(): number {
    const { halves } = this.segment;
    if (halves.length === 0) return scanCost;
    return halves.isHeld ? longScanCost : readScanCost;
  }

  /** Checks the units of [from, to) that three symbols lead to, at places from `first` to `last`. */
  private runWithin(triple: number, from: number, to: number, first: number, last: number): void {
    const { count, postings, postingStart } = this.segment;
    let start = postingStart[triple]!;
    let end = postingStart[triple + 1]!;
    if (end - start > fewPostings) {
      if (from > 0) start = postings.lowerBound((from << placeBits) >>> 0, start, end);
      if (to < count) end = postings.lowerBound((to << placeBits) >>> 0, start, end);
    } else {
      const shift = postings.load(start, end);
      const { list } = postings;
      while (start < end && list[start - shift]! >>> placeBits < from) start++;
      while (start < end && list[end - 1 - shift]! >>> placeBits >= to) end--;
    }
    this.run(start, end, first, last);
  }

  /** Checks the units of postings [start, end) whose place is from `first` to `last`. */
  private run(start: number, end: number, first: number, last: number): void {
    if (start === end) return;
    const { seen, generation } = this;
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
      this.check(unit);
    }
  }

  /** Checks units [from, to), at most `scannedAtOnce`. */
  private scan(from: number, to: number): void {
    const { segment, seen, generation, passed, signature, symbols, threshold, foreign } = this;
    const { signatures, textStart } = segment;
    const q0 = signature[0]!, q1 = signature[1]!, q2 = signature[2]!, q3 = signature[3]!; // prettier-ignore
    let count = 0;
    let [length, mostMissing, mostAdded] = [-1, 0, 0];
    for (let unit = from, start = textStart[from]!; unit < to; unit++) {
      const end = textStart[unit + 1]!;
      // What can be told for all units of a length is told once: they lie one after the other.
      if (end - start !== length) {
        length = end - start;
        const edits = allowedEdits(Math.max(length, symbols.length), threshold);
        // Of the edits, as many as the lengths differ by can only insert, or only delete.
        const more = length - symbols.length;
        mostMissing = (more > 0 ? edits - more : edits) - foreign;
        mostAdded = more < 0 ? edits + more : edits;
      }
      start = end;
      if (seen[unit] === generation) continue;
      seen[unit] = generation;
      const at = unit * signatureWords;
      const s0 = signatures[at]!, s1 = signatures[at + 1]!, s2 = signatures[at + 2]!, s3 = signatures[at + 3]!; // prettier-ignore
      if (bitsSet(q0 & ~s0, q1 & ~s1, q2 & ~s2, q3 & ~s3) > mostMissing) continue;
      if (bitsSet(s0 & ~q0, s1 & ~q1, s2 & ~q2, s3 & ~q3) > mostAdded) continue;
      passed[count++] = unit;
    }
    if (count === 0) return;
    // Brought to hand at once rather than one by one.
    const { halves, text } = segment;
    if (halves.length > 0) {
      const shift = halves.load(passed[0]! * halvesWords, (passed[count - 1]! + 1) * halvesWords);
      const all = count;
      count = 0;
      for (let i = 0; i < all; i++)
        if (!this.isFar(passed[i]!, shift)) passed[count++] = passed[i]!;
      if (count === 0) return;
    }
    const [start, end] = [textStart[passed[0]!]!, textStart[passed[count - 1]! + 1]!];
    const isDense = end - start < count * stretchCost;
    const shift = isDense ? text.load(start, end) : 0;
    for (let i = 0; i < count; i++) {
      const own = textStart[passed[i]!]!;
      this.measure(
        passed[i]!,
        own - (isDense ? shift : text.load(own, textStart[passed[i]! + 1]!)),
      );
    }
  }

  private check(unit: number): void {
    if (!this.mayBe(unit)) return;
    const { halves, text, textStart } = this.segment;
    if (halves.length > 0) {
      const shift = halves.load(unit * halvesWords, (unit + 1) * halvesWords);
      if (this.isFar(unit, shift)) return;
    }
    const start = textStart[unit]!;
    this.measure(unit, start - text.load(start, textStart[unit + 1]!));
  }

  /** Whether a unit's length and its signature allow it to be near enough. */
  private mayBe(unit: number): boolean {
    const { segment, signature, symbols, threshold, foreign } = this;
    const { signatures, textStart } = segment;
    const count = textStart[unit + 1]! - textStart[unit]!;
    const { length } = symbols;
    const edits = allowedEdits(count > length ? count : length, threshold);
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
  private isFar(unit: number, shift: number): boolean {
    const { segment, symbols } = this;
    const count = segment.lengthOf(unit);
    const edits = allowedEdits(Math.max(count, symbols.length), this.threshold);
    const split = (this.split ??= new SplitBound(symbols));
    return split.excludes(segment.halves.list, unit * halvesWords - shift, count, edits);
  }

  /** Visits a unit that is near enough. @param from where its text begins in what is at hand */
  private measure(unit: number, from: number): void {
    const { segment } = this;
    const count = segment.lengthOf(unit);
    const longer = Math.max(count, this.symbols.length);
    const edits = allowedEdits(longer, this.threshold);
    const found = this.distance.to(segment.text.list, edits, from, count);
    if (found <= edits) this.threshold = this.visit(unit, found, longer);
  }
}

/** Writes the query's signature. @returns how many symbols are in none */
function signQuery(symbols: Int32Array, signature: Int32Array): number {
  let foreign = 0;
  for (let i = 0; i < symbols.length; i++) if (symbols[i]! < 0) foreign++;
  signature.set(signaturesFrom(symbols, 'beginning').subarray(symbols.length * signatureWords));
  return foreign;
}

/** The longest unit that may be near enough, in symbols. */
function longestWithin(length: number, threshold: number): number {
  let most = length;
  while (most < longestFuzzy && most + 1 - length <= allowedEdits(most + 1, threshold)) most++;
  return most;
}

const noSymbols = new Int32Array(0);
