/** How a term is to be used (TBX `administrativeStatus`). */
export type TermUsage = 'preferred' | 'admitted' | 'forbidden';

export interface TermEntry {
  /** BCP 47 in canonical form; as written where it is no such tag. */
  lang: string;
  text: string;
  /** '' where not said: `noun`, `verb`, … */
  partOfSpeech: string;
  usage: TermUsage;
  note: string;
}

/** Terms of several languages, and what they stand for. Facts that are not said are ''. */
export interface ConceptEntry {
  /** As in the file; null where it has none. */
  id: string | null;
  domain: string;
  definition: string;
  note: string;
  terms: readonly TermEntry[];
}

export type TermsItem =
  | { kind: 'concept'; concept: ConceptEntry; line: number }
  /** A concept, or a row, that is left out. `message` in English, without file and line. */
  | { kind: 'fault'; code: TermFault; line: number; message: string };

/** What is wrong with a concept or a row: it has no term, or its language is none that BCP 47 knows. */
export type TermFault = 'no-term' | 'no-language';

/** A column of a table: its name in the file, and what it is read as; null where it is not read. */
export interface TermColumn {
  name: string;
  as: string | null;
}

export interface ReadTermsOptions {
  /** For messages. */
  fileName: string;
}
