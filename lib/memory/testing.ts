import type { SegmentSource } from './page-cache';

/** Reads a segment's bytes as from a file. */
export function sourceOf(bytes: Uint8Array): SegmentSource {
  return {
    size: bytes.length,
    read(start, into, at, length) {
      if (start + length > bytes.length) throw new Error('read beyond the end');
      into.set(bytes.subarray(start, start + length), at);
    },
  };
}
