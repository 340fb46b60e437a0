import { z } from 'zod';
import { mostCharacters } from './sentence-text';

/*
 * What a person typed is kept in this browser until the server has it: a closed page, a crash or a
 * stopped server takes nothing. One entry of the storage for each sentence.
 */

const draftSchema = z.object({
  beadId: z.number(),
  sentenceId: z.number(),
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

/**
 * Keeps a draft.
 * @returns false where the browser has no room or forbids it: then only the open page has the text
 */
export function keepDraft(storage: DraftStorage, textId: string, draft: Draft): boolean {
  try {
    storage.setItem(prefixOf(textId) + draft.sentenceId, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function dropDraft(storage: DraftStorage, textId: string, sentenceId: number): void {
  try {
    storage.removeItem(prefixOf(textId) + sentenceId);
  } catch {
    // A browser that forbids storage kept nothing.
  }
}

export function readDraft(storage: DraftStorage, textId: string, sentenceId: number): Draft | null {
  try {
    const kept = storage.getItem(prefixOf(textId) + sentenceId);
    return kept === null ? null : (draftSchema.safeParse(JSON.parse(kept)).data ?? null);
  } catch {
    return null;
  }
}

/** All drafts of a text, in its order. What cannot be read is passed over. */
export function listDrafts(storage: DraftStorage, textId: string): Draft[] {
  const drafts: Draft[] = [];
  try {
    for (let at = 0; at < storage.length; at++) {
      const key = storage.key(at);
      if (!key?.startsWith(prefixOf(textId))) continue;
      const draft = readDraft(storage, textId, Number(key.slice(prefixOf(textId).length)));
      if (draft) drafts.push(draft);
    }
  } catch {
    return [];
  }
  return drafts.sort((a, b) => a.index - b.index || a.sentenceId - b.sentenceId);
}
