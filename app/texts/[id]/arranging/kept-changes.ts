import { z } from 'zod';
import type { DraftStorage } from '../drafts';
import { nearArrangements, sideSchema, statusSchema } from './arrangement-schema';
import type { Unanswered } from './unanswered';

/*
 * Changes of beads are kept in this browser until the server has answered them, as drafts are. One
 * entry of the storage for each change.
 */

const ids = z.array(z.number());
const sentenceId = z.number();

const changeSchema = z.discriminatedUnion('kind', [
  ...nearArrangements,
  z.object({
    kind: z.literal('status'),
    status: z.union([statusSchema, z.literal('turned')]),
    wording: z.string().optional(),
    onlySaved: z.boolean().optional(),
  }),
  z.object({
    kind: z.literal('move-to'),
    side: sideSchema,
    sentenceIds: ids,
    to: z.number().nullable(),
  }),
  z.object({
    kind: z.literal('range'),
    action: z.enum(['confirm', 'set-back', 'merge', 'exchange']),
    last: z.number().nullable(),
    count: z.number(),
    only: ids.optional(),
    wording: z.string().optional(),
  }),
  z.object({ kind: z.literal('split-sentence'), sentenceId, text: z.string(), at: z.number() }),
  z.object({
    kind: z.literal('join-sentences'),
    sentenceId,
    by: z.union([z.literal(1), z.literal(-1)]),
    lang: z.string(),
    seen: z.object({ text: z.string(), besideId: z.number(), beside: z.string() }).optional(),
  }),
  z.object({
    kind: z.literal('insert-sentence'),
    side: sideSchema,
    after: z.number().nullable(),
    text: z.string(),
  }),
  z.object({ kind: z.literal('delete-sentence'), sentenceId, text: z.string().optional() }),
  z.object({
    kind: z.literal('step'),
    direction: z.enum(['undo', 'redo']),
    of: z.string().optional(),
  }),
]);

const keptSchema = z.object({
  /** The open page that it was made in. */
  page: z.string(),
  key: z.number(),
  id: z.uuid(),
  beadId: z.number(),
  change: changeSchema,
  run: z.object({
    from: z.number(),
    count: z.number(),
    to: z.number().optional(),
    sentenceId: z.number().nullable(),
    holds: z.string().optional(),
  }),
  seen: z.string().nullable(),
  made: z.array(z.object({ id: z.number(), holds: z.string() })),
  // What an older page kept makes no sentences, and knows its beads.
  madeSentence: z.number().nullable().default(null),
  isBound: z.boolean().default(true),
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
        const kept = { page, ...it, isAnswered: undefined };
        storage.setItem(nameOf(textId, page, it.key), JSON.stringify(kept));
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
