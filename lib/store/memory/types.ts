/** What the memories give to pages and commands. Lines that cross to the memory's own process are plain JSON. */

/** Like `MatchKind` of lib/memory, and what is told besides. */
export type FoundKind = 'context' | 'exact' | 'near' | 'fuzzy';
export type Difference = 'numbers' | 'punctuation' | 'case' | 'width' | 'script';

/**
 * - *score*: the higher score first
 * - *likeness*: fuzzy matches by the mean of score and shared pairs of characters, so that a clause that
 *   moved counts, and may bring in a match that has not one of the best scores
 */
export type MatchOrder = 'score' | 'likeness';

export interface LookupQuery {
  /** The segment to translate, as it stands. */
  segment: string;
  /** The sources before and after it in its text: '' at an end; undefined where not known. */
  previous?: string | undefined;
  next?: string | undefined;
  /** Languages to translate from and into (BCP 47). `zh-Hans` and `zh-Hant` are told apart. */
  from: string;
  to: string;
  /** The least score, after penalties: 1 to 101. Default 60. */
  threshold?: number | undefined;
  /** At most so many matches; every different translation of the same segment is one. Default 10. */
  limit?: number | undefined;
  /** In which order they come. Default `score`. */
  order?: MatchOrder | undefined;
  /** The text that is translated: memories kept for other texts are left out, and its own bead. */
  textId?: string | undefined;
  /** The bead that is translated: it is no match for itself. */
  beadId?: number | undefined;
  /** Search these memories only; `beads` is the memory of the confirmed beads. */
  memories?: readonly (number | 'beads')[] | undefined;
  /** Search what is written in the other script too (简/繁), at a penalty. */
  acrossScripts?: boolean | undefined;
}

/** A stretch of a text, [start, end) in UTF-16 code units. */
export interface Stretch {
  start: number;
  end: number;
}

/** Where a match comes from. */
export type Origin =
  | { kind: 'memory'; memoryId: number; unitId: number; name: string }
  | { kind: 'bead'; textId: string; beadId: number; title: string };

export interface FoundMatch {
  kind: FoundKind;
  /** Whole per cent, 1 to 101, penalties taken off. */
  score: number;
  /** What was taken off. */
  penalty: number;
  source: string;
  target: string;
  /** The target with the segment's numbers in place of the match's; null where that is the target, or cannot be. */
  adapted: string | null;
  /** Languages of the match (BCP 47). */
  sourceLang: string;
  targetLang: string;
  /** What a near match differs in. */
  differsIn: readonly Difference[];
  /** What of the segment the match has not, and what of the match's source the segment has not. */
  missing: readonly Stretch[];
  extra: readonly Stretch[];
  origin: Origin;
  /** ISO 8601; null where not known. */
  createdAt: string | null;
  changedAt: string | null;
  /** Who changed it last, or made it; '' where nobody gave a name. */
  author: string;
}

export interface ConcordanceQuery {
  /** Words to find, all of them; whatever their case, width or 简/繁 form. */
  words: readonly string[];
  /** Language to search (BCP 47), and the language of the other side. */
  from: string;
  to: string;
  limit?: number | undefined;
  textId?: string | undefined;
  memories?: readonly (number | 'beads')[] | undefined;
}

/** A unit or bead that holds the words. */
export interface FoundLine {
  source: string;
  target: string;
  sourceLang: string;
  targetLang: string;
  places: readonly Stretch[];
  origin: Origin;
  /** A bead that nobody confirmed yet. */
  unconfirmed?: true;
}

export interface FragmentQuery {
  segment: string;
  from: string;
  to: string;
  /** The shortest stretch, in characters. Default 4. */
  minimum?: number | undefined;
  limit?: number | undefined;
  textId?: string | undefined;
  beadId?: number | undefined;
  memories?: readonly (number | 'beads')[] | undefined;
}

/** A stretch of the segment that stands in a unit. */
export interface FoundFragment {
  /** In the segment. */
  place: Stretch;
  /** In the unit's source. */
  sourcePlace: Stretch;
  source: string;
  target: string;
  sourceLang: string;
  targetLang: string;
  origin: Origin;
}

export interface MemorySummary {
  id: number;
  name: string;
  /** BCP 47, the most frequent first. */
  langs: string[];
  origin: string;
  priority: number;
  penalty: number;
  readOnly: boolean;
  usedFor: 'all' | 'chosen';
  /** The texts it serves, where chosen. */
  textIds: string[];
  units: number;
  createdAt: Date;
  changedAt: Date;
  deletedAt: Date | null;
}

/** A unit as it stands. */
export interface UnitView {
  id: number;
  source: string;
  target: string;
  sourceLang: string;
  targetLang: string;
  createdAt: string | null;
  createdBy: string | null;
  changedAt: string | null;
  changedBy: string | null;
  usageCount: number | null;
}
