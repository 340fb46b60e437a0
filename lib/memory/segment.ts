import { MemoryError } from './errors';
import type { Fold, IndexedUnit } from './types';

/** Grows when the form of the bytes changes: a segment of another format is built anew. */
export const segmentFormat = 1;

/** An immutable part of an index: what is kept, and used as it is kept. */
export interface Segment {
  bytes: Uint8Array;
  units: readonly IndexedUnit[];
  fold?: Fold;
}

/**
 * Builds a segment.
 * @param units each id once
 * @throws MemoryError('bad-unit') for an id that is no whole number from 0 to 2³² − 1
 */
export function buildSegment(units: Iterable<IndexedUnit>, fold: Fold = (text) => text): Segment {
  const list = [...units];
  for (const { id } of list)
    if (!Number.isInteger(id) || id < 0 || id > 0xffffffff)
      throw new MemoryError('bad-unit', `a unit's id is a whole number below 2^32, not ${id}`);
  return {
    bytes: new TextEncoder().encode(JSON.stringify([segmentFormat, list])),
    units: list,
    fold,
  };
}

/**
 * Opens a kept segment: no copy, no rebuild.
 * @throws MemoryError('bad-segment') where the bytes are not of this format; the caller builds anew
 */
export function openSegment(bytes: Uint8Array): Segment {
  try {
    const [format, units] = JSON.parse(new TextDecoder().decode(bytes)) as [number, IndexedUnit[]];
    if (format === segmentFormat) return { bytes, units };
  } catch {
    // No JSON is no segment either.
  }
  throw new MemoryError('bad-segment', 'not an index segment of this version');
}

/** One segment of several, without the units that are gone. */
export function mergeSegments(
  segments: readonly Segment[],
  isRemoved: (id: number) => boolean = () => false,
): Segment {
  const units = new Map(segments.flatMap(({ units }) => units.map((unit) => [unit.id, unit])));
  return buildSegment(
    [...units.values()].filter(({ id }) => !isRemoved(id)),
    (text) => text,
  );
}
