import type { WordLink } from './types';

/** A stretch of a text, [start, end) in UTF-16 code units. */
export interface Stretch {
  start: number;
  end: number;
}

/**
 * What of one side probably translates a stretch of the other: the words that its words are linked
 * to, put together where nothing but spaces, marks or one short word lies between. Time linear in
 * the links, but for their sorting.
 * @param side that the stretch is on
 * @param other the text of the other side
 */
export function linkedStretches(
  links: readonly WordLink[],
  side: 'chinese' | 'english',
  { start, end }: Stretch,
  other: string,
): Stretch[] {
  const across = side === 'chinese' ? 'english' : 'chinese';
  const found = links
    .filter((link) => link[side].start < end && link[side].end > start)
    .map((link) => link[across])
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const stretches: Stretch[] = [];
  for (const { start, end } of found) {
    const last = stretches.at(-1);
    if (last && (start <= last.end || isBridged(other.slice(last.end, start))))
      last.end = Math.max(last.end, end);
    else stretches.push({ start, end });
  }
  return stretches;
}

/** Articles and the like are linked to nothing, and belong to what stands on both sides of them. */
function isBridged(between: string): boolean {
  return /^[\s\p{P}]*(?:\p{L}{1,3})?[\s\p{P}]*$/u.test(between) && !/[.!?。！？;；]/u.test(between);
}
