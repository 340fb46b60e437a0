/** A pair of brackets that keeps its content together. */
export interface BracketPair {
  open: string;
  close: string;
  /** Farthest distance between the two, in UTF-16 code units; an opening mark alone protects nothing. */
  reach: number;
}

/** How sentences end in a language: data for `splitSentences`. Words are in lower case. */
export interface SentenceRules {
  /** Nothing inside these ends a sentence. */
  brackets: readonly BracketPair[];
  /** Words that a full stop never ends a sentence after: `Mr.` */
  titles: ReadonlySet<string>;
  /** Words that a full stop does not end a sentence after if a number follows: `No. 5` */
  numbered: ReadonlySet<string>;
  /** Words that carry a full stop inside a sentence and at its end: `U.S.`, `etc.` */
  abbreviations: ReadonlySet<string>;
  /**
   * Letters of honour behind a name: `J.P`. Behind a comma and right before a Chinese character they
   * end an entry of a list of persons.
   */
  postNominals: ReadonlySet<string>;
  /** Words that begin a sentence far more often than they begin a name. */
  starters: ReadonlySet<string>;
  /** What belongs to the sentence though it follows `?”` or `!”`: `Wang asked`. Matched behind the white space. */
  speechTag: RegExp | null;
  /** What goes on with the sentence behind an ellipsis: `等`, the `I` of a stammer. */
  afterEllipsis: RegExp | null;
}

/** What Hebi knows of one language. */
export interface Language {
  /** BCP 47, the primary subtag first: `zh`, `en`. */
  tag: string;
  sentences: SentenceRules;
}
