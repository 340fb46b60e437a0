/**
 * How much two texts have in common, wherever it stands: Dice's coefficient of their pairs of
 * neighbouring characters, each counted as often as both have it. A clause that moved keeps its pairs,
 * where it costs an edit distance all its characters. Time and memory: linear in both lengths.
 * @param a, b folded code points
 * @returns 0 to 1, symmetric; of texts without a pair whether they are the same
 */
export function sharedPairs(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const all = Math.max(0, a.length - 1) + Math.max(0, b.length - 1);
  if (all === 0) return a.length === b.length && a[0] === b[0] ? 1 : 0;
  const left = new Map<number, number>();
  for (let i = 0; i + 1 < a.length; i++) {
    const pair = pairAt(a, i);
    left.set(pair, (left.get(pair) ?? 0) + 1);
  }
  let shared = 0;
  for (let i = 0; i + 1 < b.length; i++) {
    const pair = pairAt(b, i);
    const here = left.get(pair) ?? 0;
    if (here === 0) continue;
    left.set(pair, here - 1);
    shared++;
  }
  return (2 * shared) / all;
}

/** Two code points of 21 bits as one number. */
function pairAt(points: ArrayLike<number>, at: number): number {
  return points[at]! * 0x200000 + points[at + 1]!;
}

/**
 * Which of several fuzzy matches to offer first: the mean of what edits leave and of what is shared.
 * @param similarity 1 − edits / longer
 */
export function likeness(similarity: number, shared: number): number {
  return (similarity + shared) / 2;
}
