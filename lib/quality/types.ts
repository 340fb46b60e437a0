/** What is looked for in a bead. The words are `checks.<check>` of quality.json. */
export const checks = [
  'number',
  'final-mark',
  'brackets',
  'quotes',
  'untranslated',
  'spaces',
  'repeated-word',
  'width',
  'length',
  'same-source',
  'same-target',
  'missing-term',
  'forbidden-term',
] as const;

export type Check = (typeof checks)[number];
export type Side = 'source' | 'target';

/** One side of a bead: its sentences in order. */
export interface CheckedSide {
  /** BCP 47 */
  lang: string;
  sentences: readonly string[];
}

/** What the checks need to know of a bead. */
export interface CheckedBead {
  source: CheckedSide;
  target: CheckedSide;
}

/** What a check found. */
export interface Issue {
  check: Check;
  /** Where it shows; null where it concerns the bead as a whole. */
  place: IssuePlace | null;
  /** The words it is about, as they stand in the text; empty where there are none. */
  found: string;
  /** What should stand there instead, where that is known. */
  wanted?: readonly string[];
}

export interface IssuePlace {
  side: Side;
  /** Index of the sentence in its side, and UTF-16 offsets into it. */
  sentence: number;
  start: number;
  end: number;
}

/** What the checks of one text know of it as a whole. */
export interface TextNorms {
  /** Median and spread (1.4826 × the median absolute deviation) of `lengthRatio` over its beads. */
  length: { median: number; spread: number } | null;
  /** Its Chinese is written with half-width commas throughout. */
  narrowMarks: boolean;
}

export function isChinese(lang: string): boolean {
  return /^zh\b/i.test(lang);
}

export function isEnglish(lang: string): boolean {
  return /^en\b/i.test(lang);
}
