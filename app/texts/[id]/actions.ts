'use server';

import { z } from 'zod';
import { currentAuthor } from '@/app/people/author';
import { arrange } from '@/lib/store/arrange';
import { editSentence, setStatus } from '@/lib/store/edits';
import { rememberBead } from '@/lib/store/texts';
import type { ChangeResult } from '@/lib/store/types';
import { stepText } from '@/lib/store/whole-text/service';
import { mostCharacters } from './sentence-text';

const textId = z.string().min(1).max(64);
const rowId = z.number().int().positive();
const revision = z.number().int().min(0);
const seenBead = z.object({ id: rowId, revision });

const editSchema = z.object({
  textId,
  beadId: rowId,
  sentenceId: rowId,
  revision,
  text: z.string().max(mostCharacters),
});

/** Gives a sentence another wording; `revision` is the bead's as the person saw it. */
export async function editAction(edit: z.infer<typeof editSchema>): Promise<ChangeResult> {
  const checked = editSchema.safeParse(edit);
  if (!checked.success) return { ok: false, code: 'invalid' };
  return editSentence({ ...checked.data, author: await currentAuthor() });
}

const statusSchema = z.object({
  textId,
  beads: z.array(seenBead).min(1).max(500),
  status: z.enum(['machine', 'draft', 'confirmed']),
});

/** Sets the status of beads as the person saw them. */
export async function statusAction(change: z.infer<typeof statusSchema>): Promise<ChangeResult> {
  const checked = statusSchema.safeParse(change);
  if (!checked.success) return { ok: false, code: 'invalid' };
  return setStatus({ ...checked.data, author: await currentAuthor() });
}

const by = z.union([z.literal(1), z.literal(-1)]);
const side = z.enum(['source', 'target']);
const count = z.number().int().min(0).max(100_000);

const arrangeSchema = z.object({
  textId,
  bead: seenBead,
  arrangement: z.discriminatedUnion('kind', [
    z.object({ kind: z.enum(['merge', 'exchange']), by }),
    z.object({ kind: z.enum(['move', 'shift']), side, by }),
    z.object({
      kind: z.literal('split'),
      at: z.object({ source: count, target: count }).optional(),
    }),
    z.object({
      kind: z.literal('move-to'),
      side,
      sentenceIds: z.array(rowId).min(1).max(500),
      to: seenBead,
    }),
    z.object({ kind: z.literal('part') }),
  ]),
});

/** Merges, splits or moves beads, from the bead as the person saw it. */
export async function arrangeAction(change: z.infer<typeof arrangeSchema>): Promise<ChangeResult> {
  const checked = arrangeSchema.safeParse(change);
  if (!checked.success) return { ok: false, code: 'invalid' };
  return arrange({ ...checked.data, author: await currentAuthor() });
}

const stepSchema = z.object({ textId, direction: z.enum(['undo', 'redo']) });

/** Takes back the last change of a text, or makes it again. */
export async function stepAction(step: z.infer<typeof stepSchema>): Promise<ChangeResult> {
  const checked = stepSchema.safeParse(step);
  if (!checked.success) return { ok: false, code: 'invalid' };
  return stepText({ ...checked.data, author: await currentAuthor() });
}

const rememberSchema = z.object({ textId, beadId: rowId });

/** Keeps where the reader is. Says whether that place exists. */
export async function rememberAction(place: z.infer<typeof rememberSchema>): Promise<boolean> {
  const checked = rememberSchema.safeParse(place);
  return checked.success && rememberBead(checked.data.textId, checked.data.beadId);
}
