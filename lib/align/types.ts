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
