import { z } from 'zod';

/** A bead as one looks at it while the aligner works: the words of either side. */
export const shownBeadSchema = z.object({
  source: z.string(),
  target: z.string(),
  confidence: z.number(),
});

export type ShownBead = z.infer<typeof shownBeadSchema>;

/** Beads that come while a text is aligned: the newest of them, in order. */
export interface ShownBeads {
  beads: readonly ShownBead[];
  /** How many were shown so far; the last of `beads` is the one of this number. */
  shown: number;
  /** How many the aligner has made so far, those among them that were not shown. */
  made: number;
}

export const noBeads: ShownBeads = { beads: [], shown: 0, made: 0 };

/** More than this is behind one while new beads come. */
const mostBeads = 200;
/** Of the text of all of them, in UTF-16 code units; one is always kept. */
const mostCharacters = 200_000;

/** The beads with those that came since; the oldest go. */
export function withNewer(
  { beads, shown }: ShownBeads,
  newer: readonly ShownBead[],
  made: number,
): ShownBeads {
  const all = [...beads, ...newer].slice(-mostBeads);
  let characters = 0;
  let from = all.length;
  while (from > 0) {
    characters += all[from - 1]!.source.length + all[from - 1]!.target.length;
    if (characters > mostCharacters && from < all.length) break;
    from--;
  }
  return { beads: all.slice(from), shown: shown + newer.length, made };
}

/** Those of the beads that came after the first `seen` had been shown. */
export function newerThan({ beads, shown }: ShownBeads, seen: number): readonly ShownBead[] {
  return shown > seen ? beads.slice(-(shown - seen)) : [];
}
