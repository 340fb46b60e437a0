import { z } from 'zod';
import { mostCharacters } from './sentence-text';

/*
 * What a person typed is kept in this browser until the server has it: a closed page, a crash or a
 * stopped server takes nothing. One entry of the storage for each sentence.
 */

const draftSchema = z.object({
  /** The open page that it was typed in. */
  page: z.string(),
  beadId: z.number(),
  sentenceId: z.number(),
  beside: z.number().optional(),
  index: z.number(),
  side: z.enum(['source', 'target']),
  base: z.string(),
  revision: z.number(),
  text: z.string().max(mostCharacters),
  /** They left the sentence without saving: offered back there, not pressed upon them. */
  abandoned: z.boolean(),
});

export type Draft = z.infer<typeof draftSchema>;

/** The part of the browser's storage that is used here. */
export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const prefixOf = (textId: string) => `hebi-draft:${textId}:`;

const keyOf = (textId: string, { sentenceId, page }: Pick<Draft, 'sentenceId' | 'page'>) =>
  `${prefixOf(textId)}${sentenceId}:${page}`;

/**
 * Keeps a draft; two pages keep theirs apart.
 * @returns false where the browser has no room or forbids it: then only the open page has the text
 */
export function keepDraft(storage: DraftStorage, textId: string, draft: Draft): boolean {
  try {
    storage.setItem(keyOf(textId, draft), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function dropDraft(
  storage: DraftStorage,
  textId: string,
  draft: Pick<Draft, 'sentenceId' | 'page'>,
): void {
  try {
    storage.removeItem(keyOf(textId, draft));
  } catch {
    // A browser that forbids storage kept nothing.
  }
}

/** All drafts of a text, in its order. What cannot be read is passed over. */
export function listDrafts(storage: DraftStorage, textId: string): Draft[] {
  const drafts: Draft[] = [];
  try {
    for (let at = 0; at < storage.length; at++) {
      const key = storage.key(at);
      const draft = key?.startsWith(prefixOf(textId)) ? parse(storage.getItem(key)) : null;
      if (draft) drafts.push(draft);
    }
  } catch {
    return [];
  }
  return drafts.sort((a, b) => a.index - b.index || a.sentenceId - b.sentenceId);
}

function parse(kept: string | null): Draft | null {
  try {
    return draftSchema.safeParse(JSON.parse(kept ?? '')).data ?? null;
  } catch {
    return null;
  }
}
