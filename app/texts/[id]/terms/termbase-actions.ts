'use server';

import { z } from 'zod';
import { currentAuthor } from '@/app/people/author';
import { setUsedForText } from '@/lib/store/terms/set-termbase-use';
import { readText } from '@/lib/store/texts';

const id = z.string().min(1).max(64);
const orderSchema = z.object({ termbaseId: id, textId: id, isUsed: z.boolean() });

/** Uses a termbase for a text, or not. */
export async function useForTextAction(
  order: z.infer<typeof orderSchema>,
): Promise<{ ok: true } | { ok: false; code: 'gone' | 'changed' | 'failed' }> {
  const checked = orderSchema.safeParse(order);
  if (!checked.success || !(await readText(checked.data.textId)))
    return { ok: false, code: 'gone' };
  const { termbaseId, textId, isUsed } = checked.data;
  const answer = await setUsedForText(termbaseId, textId, isUsed, await currentAuthor());
  if (answer.ok) return { ok: true };
  return { ok: false, code: answer.code === 'nothing' ? 'failed' : answer.code };
}
