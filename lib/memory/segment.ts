import { codePointsOf, textOf } from './code-points';
import { MemoryError } from './errors';
import { foldTableOf } from './fold-table';
import { hashOf } from './skeleton';
import { writeSegment } from './segment-writer';
import { UnitBatch } from './unit-batch';
import type { Fold, IndexedUnit } from './types';
import { layoutOf, magic, segmentFormat } from './segment-layout';

export { segmentFormat };

/**
 * An immutable part of an index, read where it lies: units in the order of their length, and of every
 * three characters the places where they stand, in that order. (`segment-layout.ts` draws it.)
 */
export class Segment {
  readonly count: number;
  readonly ids: Uint32Array;
  /** Where each unit's symbols begin; one more at the end. */
  readonly textStart: Uint32Array;
  readonly text: Uint16Array;
  /** Which characters a unit holds: 128 bits each, a character one bit. */
  readonly signatures: Int32Array;
  /** Hashes of skeletons in order, and whose they are. */
  readonly hashes: Uint32Array;
  readonly hashUnits: Uint32Array;
  readonly previous: Uint32Array;
  readonly next: Uint32Array;
  readonly sortedIds: Uint32Array;
  readonly sortedUnits: Uint32Array;
  readonly pairs: Uint32Array;
  readonly pairStart: Uint32Array;
  readonly thirds: Uint16Array;
  readonly postingStart: Uint32Array;
  /** Unit << 12 | place, the place 4095 for all from there on. */
  readonly postings: Uint32Array;
  /** Of each unit the places that folding changed, and what stood there. */
  readonly rawStart: Uint32Array;
  readonly rawPlaces: Uint32Array;
  readonly rawCodes: Uint32Array;
  /** The characters beyond the BMP, by their symbols. */
  readonly astralOf = new Map<number, number>();
  private readonly symbolOfAstral = new Map<number, number>();

  constructor(readonly bytes: Uint8Array) {
    if (bytes.byteOffset % 4 !== 0) this.bytes = bytes = bytes.slice();
    if (bytes.byteLength < 64 || bytes.byteLength % 4 !== 0) throw badSegment();
    const head = new Uint32Array(bytes.buffer, bytes.byteOffset, 16);
    if (head[0] !== magic || head[1] !== segmentFormat) throw badSegment();
    const layout = layoutOf(head);
    if (layout.end !== bytes.byteLength) throw badSegment();
    const words = ({ start, length }: { start: number; length: number }) =>
      new Uint32Array(bytes.buffer, bytes.byteOffset + start, length);
    const halves = ({ start, length }: { start: number; length: number }) =>
      new Uint16Array(bytes.buffer, bytes.byteOffset + start, length);
    this.count = head[2]!;
    this.ids = words(layout.ids);
    this.textStart = words(layout.textStart);
    this.signatures = new Int32Array(
      bytes.buffer,
      bytes.byteOffset + layout.signatures.start,
      layout.signatures.length,
    );
    this.hashes = words(layout.hashes);
    this.hashUnits = words(layout.hashUnits);
    this.previous = words(layout.previous);
    this.next = words(layout.next);
    this.sortedIds = words(layout.sortedIds);
    this.sortedUnits = words(layout.sortedUnits);
    this.pairs = words(layout.pairs);
    this.pairStart = words(layout.pairStart);
    this.postingStart = words(layout.postingStart);
    this.postings = words(layout.postings);
    this.rawStart = words(layout.rawStart);
    this.rawPlaces = words(layout.rawPlaces);
    this.rawCodes = words(layout.rawCodes);
    this.thirds = halves(layout.thirds);
    this.text = halves(layout.text);
    const astral = words(layout.astral);
    for (let i = 0; i < astral.length; i += 2) {
      this.astralOf.set(astral[i]!, astral[i + 1]!);
      this.symbolOfAstral.set(astral[i + 1]!, astral[i]!);
    }
  }

  /** Where the pairs of each first symbol begin, where there are many: made by the first that asks. */
  private firstPairs: Uint32Array | undefined;

  /** How long a unit is, in code points. */
  lengthOf(unit: number): number {
    return this.textStart[unit + 1]! - this.textStart[unit]!;
  }

  /** The first unit that is at least so long. */
  firstOfLength(length: number): number {
    let [low, high] = [0, this.count];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.lengthOf(middle) < length) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The symbols by which this segment writes code points; −1 for one that it has not. */
  symbolsOf(points: Uint32Array): Int32Array {
    const symbols = new Int32Array(points.length);
    for (let i = 0; i < points.length; i++) {
      const point = points[i]!;
      symbols[i] =
        point > 0xffff
          ? (this.symbolOfAstral.get(point) ?? -1)
          : this.astralOf.has(point)
            ? -1
            : point;
    }
    return symbols;
  }

