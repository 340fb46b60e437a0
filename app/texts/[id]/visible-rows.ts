/** A stretch of a list as it is seen, with how many rows more are drawn on either end. */
export interface SeenRange {
  startIndex: number;
  endIndex: number;
  overscan: number;
  count: number;
}

/** The rows to draw: those that are seen and near, and some that are always kept, in order. */
export function visibleRows(range: SeenRange, always: readonly number[]): number[] {
  const first = Math.max(0, range.startIndex - range.overscan);
  const last = Math.min(range.count - 1, range.endIndex + range.overscan);
  const rows = new Set(always.filter((index) => index >= 0 && index < range.count));
  for (let index = first; index <= last; index++) rows.add(index);
  return [...rows].sort((a, b) => a - b);
}

/**
 * Whether the page is to scroll by as much as a row grew, so that what is seen stays in its place.
 *
 * @param row as it was, in CSS pixels of the document
 * @param seen `measured`: the row's size was no guess; `bar`: what covers the top of the window
 */
export function keepsSight(
  row: { start: number; end: number },
  seen: { measured: boolean; scrollTop: number; bar: number },
): boolean {
  // A guess that reaches into sight was never seen; a row that was seen may grow at its end.
  return seen.measured ? row.end <= seen.scrollTop + seen.bar : row.start < seen.scrollTop;
}
