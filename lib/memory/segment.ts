import { codePointsOf, textOf } from './code-points';
import { MemoryError } from './errors';
import { foldTableOf } from './fold-table';
import type { SegmentSource } from './page-cache';
import { coldWords, halves, SegmentList, words } from './segment-list';
import { hashOf } from './skeleton';
import { writeSegment } from './segment-writer';
import { UnitBatch } from './unit-batch';
import type { Fold, IndexedUnit } from './types';
import { layoutOf, magic, segmentFormat, type Section } from './segment-layout';

export { segmentFormat };

/** The level of `Segment.hold` at which nothing is read any more. */
export const allHeld = 4;

/** Tells segments apart that are read from files. */
let lastNumber = 0;

/**
 * An immutable part of an index, read where it lies: units in the order of their length, and of every
 * three characters the places where they stand, in that order. (`segment-layout.ts` draws it.) Of one that
 * lies in a file the long lists, three quarters of it, may be read as they are wanted.
 */
export class Segment {
  readonly count: number;
  readonly ids: SegmentList<Uint32Array>;
  /** Where each unit's symbols begin; one more at the end. */
  readonly textStart: Uint32Array;
  readonly text: SegmentList<Uint16Array>;
  /** Of each unit the signature, four words (`signature.ts`). */
  readonly signatures: Int32Array;
  /** Of the halves of each unit, eight words; empty where units are short. */
  readonly halves: SegmentList<Uint32Array>;
  /** Hashes of skeletons in order, and whose they are. */
  readonly hashes: Uint32Array;
  readonly hashUnits: SegmentList<Uint32Array>;
  readonly previous: SegmentList<Uint32Array>;
  readonly next: SegmentList<Uint32Array>;
  readonly sortedIds: SegmentList<Uint32Array>;
  readonly sortedUnits: SegmentList<Uint32Array>;
  private readonly firstId: number;
  private readonly lastId: number;
  readonly pairs: Uint32Array;
  readonly pairStart: Uint32Array;
  readonly thirds: Uint16Array;
  readonly postingStart: Uint32Array;
  /** Unit << 12 | place, the place 4095 for all from there on. */
  readonly postings: SegmentList<Uint32Array>;
  /** Of each unit the places that folding changed, and what stood there. */
  readonly rawStart: SegmentList<Uint32Array>;
  readonly rawPlaces: SegmentList<Uint32Array>;
  readonly rawCodes: SegmentList<Uint32Array>;
  /** The characters beyond the BMP, by their symbols. */
  readonly astralOf = new Map<number, number>();
  private readonly symbolOfAstral = new Map<number, number>();

  private readonly whole: Uint8Array | null;
  private readonly source: SegmentSource | null;
  /** Bytes of what is held in any case. */
  private readonly fixed: number;

  /** @param of its bytes, or where they are read from: then the long lists are not held until `hold` */
  constructor(of: Uint8Array | SegmentSource) {
    const source = (this.source = of instanceof Uint8Array ? null : of);
    let bytes = of instanceof Uint8Array ? of : null;
    if (bytes && bytes.byteOffset % 4 !== 0) bytes = bytes.slice();
    this.whole = bytes;
    const size = bytes?.byteLength ?? source!.size;
    if (size < 64 || size % 4 !== 0) throw badSegment();
    const fixedWords = ({ start, length }: Section) => {
      if (bytes) return new Uint32Array(bytes.buffer, bytes.byteOffset + start, length);
      return new Uint32Array(readAll(source!, start, length * 4).buffer);
    };
    const fixedHalves = ({ start, length }: Section) => {
      if (bytes) return new Uint16Array(bytes.buffer, bytes.byteOffset + start, length);
      return new Uint16Array(readAll(source!, start, length * 2).buffer);
    };
    const head = fixedWords({ start: 0, length: 16 });
    if (head[0] !== magic || head[1] !== segmentFormat) throw badSegment();
    const layout = layoutOf(head);
    if (layout.end !== size) throw badSegment();
    let fixed = size;
    const number = source ? ++lastNumber : 0;
    const listOf = (reader: typeof words, section: Section) => {
      fixed -= section.length * 4;
      return new SegmentList(bytes ? fixedWords(section) : null, reader, source, number, section);
    };
    const coldOf = (section: Section) => listOf(coldWords, section);
    this.count = head[2]!;
    this.ids = coldOf(layout.ids);
    this.textStart = fixedWords(layout.textStart);
    const signatures = fixedWords(layout.signatures);
    this.signatures = new Int32Array(signatures.buffer, signatures.byteOffset, signatures.length);
    this.hashes = fixedWords(layout.hashes);
    this.hashUnits = coldOf(layout.hashUnits);
    this.previous = coldOf(layout.previous);
    this.next = coldOf(layout.next);
    this.sortedIds = coldOf(layout.sortedIds);
    this.sortedUnits = coldOf(layout.sortedUnits);
    this.pairs = fixedWords(layout.pairs);
    this.pairStart = fixedWords(layout.pairStart);
    this.postingStart = fixedWords(layout.postingStart);
    this.postings = listOf(words, layout.postings);
    this.rawStart = coldOf(layout.rawStart);
    this.rawPlaces = coldOf(layout.rawPlaces);
    this.rawCodes = coldOf(layout.rawCodes);
    this.halves = listOf(words, layout.halves);
    this.thirds = fixedHalves(layout.thirds);
    const text = bytes ? fixedHalves(layout.text) : null;
    this.text = new SegmentList(text, halves, source, number, layout.text);
    this.fixed = fixed - layout.text.length * 2;
    this.firstId = this.count === 0 ? 0 : this.sortedIds.at(0);
    this.lastId = this.count === 0 ? 0 : this.sortedIds.at(this.count - 1);
    const astral = fixedWords(layout.astral);
    for (let i = 0; i < astral.length; i += 2) {
      this.astralOf.set(astral[i]!, astral[i + 1]!);
      this.symbolOfAstral.set(astral[i + 1]!, astral[i]!);
    }
  }

