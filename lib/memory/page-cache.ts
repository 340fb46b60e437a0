/** Where a segment lies. Its bytes do not change. */
export interface SegmentSource {
  /** In bytes. */
  readonly size: number;
  /** Reads bytes [start, start + length) to a place in `into`. @throws Error where they are not all there */
  read(start: number, into: Uint8Array, at: number, length: number): void;
}

export const pageBits = 12;
const pageBytes = 1 << pageBits;

/** Pages of segments that were read last: each has one place where it may lie, so that to find it costs nothing. */
export class PageCache {
  readonly bytes: Uint8Array<ArrayBuffer>;
  private readonly tags: Float64Array;

  /** @param pages how many, a power of two; untouched they take no memory */
  constructor(pages: number) {
    this.bytes = new Uint8Array(pages * pageBytes);
    this.tags = new Float64Array(pages);
  }

  /** @param number of the segment, from 1. @returns where in `bytes` the page begins */
  page(source: SegmentSource, number: number, page: number): number {
    const { tags } = this;
    const slot = ((Math.imul(page, 0x9e3779b1) ^ Math.imul(number, 0x85ebca6b)) >>> 8) & (tags.length - 1); // prettier-ignore
    const tag = number * 2 ** 20 + page;
    const at = slot * pageBytes;
    if (tags[slot] !== tag) {
      const start = page * pageBytes;
      // What a failed read leaves is no page.
      tags[slot] = 0;
      source.read(start, this.bytes, at, Math.min(pageBytes, source.size - start));
      tags[slot] = tag;
    }
    return at;
  }
}