  foldedOf(unit: number): Uint32Array {
    const start = this.textStart[unit]!;
    const points = new Uint32Array(this.textStart[unit + 1]! - start);
    for (let i = 0; i < points.length; i++) {
      const symbol = this.text[start + i]!;
      points[i] = this.astralOf.size === 0 ? symbol : (this.astralOf.get(symbol) ?? symbol);
    }
    return points;
  }

  rawOf(unit: number): Uint32Array {
    const points = this.foldedOf(unit);
    for (let at = this.rawStart[unit]!; at < this.rawStart[unit + 1]!; at++)
      points[this.rawPlaces[at]!] = this.rawCodes[at]!;
    return points;
  }

  sourceOf(unit: number): string {
    return textOf(this.rawOf(unit));
  }

  /** The unit of an id, or −1. */
  unitOf(id: number): number {
    const at = lowerBound(this.sortedIds, id, 0, this.count);
    return at < this.count && this.sortedIds[at] === id ? this.sortedUnits[at]! : -1;
  }

  /** The pair of symbols' place in the dictionary, or −1. */
  pairOf(first: number, second: number): number {
    if (first < 0 || second < 0) return -1;
    const key = ((first << 16) | second) >>> 0;
    const { pairs } = this;
    let [low, high] = [0, pairs.length];
    if (high > manyPairs) {
      const starts = (this.firstPairs ??= firstPairsOf(pairs));
      low = starts[first]!;
      high = starts[first + 1]!;
    }
    const at = lowerBound(pairs, key, low, high);
    return at < pairs.length && pairs[at] === key ? at : -1;
  }

  /** The place of a pair followed by a third symbol in the dictionary, or −1. */
  tripleOf(pair: number, third: number): number {
    if (pair < 0 || third < 0) return -1;
    const end = this.pairStart[pair + 1]!;
    const at = lowerBound(this.thirds, third, this.pairStart[pair]!, end);
    return at < end && this.thirds[at] === third ? at : -1;
  }
}

/** Among fewer, to halve the whole list is as quick. */
const manyPairs = 10_000;

function firstPairsOf(pairs: Uint32Array): Uint32Array {
  const starts = new Uint32Array(0x10001);
  let symbol = 0;
  for (let at = 0; at < pairs.length; at++)
    while (symbol <= pairs[at]! >>> 16) starts[symbol++] = at;
  while (symbol <= 0x10000) starts[symbol++] = pairs.length;
  return starts;
}

/** The first place in [start, end) of an ascending list that is not below a value. */
export function lowerBound(
  list: Uint32Array | Uint16Array,
  value: number,
  start: number,
  end: number,
): number {
  while (start < end) {
    const middle = (start + end) >>> 1;
    if (list[middle]! < value) start = middle + 1;
    else end = middle;
  }
  return start;
}

/**
 * Builds a segment. Time and memory linear in the characters, but for sorting.
 * @param units each id once; at most `largestSegment` of them
 * @throws MemoryError('bad-unit') for too many units, or an id that is no whole number below 2³²
 */
export function buildSegment(units: Iterable<IndexedUnit>, fold: Fold): Segment {
  const batch = new UnitBatch(foldTableOf(fold));
  for (const { id, source, previous, next } of units) {
    if (!Number.isInteger(id) || id < 0 || id > 0xffffffff)
      throw new MemoryError('bad-unit', `a unit's id is a whole number below 2^32, not ${id}`);
    batch.add(id, source, neighbourHash(previous), neighbourHash(next));
  }
  return new Segment(writeSegment(batch));
}

/** 0 for a neighbour that nobody knows. */
export function neighbourHash(text: string | undefined): number {
  return text === undefined ? 0 : hashOf(codePointsOf(text)) || 1;
}

/**
 * Opens a kept segment: no copy, no rebuild. The bytes are used as they are and must not change.
 * @throws MemoryError('bad-segment') where they are not of this format; the caller builds anew
 */
export function openSegment(bytes: Uint8Array): Segment {
  return new Segment(bytes);
}

/**
 * One segment of several.
 * @param isGone says of a unit of a segment, by its number there, that it is left out
 */
export function mergeSegments(
  segments: readonly Segment[],
  isGone: (segment: Segment, unit: number) => boolean = () => false,
): Segment {
  const batch = new UnitBatch();
  for (const segment of segments) {
    const hashes = new Uint32Array(segment.count);
    for (let at = 0; at < segment.count; at++) hashes[segment.hashUnits[at]!] = segment.hashes[at]!;
    for (let unit = 0; unit < segment.count; unit++)
      if (!isGone(segment, unit)) batch.addFrom(segment, unit, hashes[unit]!);
  }
  return new Segment(writeSegment(batch));
}

function badSegment(): MemoryError {
  return new MemoryError('bad-segment', 'not an index segment of this version');
}
