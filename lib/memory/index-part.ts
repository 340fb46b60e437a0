import { mergeSegments, type Segment } from './segment';
import { SegmentSearch } from './segment-search';

/** A segment in use, and which of its units are gone. */
export interface Part {
  segment: Segment;
  search: SegmentSearch;
  gone: Uint8Array;
  goneCount: number;
}

export function partOf(segment: Segment): Part {
  return {
    segment,
    search: new SegmentSearch(segment),
    gone: new Uint8Array(segment.count),
    goneCount: 0,
  };
}

/** One part of several. @param keepsGone with the units that are gone, which stay so; one that another part has anew is dropped */
export function merged(parts: readonly Part[], keepsGone: boolean): Part[] {
  const partOfSegment = new Map(parts.map((part) => [part.segment, part]));
  const isThere = (id: number) =>
    parts.some(({ segment, gone }) => {
      const unit = segment.unitOf(id);
      return unit >= 0 && gone[unit] === 0;
    });
  const kept = new Set<number>();
  const segment = mergeSegments(
    parts.map((part) => part.segment),
    (from, unit) => {
      if (partOfSegment.get(from)!.gone[unit] === 0) return false;
      const id = from.ids.at(unit);
      if (!keepsGone || kept.has(id) || isThere(id)) return true;
      kept.add(id);
      return false;
    },
  );
  if (segment.count === 0) return [];
  const part = partOf(segment);
  for (const id of kept) part.gone[segment.unitOf(id)] = 1;
  part.goneCount = kept.size;
  return [part];
}

/** The gone units of other parts, by this part's numbers: it holds what they held. */
export function takeGone(part: Part, from: readonly Part[]): void {
  for (const { segment, gone, goneCount } of from)
    for (let unit = 0, left = goneCount; left > 0; unit++) {
      if (gone[unit] === 0) continue;
      left--;
      const own = part.segment.unitOf(segment.ids.at(unit));
      if (own < 0 || part.gone[own] !== 0) continue;
      part.gone[own] = 1;
      part.goneCount++;
    }
}

/** Whether a segment has all ids of another, which has some. */
export function holdsAll({ sortedIds }: Segment, of: Segment): boolean {
  if (of.count === 0) return false;
  let at = sortedIds.lowerBound(of.sortedIds.at(0), 0, sortedIds.length);
  for (let i = 0; i < of.count; i++, at++) {
    const id = of.sortedIds.at(i);
    while (at < sortedIds.length && sortedIds.at(at) < id) at++;
    if (at === sortedIds.length || sortedIds.at(at) !== id) return false;
  }
  return true;
}

/** Marks as gone what a later part holds too: one walk through both lists of ids. */
export function dropDoubles(earlier: Part, later: Part): void {
  const [a, b] = [earlier.segment.sortedIds, later.segment.sortedIds];
  let i = b.length === 0 ? a.length : a.lowerBound(b.at(0), 0, a.length);
  for (let j = 0; i < a.length && j < b.length;) {
    const order = a.at(i) - b.at(j);
    if (order < 0) i++;
    else if (order > 0) j++;
    else {
      const unit = earlier.segment.sortedUnits.at(i++);
      if (earlier.gone[unit] === 0) earlier.goneCount++;
      earlier.gone[unit] = 1;
    }
  }
}
