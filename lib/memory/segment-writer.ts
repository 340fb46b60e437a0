import { addToSignature, largestSegment, lastPlace, layoutOf, magic, placeBits, type Section, segmentFormat } from './segment-layout'; // prettier-ignore
import type { UnitBatch } from './unit-batch';

/** Writes units, each id once, as the bytes of a segment. */
export function writeSegment(batch: UnitBatch): Uint8Array {
  const { count, ids, hashes, raw, folded, starts } = batch;
  const lengthOf = (unit: number) => starts[unit + 1]! - starts[unit]!;
  const byId = order(count, (unit) => ids[unit]!);
  // By length, and of like length by id: the sort by id comes first and the second keeps its order.
  const units = order(count, (at) => lengthOf(byId[at]!)).map((at) => byId[at]!);
  const numberOf = new Uint32Array(count);
  units.forEach((unit, at) => (numberOf[unit] = at));
  const alphabet = new Alphabet(folded.subarray(0, starts[count]!));
  const total = starts[count]!;
  const text = new Uint16Array(total);
  const textStart = new Uint32Array(count + 1);
  let changed = 0;
  units.forEach((unit, at) => {
    const from = starts[unit]!;
    const to = textStart[at]!;
    const length = lengthOf(unit);
    for (let i = 0; i < length; i++) {
      text[to + i] = alphabet.symbolOf(folded[from + i]!);
      if (raw[from + i] !== folded[from + i]) changed++;
    }
    textStart[at + 1] = to + length;
  });
  const triples = new TripleTable();
  for (let unit = 0; unit < count; unit++)
    for (let at = textStart[unit]!, end = textStart[unit + 1]!; at < end; at++)
      triples.count(text[at]!, at + 1 < end ? text[at + 1]! : 0, at + 2 < end ? text[at + 2]! : 0);
  const dictionary = triples.sorted();
  const head = [magic, segmentFormat, count, total, dictionary.pairs.length, dictionary.thirds.length, total, changed, alphabet.astral.size]; // prettier-ignore
  const layout = layoutOf(head);
  const bytes = new Uint8Array(layout.end);
  const words = ({ start, length }: Section) => new Uint32Array(bytes.buffer, start, length);
  const halves = ({ start, length }: Section) => new Uint16Array(bytes.buffer, start, length);
  words({ start: 0, length: 16 }).set(head);
  halves(layout.text).set(text);
  words(layout.textStart).set(textStart);
  words(layout.ids).set(units.map((unit) => ids[unit]!));
  words(layout.previous).set(units.map((unit) => batch.previous[unit]!));
  words(layout.next).set(units.map((unit) => batch.next[unit]!));
  const byHash = order(count, (unit) => hashes[unit]!);
  words(layout.hashes).set(byHash.map((unit) => hashes[unit]!));
  words(layout.hashUnits).set(byHash.map((unit) => numberOf[unit]!));
  words(layout.sortedIds).set(byId.map((unit) => ids[unit]!));
  words(layout.sortedUnits).set(byId.map((unit) => numberOf[unit]!));
  words(layout.astral).set([...alphabet.astral].flatMap(([point, symbol]) => [symbol, point]));
  const signatures = new Int32Array(bytes.buffer, layout.signatures.start, count * 4);
  const [rawStart, rawPlaces, rawCodes] = [words(layout.rawStart), words(layout.rawPlaces), words(layout.rawCodes)]; // prettier-ignore
  let changes = 0;
  units.forEach((unit, at) => {
    const from = starts[unit]!;
    for (let i = 0; i < lengthOf(unit); i++) {
      addToSignature(signatures, at * 4, text[textStart[at]! + i]!);
      if (raw[from + i] === folded[from + i]) continue;
      rawPlaces[changes] = i;
      rawCodes[changes++] = raw[from + i]!;
    }
    rawStart[at + 1] = changes;
  });
  words(layout.pairs).set(dictionary.pairs);
  words(layout.pairStart).set(dictionary.pairStart);
  halves(layout.thirds).set(dictionary.thirds);
  words(layout.postingStart).set(dictionary.postingStart);
  const postings = words(layout.postings);
  for (let unit = 0; unit < count; unit++) {
    const start = textStart[unit]!;
    for (let at = start, end = textStart[unit + 1]!; at < end; at++) {
      const [second, third] = [at + 1 < end ? text[at + 1]! : 0, at + 2 < end ? text[at + 2]! : 0];
      postings[triples.next(text[at]!, second, third)] =
        ((unit << placeBits) | Math.min(at - start, lastPlace)) >>> 0;
    }
  }
  return bytes;
}

