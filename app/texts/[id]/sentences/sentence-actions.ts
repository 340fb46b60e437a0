'use server';

import { z } from 'zod';
import { currentAuthor } from '@/app/people/author';
import { changeSentence } from '@/lib/store/sentence-operations';
import type { ChangeResult } from '@/lib/store/types';
import { mostCharacters } from '../sentence-text';

const rowId = z.number().int().positive();
const text = z.string().max(mostCharacters);

const changeSchema = z.object({
  textId: z.string().min(1).max(64),
  bead: z.object({ id: rowId, revision: z.number().int().min(0) }),
  operation: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('split-sentence'),
      sentenceId: rowId,
      text,
      at: z.number().int().min(0).max(mostCharacters),
    }),
    z.object({
      kind: z.literal('join-sentences'),
      sentenceId: rowId,
      by: z.union([z.literal(1), z.literal(-1)]),
      seen: z.object({ text, besideId: rowId, beside: text }).optional(),
    }),
    z.object({
      kind: z.literal('insert-sentence'),
      side: z.enum(['source', 'target']),
      after: rowId.nullable(),
      text,
    }),
    z.object({ kind: z.literal('delete-sentence'), sentenceId: rowId, text: text.optional() }),
  ]),
  clientId: z.uuid().optional(),
});

/** Splits, joins, inserts or deletes a sentence of a bead as the person saw it. */
export async function sentenceAction(change: z.infer<typeof changeSchema>): Promise<ChangeResult> {
  const checked = changeSchema.safeParse(change);
  if (!checked.success) return { ok: false, code: 'invalid' };
  return changeSentence({ ...checked.data, author: await currentAuthor() });
}
