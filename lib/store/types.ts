/** What the store gives to pages and scripts. Prisma's own types stay inside `lib/store`. */

import type { Check } from '@/lib/quality/types';

export type BeadStatus = 'machine' | 'draft' | 'confirmed';
/** What a change of a text's history was. */
export type OperationKind =
  | 'edit-sentence'
  | 'restore-wording'
  | 'split-sentence'
  | 'join-sentences'
  | 'insert-sentence'
  | 'delete-sentence'
  | 'replace-text'
  | 'set-status'
  | 'merge'
  | 'split'
  | 'move'
  | 'move-to'
  | 'exchange'
  | 'part'
  | 'shift'
  | 'realign'
  | 'realign-region'
  | 'repair'
  | 'replace'
  | 'comment'
  | 'edit-comment'
  | 'delete-comment'
  | 'resolve-comment'
  | 'reopen-comment'
  | 'dismiss-issue'
  | 'pretranslate'
  | 'propagate';

/** The longest comment, in UTF-16 code units. */
export const longestComment = 4000;

export type Side = 'source' | 'target';

/** What the places of beads stand by: the last step that moved any before, and now. */
export interface Structure {
  before: number;
  now: number;
}

export interface VersionSummary {
  id: number;
  role: 'original' | 'translation';
  /** BCP 47 */
  lang: string;
  title: string;
  fileName: string;
}

export interface TextSummary {
  id: string;
  createdAt: Date;
  openedAt: Date | null;
  versions: VersionSummary[];
  alignmentId: number;
  beads: number;
  confirmed: number;
  /** Repairs that wait for a decision, over all versions. */
  proposed: number;
}

/** A text as the library shows it: to count all sentences takes longer than to open a text. */
export interface ListedText extends TextSummary {
  versions: (VersionSummary & { sentences: number })[];
}

export interface SentenceView {
  id: number;
  /** Its place in its version: orders compare as strings. */
  order: string;
  text: string;
  /** Differs from what cleaning made of the source. */
  edited: boolean;
  role: 'plain' | 'run-in' | 'reference';
  block: { id: number; kind: string; level: number | null };
  /** The first sentence of its block. */
  opensBlock: boolean;
}

/** Where a target comes from that was filled in: a match that was taken. */
export interface OriginView {
  way: 'pretranslated' | 'propagated' | 'taken';
  kind: 'context' | 'exact' | 'near' | 'fuzzy';
  /** Whole per cent, 1 to 101. */
  score: number;
  /** The source of the match, where it is another than the segment. */
  source: string | null;
  /** The memory's name, or the title of the text. */
  name: string;
  memoryId: number | null;
  beadId: number | null;
}

/** What a quality check found in a bead, and nobody dismissed. */
export interface IssueView {
  /** By which it is dismissed. */
  key: string;
  check: Check;
  /** UTF-16 offsets into the sentence; null where it concerns the bead as a whole. */
  place: { side: Side; sentenceId: number; start: number; end: number } | null;
  /** The words it is about. */
  found: string;
  /** What should stand there instead, where that is known. */
  wanted?: readonly string[];
}

export interface BeadView {
  id: number;
  /** Place in the alignment, from 0. */
  index: number;
  status: BeadStatus;
  confidence: number;
  revision: number;
  source: SentenceView[];
  target: SentenceView[];
  /** How many comments wait and how many are resolved, where there are any. */
  comments?: { open: number; resolved: number };
  /** Of its first target that has one. */
  origin?: OriginView;
  issues: IssueView[];
}

export interface OutlineEntry {
  beadId: number;
  index: number;
  level: number;
  source: string;
  target: string;
}

/** All that a reader's page needs before the first bead is asked for. */
export interface TextView extends TextSummary {
  outline: OutlineEntry[];
  lastBeadId: number | null;
  /** Index of `lastBeadId`; 0 where there is none. */
  lastIndex: number;
}

export interface SearchHit {
  beadId: number;
  index: number;
  sentenceId: number;
  side: Side;
}

export interface RepairView {
  id: number;
  versionId: number;
  lang: string;
  kind: string;
  before: string;
  after: string;
  certainty: 'certain' | 'uncertain';
  state: 'applied' | 'proposed';
  /** The source around the place. */
  contextBefore: string;
  contextAfter: string;
  /** 1-based line of the source. */
  line: number;
  beadId: number | null;
  beadIndex: number | null;
}

/** What a page is told after a change: the beads as they now stand, or why nothing was changed. */
export type ChangeResult =
  | {
      ok: true;
      /** A step of the text that this is not older than. */
      step?: number;
      beads: BeadView[];
      canUndo: boolean;
      canRedo: boolean;
      /** Beads that the change names and that do not stand any more. */
      removed?: number[];
      /** Where beads came or went: those that are new, and how many the alignment has now. */
      made?: number[];
      total?: number;
      /** The sentence that is new, where one is. */
      madeSentence?: number;
      /** Where something was undone or redone that another had done: their name. */
      doneBy?: string;
      /** Where beads moved: the step before that moved any, and this one (lib/store/steps.ts). */
      structure?: Structure;
      /** More changed than is told here: what the page knows of the text is out of date. */
      reload?: boolean;
      /** The operation of the history, where a new one was written. */
      operationId?: number;
    }
  | { ok: false; code: 'conflict'; current: BeadView }
  | { ok: false; code: 'gone' | 'invalid' | 'nothing' | 'failed' };
