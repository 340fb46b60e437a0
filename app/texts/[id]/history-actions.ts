'use server';

import { z } from 'zod';
import { currentAuthor } from '@/app/people/author';
import { readHistory, type HistoryEntry } from '@/lib/store/read-history';
import type { ChangeResult } from '@/lib/store/types';
import { restoreText } from '@/lib/store/whole-text/service';

const textId = z.string().min(1).max(64);
const operationId = z.number().int().positive();

const pageSchema = z.object({ textId, before: operationId.optional() });

/** A page of the text's history, newest first; `before` is the last entry of the page before. */
export async function historyAction(
  page: z.infer<typeof pageSchema>,
): Promise<HistoryEntry[] | null> {
  const checked = pageSchema.safeParse(page);
  return checked.success ? readHistory(checked.data.textId, checked.data.before) : null;
}

const pointSchema = z.object({ textId, operationId: operationId.or(z.literal(0)) });

/** Brings the text back to how it was after an operation; 0 for how it was imported. */
export async function restoreAction(point: z.infer<typeof pointSchema>): Promise<ChangeResult> {
  const checked = pointSchema.safeParse(point);
  if (!checked.success) return { ok: false, code: 'invalid' };
  return restoreText({ ...checked.data, author: await currentAuthor() });
}