/** Numbers 0 to count − 1 in the order of their whole keys below 2³²; of like keys the lower first. */
function order(count: number, key: (unit: number) => number): Uint32Array {
  // Key and number in one double: the typed sort needs no comparison function.
  const keyed = new Float64Array(count);
  for (let i = 0; i < count; i++) keyed[i] = key(i) * largestSegment + i;
  return Uint32Array.from(keyed.sort(), (value) => value % largestSegment);
}

/**
 * Writes each code point as 16 bits: itself in the BMP, beyond it a surrogate or another code that no
 * text of the segment holds. Past 65,535 different characters in a segment the rest is one.
 */
class Alphabet {
  readonly astral = new Map<number, number>();

  constructor(points: Uint32Array) {
    const used = new Uint8Array(0x10000);
    const beyond = new Set<number>();
    for (let i = 0; i < points.length; i++)
      if (points[i]! > 0xffff) beyond.add(points[i]!);
      else used[points[i]!] = 1;
    if (beyond.size === 0) return;
    const free: number[] = [];
    for (let i = 0; i < 0x10000 && free.length < beyond.size; i++) {
      const code = (i + 0xd800) & 0xffff;
      if (code !== 0 && used[code] === 0) free.push(code);
    }
    let at = 0;
    for (const point of beyond) this.astral.set(point, free[at++] ?? 0xfffd);
  }

  symbolOf(point: number): number {
    return point > 0xffff ? this.astral.get(point)! : point;
  }
}

/** Counts triples of symbols, then hands out the places of their postings: an open hash table. */
class TripleTable {
  private mask = (1 << 12) - 1;
  private used = 0;
  private pairs = new Uint32Array(this.mask + 1);
  private thirds = new Uint16Array(this.mask + 1);
  /** First how many, then where the next one goes; 0 is a free slot while counting. */
  private counts = new Uint32Array(this.mask + 1);

  count(first: number, second: number, third: number): void {
    const pair = ((first << 16) | second) >>> 0;
    const slot = this.slotOf(pair, third);
    if (this.counts[slot] === 0) {
      this.pairs[slot] = pair;
      this.thirds[slot] = third;
      this.used++;
    }
    this.counts[slot]!++;
    if (this.used * 2 > this.mask) this.grow();
  }

  next(first: number, second: number, third: number): number {
    return this.counts[this.slotOf(((first << 16) | second) >>> 0, third)]!++ - 1;
  }

  /** The dictionary in order; from now on the table hands out places. */
  sorted() {
    const slots = new Uint32Array(this.used);
    const keys = new Float64Array(this.used);
    for (let slot = 0, at = 0; slot <= this.mask; slot++)
      if (this.counts[slot] !== 0) keys[at++] = this.pairs[slot]! * 0x10000 + this.thirds[slot]!;
    keys.sort();
    const thirds = new Uint16Array(this.used);
    const postingStart = new Uint32Array(this.used + 1);
    const pairs: number[] = [];
    const pairStart: number[] = [];
    for (let i = 0; i < keys.length; i++) {
      const pair = Math.floor(keys[i]! / 0x10000);
      const third = keys[i]! % 0x10000;
      if (pairs.at(-1) !== pair) {
        pairs.push(pair);
        pairStart.push(i);
      }
      slots[i] = this.slotOf(pair, third);
      thirds[i] = third;
      postingStart[i + 1] = postingStart[i]! + this.counts[slots[i]!]!;
    }
    pairStart.push(keys.length);
    // One more than the place, so that no slot in use looks free.
    for (let i = 0; i < slots.length; i++) this.counts[slots[i]!] = postingStart[i]! + 1;
    return { pairs, pairStart, thirds, postingStart };
  }

  private slotOf(pair: number, third: number): number {
    let slot = Math.imul(Math.imul(pair, 0x9e3779b1) ^ third, 0x85ebca6b);
    slot = (slot ^ (slot >>> 15)) & this.mask;
    while (this.counts[slot] !== 0 && (this.pairs[slot] !== pair || this.thirds[slot] !== third))
      slot = (slot + 1) & this.mask;
    return slot;
  }

  private grow(): void {
    const { pairs, thirds, counts } = this;
    this.mask = this.mask * 2 + 1;
    this.pairs = new Uint32Array(this.mask + 1);
    this.thirds = new Uint16Array(this.mask + 1);
    this.counts = new Uint32Array(this.mask + 1);
    for (let old = 0; old < counts.length; old++) {
      if (counts[old] === 0) continue;
      const slot = this.slotOf(pairs[old]!, thirds[old]!);
      this.pairs[slot] = pairs[old]!;
      this.thirds[slot] = thirds[old]!;
      this.counts[slot] = counts[old]!;
    }
  }
}
