import { longestComment } from '@/lib/store/types';

/*
 * What one writes is kept in this browser until the server has it. A new comment is kept by a sentence
 * of its bead, which may be merged away meanwhile; another wording by its comment.
 */

/** What a draft is of. */
export type DraftOf = { sentenceId: number } | { commentId: number };

/** The part of the browser's storage that is used here. */
type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const keyOf = (textId: string, of: DraftOf) =>
  'sentenceId' in of
    ? `hebi-comment:${textId}:sentence:${of.sentenceId}`
    : `hebi-comment:${textId}:comment:${of.commentId}`;

/** What was written and not sent; '' where nothing was. */
export function readCommentDraft(storage: DraftStorage, textId: string, of: DraftOf): string {
  try {
    return (storage.getItem(keyOf(textId, of)) ?? '').slice(0, longestComment);
  } catch {
    return '';
  }
}

/** Keeps what is written; nothing but white space is not kept. */
export function keepCommentDraft(
  storage: DraftStorage,
  textId: string,
  of: DraftOf,
  text: string,
): void {
  try {
    if (text.trim() === '') storage.removeItem(keyOf(textId, of));
    else storage.setItem(keyOf(textId, of), text);
  } catch {
    // A browser that forbids storage, or is full, keeps it as long as the page is open.
  }
}
