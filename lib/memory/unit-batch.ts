import { MemoryError } from './errors';
import type { FoldTable } from './fold-table';
import type { Segment } from './segment';
import { largestSegment } from './segment-layout';
import { hashOf, skeletonHash, skeletonOf } from './skeleton';

/**
 * Units on their way into a segment, in a few growing arrays: a million small objects would cost more
 * than the segment. Texts are folded as they come, 16 bits a character; what folding changed, and
 * what stands beyond the BMP, is kept beside them.
 */
export class UnitBatch {
  count = 0;
  ids: Uint32Array<ArrayBuffer>;
  /** Of the skeleton, and of the neighbours. */
  hashes: Uint32Array<ArrayBuffer>;
  previous: Uint32Array<ArrayBuffer>;
  next: Uint32Array<ArrayBuffer>;
  /** Where each unit's text begins; one more at the end. */
  starts: Uint32Array<ArrayBuffer>;
  /** Folded; 0 for what stands beyond the BMP. */
  text: Uint16Array<ArrayBuffer>;
  /** Where each unit's changes begin, one more at the end; their places in `text`, and what stood there. */
  changeStarts: Uint32Array<ArrayBuffer>;
  changePlaces = new Uint32Array(64);
  changeCodes = new Uint32Array(64);
  /** Places in `text` of what stands beyond the BMP, and the folded code points. */
  readonly beyondPlaces: number[] = [];
  readonly beyondCodes: number[] = [];

  /**
   * @param table folds the texts that are added; units of segments are folded already
   * @param room units and characters that are expected
   */
  constructor(
    private readonly table?: FoldTable,
    room = { units: 64, characters: 1024 },
  ) {
    const units = Math.max(1, room.units);
    this.ids = new Uint32Array(units);
    this.hashes = new Uint32Array(units);
    this.previous = new Uint32Array(units);
    this.next = new Uint32Array(units);
    this.starts = new Uint32Array(units + 1);
    this.changeStarts = new Uint32Array(units + 1);
    this.text = new Uint16Array(room.characters);
  }

  /** Forgets the units and keeps the room. */
  clear(): void {
    this.count = 0;
    this.beyondPlaces.length = this.beyondCodes.length = 0;
  }

  get length(): number {
    return this.starts[this.count]!;
  }

  get changes(): number {
    return this.changeStarts[this.count]!;
  }

  /**
   * @param source the unit's, or, from `from` to `to`, a part of many that are one string
   * @param previous hash of a neighbour, 0 where it is not known
   * @throws MemoryError('bad-unit') for one too many
   */
  add(
    id: number,
    source: string,
    previous: number,
    next: number,
    from = 0,
    to = source.length,
  ): void {
    const start = this.begin(to - from);
    const table = this.table!;
    const { known } = table;
    const { text, beyondCodes } = this;
    const firstBeyond = beyondCodes.length;
    let end = start;
    for (let at = from; at < to; at++) {
      const code = source.charCodeAt(at);
      const folded = known[code]!;
      if (folded !== 0 && (code < 0xd800 || code >= 0xdc00)) {
        if (folded !== code) this.change(end, code);
        text[end++] = folded;
        continue;
      }
      // Half a pair at the end of a part is not to take the beginning of the next.
      const point = at + 1 < to ? source.codePointAt(at)! : code;
      if (point > 0xffff) at++;
      this.put(end++, point, table.of(point));
    }
    const hash =
      beyondCodes.length === firstBeyond
        ? skeletonHash(text, start, end)
        : hashOf(skeletonOf(this.pointsFrom(start, end, firstBeyond)));
    this.end(id, end, hash, previous, next);
  }

  /** A unit of a segment, by its number there; @param hash of its skeleton */
  addFrom(segment: Segment, unit: number, hash: number): void {
    const [from, to] = [segment.textStart[unit]!, segment.textStart[unit + 1]!];
    const start = this.begin(to - from);
    const end = start + to - from;
    const shift = segment.text.load(from, to);
    this.text.set(segment.text.list.subarray(from - shift, to - shift), start);
    if (segment.astralOf.size > 0)
      for (let at = start; at < end; at++) {
        const point = segment.astralOf.get(this.text[at]!);
        if (point !== undefined) this.putBeyond(at, point);
      }
    const rawEnd = segment.rawStart.at(unit + 1);
    for (let at = segment.rawStart.at(unit); at < rawEnd; at++)
      this.change(start + segment.rawPlaces.at(at), segment.rawCodes.at(at));
    this.end(segment.ids.at(unit), end, hash, segment.previous.at(unit), segment.next.at(unit));
  }

  /** Makes room for a unit. @returns where its text begins */
  private begin(length: number): number {
    if (this.count === largestSegment)
      throw new MemoryError('bad-unit', `a segment holds at most ${largestSegment} units`);
    const { count, length: start } = this;
    if (count === this.ids.length) {
      this.ids = grown(this.ids, count * 2);
      this.hashes = grown(this.hashes, count * 2);
      this.previous = grown(this.previous, count * 2);
      this.next = grown(this.next, count * 2);
      this.starts = grown(this.starts, count * 2 + 1);
      this.changeStarts = grown(this.changeStarts, count * 2 + 1);
    }
    if (start + length > this.text.length) {
      const larger = new Uint16Array(Math.max(start + length, Math.ceil(this.text.length * 1.5)));
      larger.set(this.text);
      this.text = larger;
    }
    // Kept in step as they come.
    this.changeStarts[count + 1] = this.changeStarts[count]!;
    return start;
  }

  private put(at: number, raw: number, folded: number): void {
    if (raw !== folded) this.change(at, raw);
    if (folded > 0xffff) this.putBeyond(at, folded);
    else this.text[at] = folded;
  }

  private putBeyond(at: number, point: number): void {
    this.text[at] = 0;
    this.beyondPlaces.push(at);
    this.beyondCodes.push(point);
  }

  private change(at: number, raw: number): void {
    const place = this.changeStarts[this.count + 1]!++;
    if (place === this.changePlaces.length) {
      this.changePlaces = grown(this.changePlaces, place * 2);
      this.changeCodes = grown(this.changeCodes, place * 2);
    }
    this.changePlaces[place] = at;
    this.changeCodes[place] = raw;
  }

  private end(id: number, end: number, hash: number, previous: number, next: number): void {
    this.ids[this.count] = id;
    this.hashes[this.count] = hash;
    this.previous[this.count] = previous;
    this.next[this.count] = next;
    this.starts[++this.count] = end;
  }

  private pointsFrom(start: number, end: number, firstBeyond: number): Uint32Array {
    const points = Uint32Array.from(this.text.subarray(start, end));
    for (let i = firstBeyond; i < this.beyondCodes.length; i++)
      points[this.beyondPlaces[i]! - start] = this.beyondCodes[i]!;
    return points;
  }
}

function grown(list: Uint32Array, length: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(length);
  larger.set(list);
  return larger;
}
