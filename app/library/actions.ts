'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { deleteText } from '@/lib/store/texts';

const idSchema = z.string().min(1).max(64);

/** Deletes a text and all that belongs to it. */
export async function deleteTextAction(
  id: unknown,
): Promise<{ ok: true } | { ok: false; code: 'invalid' | 'gone' | 'failed' }> {
  const checked = idSchema.safeParse(id);
  if (!checked.success) return { ok: false, code: 'invalid' };
  try {
    const deleted = await deleteText(checked.data);
    revalidatePath('/');
    return deleted ? { ok: true } : { ok: false, code: 'gone' };
  } catch {
    return { ok: false, code: 'failed' };
  }
}
