import type { Repair, Sentence, Span } from '@/lib/text/types';
import { foldText } from '@/lib/search/fold';
import type { Columns } from './changes';

/** How pure things lie in tables. One place, so that import, revision and edits agree. */

/** The columns that hold a sentence's text: whoever writes the one writes the other. */
export function textColumns(text: string): { text: string; folded: string } {
  return { text, folded: foldText(text) };
}

/** The columns that say where a sentence stands in the source. */
export function placeColumns({ spans, role }: Pick<Sentence, 'spans' | 'role'>) {
  return {
    start: Math.min(...spans.map((span) => span.start)),
    end: Math.max(...spans.map((span) => span.end)),
    spans: spans.length > 1 ? JSON.stringify(spans.map((span) => [span.start, span.end])) : null,
    role,
  };
}

/** The spans of a sentence's row. */
export function spansOf(row: { start: number; end: number; spans: string | null }): Span[] {
  if (row.spans === null) return [{ start: row.start, end: row.end }];
  return (JSON.parse(row.spans) as [number, number][]).map(([start, end]) => ({ start, end }));
}

/** A repair's columns, without its version. */
export function repairColumns(repair: Repair): Columns & { key: string } {
  return {
    key: repair.key,
    kind: repair.kind,
    start: repair.span.start,
    end: repair.span.end,
    before: repair.before,
    after: repair.after,
    certainty: repair.certainty,
    state: repair.applied ? 'applied' : 'proposed',
  };
}

/**
 * For each repair the index of the sentence that it stands in: the one
 * with a span over its place, else the first that begins behind it; `undefined` where there is none.
 */
export function sentencesOfRepairs(
  sentences: readonly Pick<Sentence, 'spans'>[],
  repairs: readonly Pick<Repair, 'span'>[],
): (number | undefined)[] {
  const places = sentences
    .flatMap(({ spans }, sentence) => spans.map((span) => ({ ...span, sentence })))
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start);
  return repairs.map(({ span }) => {
    const at = firstEndingBehind(places, span.start);
    return places[at]?.sentence;
  });
}

/** Index of the first of disjoint ascending spans whose end lies behind a place. */
function firstEndingBehind(spans: readonly Span[], place: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.end > place) high = middle;
    else low = middle + 1;
  }
  return low;
}
