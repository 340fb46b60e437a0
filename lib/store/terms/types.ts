import type { TermUsage } from '@/lib/terms/check';

/** What a termbase is used for. */
export interface TermbaseUse {
  /** -100 to 100; where several termbases say something of one wording, the higher comes first. */
  priority: number;
  /** The texts it serves; null for all. */
  textIds: string[] | null;
}

export interface TermbaseSummary extends TermbaseUse {
  id: string;
  name: string;
  concepts: number;
  /** BCP 47, of all its terms. */
  langs: string[];
}

export interface TermView {
  id: string;
  /** BCP 47 */
  lang: string;
  text: string;
  partOfSpeech: string;
  usage: TermUsage;
  note: string;
}

/** What terms of several languages stand for. */
export interface ConceptView {
  id: string;
  domain: string;
  definition: string;
  note: string;
  /** Language by language, in the order that a person gave them. */
  terms: TermView[];
}

/** A concept as a person or a file gives it; ids are of terms that are there already. */
export interface ConceptDraft {
  domain: string;
  definition: string;
  note: string;
  terms: (Omit<TermView, 'id'> & { id?: string })[];
}

export type TermChangeResult =
  | { ok: true; concepts: ConceptView[]; canUndo: boolean; canRedo: boolean }
  /** `changed`: someone else changed or deleted it meanwhile. */
  | { ok: false; code: 'gone' | 'changed' | 'nothing' };
