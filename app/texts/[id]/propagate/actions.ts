'use server';

import { z } from 'zod';
import { currentAuthor } from '@/app/people/author';
import { answer } from '@/lib/store/answer';
import type { SameSources } from '@/lib/store/fill/propagate-confirmed';
import { askMemory } from '@/lib/store/memory/service';
import type { ChangeResult } from '@/lib/store/types';
import { askOfConfirmed } from '@/lib/store/whole-text/service';

const beadSchema = z.object({
  textId: z.string().min(1).max(64),
  beadId: z.number().int().positive(),
});

export interface Elsewhere extends SameSources {
  /** By which it is known that it was asked already. */
  source: string;
}

/** How often the source of a confirmed bead stands elsewhere without its translation; null for never. */
export async function elsewhereAction(bead: unknown): Promise<Elsewhere | null> {
  const checked = beadSchema.safeParse(bead);
  const same = checked.success ? await askMemory('sameSource', checked.data) : null;
  return same && isWorthAWord(same) ? same : null;
}

/** Gives the translation of a confirmed bead to all others of the text with the same source. */
export async function propagateAction(bead: unknown): Promise<ChangeResult> {
  const checked = beadSchema.safeParse(bead);
  if (!checked.success) return { ok: false, code: 'invalid' };
  const order = { ...checked.data, author: await currentAuthor() };
  const { filled } = await askMemory('propagateConfirmed', order);
  if (filled.length === 0) return { ok: false, code: 'nothing' };
  return answer(checked.data.textId, filled);
}

function isWorthAWord({ empty, different, left }: SameSources): boolean {
  return empty + different + left > 0;
}

const togetherSchema = z.object({
  textId: z.string().min(1).max(64),
  operationId: z.number().int().positive(),
});

/** The same for beads that one operation confirmed; null for never. */
export async function elsewhereOfAllAction(confirmed: unknown): Promise<Elsewhere | null> {
  const checked = togetherSchema.safeParse(confirmed);
  if (!checked.success) return null;
  const same = await askOfConfirmed('sameSources', checked.data);
  if (!isWorthAWord(same)) return null;
  return { source: `operation ${checked.data.operationId}`, ...same };
}

const applySchema = togetherSchema.extend({ count: z.number().int().min(0) });

/** Gives the translations of beads that one operation confirmed to all others with the same sources. */
export async function propagateAllAction(confirmed: unknown): Promise<ChangeResult> {
  const checked = applySchema.safeParse(confirmed);
  if (!checked.success) return { ok: false, code: 'invalid' };
  const { count, ...together } = checked.data;
  const order = { ...together, author: await currentAuthor() };
  const { filled } = await askOfConfirmed('propagateConfirmed', order, count);
  if (filled.length === 0) return { ok: false, code: 'nothing' };
  return answer(together.textId, filled);
}
