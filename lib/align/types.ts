/** What the aligner needs to know of a block. */
export interface AlignableBlock {
  /** `heading` and `title` anchor; other kinds only pair with their like where both sides have them. */
  kind: string;
  level?: number;
  sentences: readonly string[];
}

/** The smallest pair of groups of sentences that translate each other; either may be empty. */
export interface Bead {
  /** Indices of the sentences of the source version, ascending, counted through all blocks from 0. */
  source: number[];
  /** The same of the target version. */
  target: number[];
  /** How likely the bead is right, 0 to 1. */
  confidence: number;
}

/** Words of a bead that translate each other. Places are UTF-16 offsets into the bead's two sides. */
export interface WordLink {
  chinese: { start: number; end: number };
  english: { start: number; end: number };
  /** How sure the link is, 0 to 1. */
  score: number;
}

/** A bead's side of more UTF-16 code units than this is no sentence any more: its words are not linked. */
export const longestLinkedSide = 4_000;

/** The indices [from, to), ascending. */
export function indicesOf(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, at) => from + at);
}