  /** All of it; of one in a file a copy. */
  get bytes(): Uint8Array {
    return this.whole ?? readAll(this.source!, 0, this.source!.size);
  }

  /** What it takes in memory, in bytes, at each level of `hold`. */
  get sizes(): readonly number[] {
    const sizes = [this.fixed];
    for (const lists of this.levels)
      sizes.push(lists.reduce((sum, { bytes }) => sum + bytes, sizes.at(-1)!));
    return this.source ? sizes : sizes.map(() => sizes.at(-1)!);
  }

  /**
   * Holds what is asked most, or lets it go where it can be read again.
   * @param level 0 for what every lookup asks, 1 for the half signatures too, 2 for the texts, 3 for the
   *   postings, `allHeld` for all
   */
  hold(level: number): void {
    this.levels.forEach((lists, i) => {
      for (const list of lists) list.hold(i < level);
    });
  }

  private get levels() {
    const { halves, text, postings, ids, hashUnits, previous, next, sortedIds, sortedUnits, rawStart, rawPlaces, rawCodes } = this; // prettier-ignore
    const rest = [ids, hashUnits, previous, next, sortedIds, sortedUnits, rawStart, rawPlaces, rawCodes]; // prettier-ignore
    return [[halves], [text], [postings], rest] as const;
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
    const from = start - this.text.load(start, start + points.length);
    const { list } = this.text;
    for (let i = 0; i < points.length; i++) {
      const symbol = list[from + i]!;
      points[i] = this.astralOf.size === 0 ? symbol : (this.astralOf.get(symbol) ?? symbol);
    }
    return points;
  }

  rawOf(unit: number): Uint32Array {
    const points = this.foldedOf(unit);
    const end = this.rawStart.at(unit + 1);
    for (let at = this.rawStart.at(unit); at < end; at++)
      points[this.rawPlaces.at(at)] = this.rawCodes.at(at);
    return points;
  }

  sourceOf(unit: number): string {
    return textOf(this.rawOf(unit));
  }

  /** The unit of an id, or −1. */
  unitOf(id: number): number {
    const { sortedIds, sortedUnits, count } = this;
    if (count === 0 || id > this.lastId || id < this.firstId) return -1;
    const at = sortedIds.lowerBound(id, 0, count);
    return sortedIds.at(at) === id ? sortedUnits.at(at) : -1;
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
 * Opens a kept segment: no copy, no rebuild. The bytes are used as they are and must not change; of a
 * source what is asked at every lookup is read, and the rest when it is wanted or held.
 * @throws MemoryError('bad-segment') where they are not of this format; the caller builds anew
 */
export function openSegment(of: Uint8Array | SegmentSource): Segment {
  return new Segment(of);
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
    for (let at = 0; at < segment.count; at++)
      hashes[segment.hashUnits.at(at)] = segment.hashes[at]!;
    for (let unit = 0; unit < segment.count; unit++)
      if (!isGone(segment, unit)) batch.addFrom(segment, unit, hashes[unit]!);
  }
  return new Segment(writeSegment(batch));
}

function readAll(source: SegmentSource, start: number, length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  source.read(start, bytes, 0, length);
  return bytes;
}

function badSegment(): MemoryError {
  return new MemoryError('bad-segment', 'not an index segment of this version');
}
