import { placesOf } from './code-points';
import { foldCodePoints } from './skeleton';
import type { Fold } from './types';

/** A stretch of both texts, [start, end) in UTF-16 code units of each as it stands. */
export interface DifferenceSpan {
  kind: 'same' | 'different';
  query: { start: number; end: number };
  source: { start: number; end: number };
}

/** Longer texts are shown as different from their first difference to their last. */
const longestCompared = 2000;

/**
 * What differs between a segment and a unit's source: the edit script behind the score, as spans in
 * order that cover both texts. Folded characters count as the same only where `folded` says so.
 * Time: product of the lengths between the common beginning and end, up to 2,000 code points each.
 * @param fold the index's; leave it out to light differences of case, width and 简/繁 too
 */
export function differenceSpans(
  query: string,
  source: string,
  fold: Fold = asItIs,
): DifferenceSpan[] {
  const a = foldCodePoints(query, fold).folded;
  const b = foldCodePoints(source, fold).folded;
  const same = sameRuns(a, b);
  const [placesA, placesB] = [placesOf(query), placesOf(source)];
  const spans: DifferenceSpan[] = [];
  const push = (kind: DifferenceSpan['kind'], i: number, iEnd: number, j: number, jEnd: number) => {
    if (i === iEnd && j === jEnd) return;
    spans.push({
      kind,
      query: { start: placesA[i]!, end: placesA[iEnd]! },
      source: { start: placesB[j]!, end: placesB[jEnd]! },
    });
  };
  let [i, j] = [0, 0];
  for (const { start, other, length } of same) {
    push('different', i, start, j, other);
    push('same', start, start + length, other, other + length);
    [i, j] = [start + length, other + length];
  }
  push('different', i, a.length, j, b.length);
  return spans;
}

const asItIs: Fold = (text) => text;

/** A stretch of one sequence that stands in the other as well. */
export interface SameRun {
  /** Where it begins in the first, and in the second. */
  start: number;
  other: number;
  length: number;
}

/**
 * What two sequences have in common by one best edit script (Levenshtein), in order: code points, or
 * words by numbers. Between their common beginning and end longer ones than 2,000 have nothing in common.
 * Time and space: product of the lengths between these.
 */
export function sameRuns(a: Uint32Array, b: Uint32Array): SameRun[] {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (
    tail < a.length - head &&
    tail < b.length - head &&
    a[a.length - 1 - tail] === b[b.length - 1 - tail]
  )
    tail++;
  const [rows, columns] = [a.length - head - tail, b.length - head - tail];
  const runs: SameRun[] = [];
  const add = (start: number, other: number, length: number) => {
    const last = runs.at(-1);
    if (length === 0) return;
    if (last && last.start + last.length === start && last.other + last.length === other)
      last.length += length;
    else runs.push({ start, other, length });
  };
  add(0, 0, head);
  if (rows > 0 && columns > 0 && rows <= longestCompared && columns <= longestCompared) {
    // cost[i][j]: edits between what is left of both from i and j on.
    const width = columns + 1;
    const cost = new Uint16Array((rows + 1) * width);
    for (let i = rows; i >= 0; i--)
      for (let j = columns; j >= 0; j--) {
        const at = i * width + j;
        if (i === rows) cost[at] = columns - j;
        else if (j === columns) cost[at] = rows - i;
        else if (a[head + i] === b[head + j]) cost[at] = cost[at + width + 1]!;
        else cost[at] = 1 + Math.min(cost[at + width + 1]!, cost[at + width]!, cost[at + 1]!);
      }
    for (let i = 0, j = 0; i < rows && j < columns;) {
      const at = i * width + j;
      if (a[head + i] === b[head + j]) add(head + i++, head + j++, 1);
      else if (cost[at] === 1 + cost[at + width + 1]!) [i, j] = [i + 1, j + 1];
      else if (cost[at] === 1 + cost[at + width]!) i++;
      else j++;
    }
  }
  add(a.length - tail, b.length - tail, tail);
  return runs;
}
