/** A bead as one looks at it: the sentences of either side as they stand, joined. */
export interface ShownBead {
  source: string;
  target: string;
  confidence: number;
}

/** So much a second at most: the eye follows no more, and a pipe is no place for a book. */
const pauseMilliseconds = 250;
/** So many beads, and UTF-16 code units of text, at once: older ones would be out of sight at once. */
const mostBeads = 200;
const mostCharacters = 100_000;

/**
 * Passes beads on as they come, a few times a second: the newest of them, whole, in order. What is
 * held back is bounded, however many come; a bead that alone is longer than a screen could show is
 * counted and left out.
 * @param tell takes the beads, and how many came so far
 * @param now a clock in milliseconds
 */
export function streamBeads(
  tell: (beads: ShownBead[], count: number) => void,
  now: () => number = () => performance.now(),
): { add: (beads: readonly ShownBead[]) => void; flush: () => void } {
  let waiting: ShownBead[] = [];
  let count = 0;
  let told = 0;
  let last = -Infinity;
  const flush = () => {
    if (told === count) return;
    tell(newest(waiting), count);
    waiting = [];
    told = count;
    last = now();
  };
  return {
    add(beads) {
      count += beads.length;
      waiting = newest([...waiting, ...beads.slice(-mostBeads)]);
      if (now() - last >= pauseMilliseconds) flush();
    },
    flush,
  };
}

function newest(beads: readonly ShownBead[]): ShownBead[] {
  const kept: ShownBead[] = [];
  let characters = 0;
  for (const bead of beads.slice(-mostBeads).reverse()) {
    const length = bead.source.length + bead.target.length;
    if (length > mostCharacters) continue;
    characters += length;
    if (characters > mostCharacters) break;
    kept.push(bead);
  }
  return kept.reverse();
}
