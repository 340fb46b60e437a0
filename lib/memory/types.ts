/** A unit as the index knows it: its source side, and what stood around it. */
export interface IndexedUnit {
  /** Whole, 0 to 2³² − 1, the caller's own; one unit each. */
  id: number;
  source: string;
  /** The source before it in its text; '' at the beginning of a text, undefined where nobody knows. */
  previous?: string | undefined;
  /** The source after it, likewise. */
  next?: string | undefined;
}

/**
 * - *context*: the same source between the same neighbours (101)
 * - *exact*: the same source (100)
 * - *near*: the same but for numbers, case, punctuation, width or 简/繁 (99 to 95)
 * - *fuzzy*: alike by characters (94 and below)
 */
export type MatchKind = 'context' | 'exact' | 'near' | 'fuzzy';

/** In what a near match may differ. */
export type NearDifference = 'numbers' | 'case' | 'punctuation' | 'width' | 'script';

/** A unit found for a segment. */
export interface Match {
  id: number;
  /** The unit's source, as it was given. */
  source: string;
  kind: MatchKind;
  /** Whole per cent, 1 to 101; how it is reckoned: docs/memory.md. */
  score: number;
  /** 1 − edits / longer length, by folded code points, 0 to 1: the order among like scores. */
  similarity: number;
  /** What a near match differs in; empty for all other kinds. */
  differsIn: readonly NearDifference[];
}

/** A segment for which matches are wanted. */
export interface MatchQuery {
  source: string;
  previous?: string | undefined;
  next?: string | undefined;
}

export interface MatchOptions {
  /** The least score, 1 to 101. Default 60. */
  threshold?: number;
  /** At most so many matches, the best. Default 10. */
  limit?: number;
}

/** A stretch of a segment found inside a unit; places in UTF-16 code units, [start, end). */
export interface Fragment {
  id: number;
  source: string;
  /** Where it stands in the segment. */
  start: number;
  end: number;
  /** Where it stands in the unit's source. */
  unitStart: number;
  unitEnd: number;
}

export interface FragmentOptions {
  /** The shortest stretch, in code points. Default 4. */
  minimum?: number;
  /** At most so many stretches. Default 8. */
  limit?: number;
  /** A unit that is passed over: the one that the segment is. */
  except?: number | undefined;
}

/** A unit that holds all the words sought. */
export interface ConcordanceLine {
  id: number;
  source: string;
  /** Where the words stand in the source, in order, [start, end) in UTF-16 code units. */
  places: readonly { start: number; end: number }[];
}

/**
 * Makes like characters the same (case, width, 简/繁): `foldText` of lib/search. It must keep the
 * number of code points, and each for itself; a text whose fold does not is left unfolded.
 */
export type Fold = (text: string) => string;
