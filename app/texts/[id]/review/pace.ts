/** How many beads wanted a look when it was asked. */
export interface Mark {
  /** Milliseconds, of any clock that does not go back. */
  at: number;
  left: number;
}

/** A longer pause is no work: of it so much counts. */
const longestLook = 120_000;
/** Fewer beads, or less time at work, say nothing of how fast someone is. */
const fewest = 5;
const shortest = 60_000;

/** How many of the beads that wanted a look do so no longer. */
export function doneBetween(marks: readonly Mark[]): number {
  return marks.reduce(
    (sum, { left }, at) => sum + (at === 0 ? 0 : Math.max(0, marks[at - 1]!.left - left)),
    0,
  );
}

/**
 * How long the beads that are left will take at the pace of the person so far, in milliseconds.
 * @param marks in order of time
 * @returns null while there is too little to go by, or nothing left
 */
export function timeLeft(marks: readonly Mark[]): number | null {
  const left = marks.at(-1)?.left ?? 0;
  const done = doneBetween(marks);
  const worked = marks.reduce(
    (sum, { at }, index) =>
      sum + (index === 0 ? 0 : Math.min(longestLook, at - marks[index - 1]!.at)),
    0,
  );
  if (left === 0 || done < fewest || worked < shortest) return null;
  return (worked / done) * left;
}

/** A time as one says it: under ten minutes to the minute, then to five, beyond an hour to the half. */
export function roundTime(milliseconds: number): { unit: 'minutes' | 'hours'; count: number } {
  const minutes = milliseconds / 60_000;
  if (minutes < 9.5) return { unit: 'minutes', count: Math.max(1, Math.round(minutes)) };
  if (minutes < 57.5) return { unit: 'minutes', count: Math.round(minutes / 5) * 5 };
  return { unit: 'hours', count: Math.max(1, Math.round(minutes / 30) / 2) };
}
