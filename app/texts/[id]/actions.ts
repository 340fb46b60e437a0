'use server';

import { z } from 'zod';
import { currentAuthor } from '@/app/people/author';
import { arrange } from '@/lib/store/arrange';
import { editSentence, setStatus } from '@/lib/store/edits';
import { findMade } from '@/lib/store/once';
import { rememberBead } from '@/lib/store/texts';
import type { ChangeResult } from '@/lib/store/types';
import { stepText } from '@/lib/store/whole-text/service';
import { nearArrangements, sideSchema, statusSchema } from './arranging/arrangement-schema';
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

/** What the page gives a change, so that it is made once however often it is sent. */
const clientId = z.uuid();

const statusChangeSchema = z.object({
  textId,
  beads: z.array(seenBead).min(1).max(500),
  status: statusSchema,
  clientId: clientId.optional(),
});

/** Sets the status of beads as the person saw them. */
export async function statusAction(
  change: z.infer<typeof statusChangeSchema>,
): Promise<ChangeResult> {
  const checked = statusChangeSchema.safeParse(change);
  if (!checked.success) return { ok: false, code: 'invalid' };
  return setStatus({ ...checked.data, author: await currentAuthor() });
}

const arrangeSchema = z.object({
  textId,
  bead: seenBead,
  arrangement: z.discriminatedUnion('kind', [
    ...nearArrangements,
    z.object({
      kind: z.literal('move-to'),
      side: sideSchema,
      sentenceIds: z.array(rowId).min(1).max(500),
      to: seenBead,
    }),
  ]),
  clientId: clientId.optional(),
});

/** Merges, splits or moves beads, from the bead as the person saw it. */
export async function arrangeAction(change: z.infer<typeof arrangeSchema>): Promise<ChangeResult> {
  const checked = arrangeSchema.safeParse(change);
  if (!checked.success) return { ok: false, code: 'invalid' };
  return arrange({ ...checked.data, author: await currentAuthor() });
}

const madeSchema = z.object({ textId, clientId });

/** What a change made whose answer did not come; null where it was not made. */
export async function madeAction(which: z.infer<typeof madeSchema>): Promise<ChangeResult | null> {
  const checked = madeSchema.safeParse(which);
  if (!checked.success) return { ok: false, code: 'invalid' };
  return findMade(checked.data.textId, checked.data.clientId);
}

const stepSchema = z.object({
  textId,
  direction: z.enum(['undo', 'redo']),
  clientId: clientId.optional(),
});

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
