'use server';

import { z } from 'zod';
import { currentAuthor } from '@/app/people/author';
import type { BeadHistory } from '@/lib/store/bead-history';
import { restoreWording } from '@/lib/store/restore-wording';
import type { ChangeResult } from '@/lib/store/types';
import { historyOfBead } from '@/lib/store/whole-text/service';

const textId = z.string().min(1).max(64);
const rowId = z.number().int().positive().max(2_147_483_647);

const pageSchema = z.object({
  textId,
  beadId: rowId,
  from: z.object({ beadId: rowId, before: rowId }).optional(),
});

/** A page of the versions of a bead, the last first; null where it is not there. */
export async function beadHistoryAction(
  page: z.infer<typeof pageSchema>,
): Promise<BeadHistory | null> {
  const checked = pageSchema.safeParse(page);
  if (!checked.success) return null;
  const { textId, beadId, from } = checked.data;
  return historyOfBead({ textId, beadId, from });
}

const wishSchema = z.object({
  textId,
  beadId: rowId,
  revision: z.number().int().min(0),
  version: z.object({ beadId: rowId, operationId: rowId.or(z.literal(0)) }),
});

/** Gives a bead the wording of one of its versions back. */
export async function restoreWordingAction(
  wish: z.infer<typeof wishSchema>,
): Promise<ChangeResult> {
  const checked = wishSchema.safeParse(wish);
  if (!checked.success) return { ok: false, code: 'invalid' };
  return restoreWording({ ...checked.data, author: await currentAuthor() });
}
