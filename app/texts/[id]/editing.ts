import type { ChangeResult } from '@/lib/store/types';
import { editAction } from './actions';
import type { PendingEdit, Taken } from './pending-edits';
import { isUnwritten, type SentencePlace } from './place';
import { sentenceAction } from './sentences/sentence-actions';

/** A sentence that is open for editing. */
export interface Editing {
  beadId: number;
  sentenceId: number;
  /** Of a sentence that is still to be made: one that stands in its bead. */
  beside?: number | undefined;
  index: number;
  side: SentencePlace['side'];
  base: string;
  revision: number;
  /** What the field begins with. */
  text: string;
  /** Where the caret begins, in UTF-16 code units; null for the end. */
  caret: number | null;
  /** What was left here without being saved. */
  offer: string | null;
  taken?: Taken | undefined;
}

/** Brings a text to the server: another wording, or a sentence that was not there. */
export function write(edit: PendingEdit & { textId: string }): Promise<ChangeResult> {
  const { textId, beadId, sentenceId, revision, side, text } = edit;
  if (!isUnwritten(sentenceId)) return editAction({ textId, beadId, sentenceId, revision, text });
  const operation = { kind: 'insert-sentence', side, after: null, text } as const;
  return sentenceAction({ textId, bead: { id: beadId, revision }, operation });
}

/** The sentence by which an edit is found in the text: for one that is still to be made, one beside it. */
export function foundBy({ sentenceId, beside }: Pick<Editing, 'sentenceId' | 'beside'>): number {
  return beside ?? sentenceId;
}
