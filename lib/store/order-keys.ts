import { generateNKeysBetween } from 'fractional-indexing';
import { longestIncreasing } from '@/lib/align/match-sentences';

/**
 * Fractional order keys for a list, keeping as many as can be kept: between two keys there is
 * always room for another, so that a change in the middle renumbers nothing.
 * Keys compare as plain strings, in JavaScript and in SQLite alike.
 * @param existing the keys of the items in their new order; `null` for new items
 * @returns as many keys, strictly ascending
 */
export function orderKeys(existing: readonly (string | null)[]): string[] {
  const places = existing.flatMap((key, at) => (key === null ? [] : [at]));
  const kept = new Set(
    longestIncreasing(places.map((at) => existing[at]!)).map((at) => places[at]!),
  );
  const keys: string[] = [];
  for (let at = 0; at < existing.length;) {
    if (kept.has(at)) {
      keys.push(existing[at++]!);
      continue;
    }
    let end = at;
    while (end < existing.length && !kept.has(end)) end++;
    keys.push(...generateNKeysBetween(keys.at(-1) ?? null, existing[end] ?? null, end - at));
    at = end;
  }
  return keys;
}
