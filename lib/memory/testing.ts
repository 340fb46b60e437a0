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

/** Edit distance by its definition: the matrix, row by row. */
export function plainDistance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(
        Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)),
      );
    row = next;
  }
  return row[b.length]!;
}
