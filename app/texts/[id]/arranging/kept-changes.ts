import { z } from 'zod';
import type { DraftStorage } from '../drafts';
import { nearArrangements, statusSchema } from './arrangement-schema';
import type { Unanswered } from './unanswered';

/*
 * Changes of beads that are shown are kept in this browser until the server has answered them, as
 * drafts are. One entry of the storage for each change.
 */

const changeSchema = z.discriminatedUnion('kind', [
  ...nearArrangements,
  z.object({
    kind: z.literal('status'),
    status: statusSchema,
    wording: z.string().optional(),
    onlySaved: z.boolean().optional(),
  }),
]);

const keptSchema = z.object({
  /** The open page that it was made in. */
  page: z.string(),
  key: z.number(),
  id: z.uuid(),
  beadId: z.number(),
  change: changeSchema,
  run: z.object({ from: z.number(), count: z.number(), sentenceId: z.number().nullable() }),
  seen: z.string(),
  made: z.array(z.object({ id: z.number(), holds: z.string() })),
});

export interface Kept extends Unanswered {
  page: string;
}

const prefixOf = (textId: string) => `hebi-change:${textId}:`;

const nameOf = (textId: string, page: string, key: number) => `${prefixOf(textId)}${key}:${page}`;

/**
 * Keeps in the storage what a page has to send: `before` is there already. What is new is written
 * before what is answered goes, so that a crash between leaves nothing that speaks of what is not there.
 */
export function keepChanges(
  storage: DraftStorage,
  textId: string,
  page: string,
  before: readonly Unanswered[],
  after: readonly Unanswered[],
): void {
  const open = after.filter(({ isAnswered }) => !isAnswered);
  try {
    for (const it of open)
      if (!before.includes(it)) {
        const { key, id, beadId, change, run, seen, made } = it;
        const kept = { page, key, id, beadId, change, run, seen, made };
        storage.setItem(nameOf(textId, page, key), JSON.stringify(kept));
      }
  } catch {
    // A browser without room or that forbids it: then only the open page has the change.
  }
  const stays = new Set(open.map(({ key }) => key));
  for (const { key } of before) if (!stays.has(key)) dropKept(storage, textId, { page, key });
}

export function dropKept(
  storage: DraftStorage,
  textId: string,
  { page, key }: Pick<Kept, 'page' | 'key'>,
): void {
  try {
    storage.removeItem(nameOf(textId, page, key));
  } catch {
    // A browser that forbids storage kept nothing.
  }
}

/** All that is kept of a text, in the order in which it was made. What cannot be read is passed over. */
export function listKept(storage: DraftStorage, textId: string): Kept[] {
  const kept: Kept[] = [];
  try {
    for (let at = 0; at < storage.length; at++) {
      const name = storage.key(at);
      const it = name?.startsWith(prefixOf(textId)) ? parse(storage.getItem(name)) : null;
      if (it) kept.push(it);
    }
  } catch {
    return [];
  }
  return kept.sort((a, b) => a.key - b.key);
}

function parse(kept: string | null): Kept | null {
  try {
    const read = keptSchema.safeParse(JSON.parse(kept ?? '')).data;
    return read ? ({ ...read, isAnswered: false } as Kept) : null;
  } catch {
    return null;
  }
}
