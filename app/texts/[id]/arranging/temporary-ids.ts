/*
 * What a change makes has an id of the page until the server has answered. Ids of beads and of
 * sentences are told apart by where they stand.
 */

/** Ids from here on are of beads and sentences that the server has not made yet. */
const firstTemporary = 2 ** 45;
/** The most beads, and the most sentences, that one change makes. */
const mostMade = 4;

/**
 * The number of a change that is made now: after all of this page, and another than any of another page
 * or of one that was open before, since the temporary ids of what it makes come from it.
 * @param last the number of the change before
 */
export function nextKey(last: number): number {
  return Math.max(last + 1, Date.now() * 256 + Math.floor(Math.random() * 256));
}

/** The temporary id of what a change makes: the first from 0. */
export function temporaryId(key: number, at: number): number {
  return firstTemporary + key * mostMade + at;
}

/** Whether the server has no bead, or no sentence, of this id yet. */
export function isTemporary(id: number): boolean {
  return id >= firstTemporary;
}
