import { PageCache, pageBits, type SegmentSource } from './page-cache';
import type { Section } from './segment-layout';

type Items = Uint16Array | Uint32Array;

/**
 * A long list of a segment: held whole, or read from its source where it is wanted, a page or a stretch
 * at a time. Of each width one stretch is at hand, of whatever segment: it is used before the next is loaded.
 */
export class SegmentList<List extends Items> {
  /** What is at hand; the first element that was loaded is at `from − shift`. */
  list: List;
  readonly length: number;
  private readonly widthBits: number;

  /**
   * @param held all of it; null where it is to be read
   * @param reader how it is read
   */
  constructor(
    private held: List | null,
    private readonly reader: ListReader<List>,
    private readonly source: SegmentSource | null,
    private readonly number: number,
    private readonly section: Section,
  ) {
    this.list = held ?? reader.empty;
    this.length = section.length;
    this.widthBits = reader.empty.BYTES_PER_ELEMENT === 2 ? 1 : 2;
  }

  get isHeld(): boolean {
    return this.held !== null;
  }

  /** What it takes to hold it. */
  get bytes(): number {
    return this.length << this.widthBits;
  }

  /** Brings elements [from, to) to hand. @returns the shift: element i is `list[i - shift]` until the next `load` */
  load(from: number, to: number): number {
    if (this.held !== null || from >= to) return 0;
    const { widthBits, section } = this;
    const first = section.start + from * (1 << widthBits);
    const end = section.start + to * (1 << widthBits);
    const page = first >>> pageBits;
    if (page === (end - 1) >>> pageBits) {
      const { cache } = this.reader;
      const at = cache.page(this.source!, this.number, page) + (first & ((1 << pageBits) - 1));
      this.list = this.reader.pages;
      return from - (at >>> widthBits);
    }
    this.list = this.reader.stretch(this.source!, first, end - first);
    return from;
  }

  at(index: number): number {
    const shift = this.load(index, index + 1);
    return this.list[index - shift]!;
  }

  /** The first place in [start, end), which ascends, that is not below a value. */
  lowerBound(value: number, start: number, end: number): number {
    if (this.held === null)
      while (end - start > fewElements) {
        const middle = (start + end) >>> 1;
        if (this.at(middle) < value) start = middle + 1;
        else end = middle;
      }
    const shift = this.load(start, end);
    const { list } = this;
    while (start < end) {
      const middle = (start + end) >>> 1;
      if (list[middle - shift]! < value) start = middle + 1;
      else end = middle;
    }
    return start;
  }

  /** Reads all of it and holds it, or lets it go where it can be read again. */
  hold(isHeld: boolean): void {
    const { source, section, reader } = this;
    if (source === null || isHeld === (this.held !== null)) return;
    this.held = isHeld ? reader.read(source, section.start, section.length) : null;
    this.list = this.held ?? reader.empty;
  }
}

/** Fewer are read at once rather than halved on. */
const fewElements = 1024;

/** The pages and the stretch at hand of one width. */
export class ListReader<List extends Items> {
  readonly empty: List;
  readonly pages: List;
  private scratch: List;

  constructor(
    readonly make: (length: number) => List,
    view: (bytes: Uint8Array) => List,
    readonly cache: PageCache,
  ) {
    this.empty = make(0);
    this.pages = view(cache.bytes);
    this.scratch = make(4096);
  }

  /** A list of its own. */
  read(source: SegmentSource, start: number, length: number): List {
    const list = this.make(length);
    source.read(start, new Uint8Array(list.buffer), 0, list.byteLength);
    return list;
  }

  stretch(source: SegmentSource, start: number, bytes: number): List {
    const length = bytes / this.empty.BYTES_PER_ELEMENT;
    let into = this.scratch;
    if (length > into.length) {
      into = this.make(length * 2);
      if (length <= longestKept) this.scratch = into;
    }
    source.read(start, new Uint8Array(into.buffer, into.byteOffset, bytes), 0, bytes);
    return into;
  }
}

/** Longer stretches are made anew each time. */
const longestKept = 1 << 19;
const cachedPages = 1 << 11;
const fewPages = 1 << 10;

const wordsReader = (pages: number) =>
  new ListReader(
    (length) => new Uint32Array(length),
    ({ buffer }) => new Uint32Array(buffer),
    new PageCache(pages),
  );

/* Postings are walked, and while they are, the text that they lead to, and what else there is of a unit. */
export const words = wordsReader(cachedPages);
export const coldWords = wordsReader(fewPages);
export const halves = new ListReader(
  (length) => new Uint16Array(length),
  ({ buffer }) => new Uint16Array(buffer),
  new PageCache(cachedPages),
);
