/** The longest query that is looked for. */
export const longestQuery = 200;

/** The first hit from a bead on; past the last, the first of all; -1 where there is none. */
export function hitFrom(hits: readonly { index: number }[], index: number): number {
  if (hits.length === 0) return -1;
  const at = hits.findIndex((hit) => hit.index >= index);
  return at === -1 ? 0 : at;
}

/** The hit after or before one, round the ends; -1 where there is none. */
export function stepHit(count: number, at: number, by: 1 | -1): number {
  if (count === 0) return -1;
  return (at + by + count) % count;
}
