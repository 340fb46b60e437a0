'use server';

import { z } from 'zod';
import { currentAuthor } from '@/app/people/author';
import { countAbove } from '@/lib/store/confirm-above';
import type { ChangeResult } from '@/lib/store/types';
import { askForBeads } from '@/lib/store/whole-text/service';

const textId = z.string().min(1).max(64);
const rowId = z.number().int().positive();
const revision = z.number().int().min(0);
const count = z.number().int().positive();
const confidence = z.number().min(0).max(1);

const rangeSchema = z.object({
  textId,
  first: rowId,
  last: rowId,
  count,
  /** The beads of the range that are meant, where not all are. */
  only: z.array(rowId).max(100_000).optional(),
  action: z.enum(['confirm', 'set-back', 'merge', 'exchange']),
  seen: z.array(z.object({ id: rowId, revision })).max(20_000),
  clientId: z.uuid().optional(),
});

/** Changes a range of beads, of which `seen` are as the person saw them. */
export async function rangeAction(change: z.infer<typeof rangeSchema>): Promise<ChangeResult> {
  const checked = rangeSchema.safeParse(change);
  if (!checked.success) return { ok: false, code: 'invalid' };
  const author = await currentAuthor();
  return askForBeads(checked.data.count, 'range', { ...checked.data, author });
}

const countSchema = z.object({ textId, confidence });

/** How many of the machine's beads have at least a confidence (0 to 1); null for a bad question. */
export async function countAboveAction(asked: z.infer<typeof countSchema>): Promise<number | null> {
  const checked = countSchema.safeParse(asked);
  return checked.success ? countAbove(checked.data.textId, checked.data.confidence) : null;
}

const confirmSchema = countSchema.extend({ count });

/** Confirms the machine's beads of at least a confidence, if there are as many as were shown. */
export async function confirmAboveAction(
  change: z.infer<typeof confirmSchema>,
): Promise<ChangeResult> {
  const checked = confirmSchema.safeParse(change);
  if (!checked.success) return { ok: false, code: 'invalid' };
  const author = await currentAuthor();
  return askForBeads(checked.data.count, 'confirmAbove', { ...checked.data, author });
}
