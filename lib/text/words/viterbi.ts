/** The words that may cover a text, by their places. */
export interface Lattice {
  /** Length of the longest word that may start at `at`, in UTF-16 code units. */
  reach(at: number): number;
  /** What the word [start, end) costs; `undefined` if it is none. */
  cost(start: number, end: number): number | undefined;
  /** What a character costs that no word covers. */
  unknown: number;
}

/**
 * The ends of the words of the cheapest division of `text`, found from left to right (Viterbi 1967).
 * No end falls inside a surrogate pair.
 *
 * Asks for at most one cost per place and reachable length: linear in the length of `text` where
 * the reach is bounded.
 */
export function cheapestDivision(text: string, lattice: Lattice): number[] {
  const costs = new Float64Array(text.length + 1).fill(Infinity);
  const starts = new Int32Array(text.length + 1);
  costs[0] = 0;
  const offer = (start: number, end: number, cost: number) => {
    const total = costs[start]! + cost;
    if (total < costs[end]!) {
      costs[end] = total;
      starts[end] = start;
    }
  };
  for (let start = 0; start < text.length;) {
    const next = start + (text.codePointAt(start)! > 0xffff ? 2 : 1);
    const limit = Math.min(text.length, start + lattice.reach(start));
    let isWord = false;
    for (let end = next; end <= limit; end += 1) {
      if (splitsPair(text, end)) continue;
      const cost = lattice.cost(start, end);
      if (cost === undefined) continue;
      if (end === next) isWord = true;
      offer(start, end, cost);
    }
    if (!isWord) offer(start, next, lattice.unknown);
    start = next;
  }
  const ends: number[] = [];
  for (let end = text.length; end > 0; end = starts[end]!) ends.push(end);
  return ends.reverse();
}

function splitsPair(text: string, at: number): boolean {
  return at < text.length && text.codePointAt(at - 1)! > 0xffff;
}
