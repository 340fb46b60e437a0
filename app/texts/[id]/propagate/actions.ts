'use server';

import { z } from 'zod';
import { currentAuthor } from '@/app/people/author';
import { answer } from '@/lib/store/answer';
import { askMemory } from '@/lib/store/memory/service';
import type { ChangeResult } from '@/lib/store/types';

const beadSchema = z.object({
  textId: z.string().min(1).max(64),
  beadId: z.number().int().positive(),
});

export interface Elsewhere {
  /** By which it is known that it was asked already. */
  source: string;
  empty: number;
  different: number;
}

/** How often the source of a confirmed bead stands elsewhere without its translation; null for never. */
export async function elsewhereAction(bead: unknown): Promise<Elsewhere | null> {
  const checked = beadSchema.safeParse(bead);
  const same = checked.success ? await askMemory('sameSource', checked.data) : null;
  if (!same || same.others.length === 0) return null;
  const empty = same.others.filter(({ isEmpty }) => isEmpty).length;
  return { source: same.source.join('\n'), empty, different: same.others.length - empty };
}

/** Gives the translation of a confirmed bead to all others of the text with the same source. */
export async function propagateAction(bead: unknown): Promise<ChangeResult> {
  const checked = beadSchema.safeParse(bead);
  if (!checked.success) return { ok: false, code: 'invalid' };
  const order = { ...checked.data, author: await currentAuthor() };
  const { filled } = await askMemory('propagate', order);
  if (filled.length === 0) return { ok: false, code: 'nothing' };
  return answer(checked.data.textId, filled);
}
