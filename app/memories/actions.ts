'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { currentAuthor } from '@/app/people/author';
import { StoreError } from '@/lib/store/errors';
import { setMemory, setMemoryDeleted } from '@/lib/store/memory/list';
import { askMemory } from '@/lib/store/memory/service';
import type { OperationView } from '@/lib/store/memory/operations';
import type { ReplacePreview } from '@/lib/store/memory/service-messages';
import type { UnitView } from '@/lib/store/memory/types';

export type Answer<T = null> = { ok: true; value: T } | { ok: false; code: string };

const idSchema = z.number().int().positive();
const textSchema = z.string().max(100_000);

const settingsSchema = z.object({
  name: z.string().trim().min(1).max(200),
  priority: z.number().int().min(-100).max(100),
  penalty: z.number().int().min(0).max(100),
  readOnly: z.boolean(),
  textIds: z.array(z.string().max(64)).max(10_000).nullable(),
});

/** Sets the name of a memory and what it is used for. */
export async function setMemoryAction(id: unknown, settings: unknown): Promise<Answer> {
  const checked = z.tuple([idSchema, settingsSchema]).safeParse([id, settings]);
  if (!checked.success) return { ok: false, code: 'invalid' };
  return told(async () => {
    const answer = await setMemory(...checked.data);
    revalidatePath('/memories', 'layout');
    return answer.ok ? { ok: true, value: null } : answer;
  });
}

/** Deletes a memory, or has it back. */
export async function deleteMemoryAction(id: unknown, isDeleted: unknown): Promise<Answer> {
  const checked = z.tuple([idSchema, z.boolean()]).safeParse([id, isDeleted]);
  if (!checked.success) return { ok: false, code: 'invalid' };
  return told(async () => {
    const answer = await setMemoryDeleted(...checked.data);
    revalidatePath('/memories', 'layout');
    return answer.ok ? { ok: true, value: null } : answer;
  });
}

const editSchema = z.object({
  memoryId: idSchema,
  id: idSchema,
  source: textSchema,
  target: textSchema,
});

/** Another wording of a unit. */
export async function editUnitAction(edit: unknown): Promise<Answer<UnitView>> {
  const checked = editSchema.safeParse(edit);
  if (!checked.success) return { ok: false, code: 'invalid' };
  return told(async () => ({
    ok: true,
    value: await askMemory('editUnit', { ...checked.data, author: await currentAuthor() }),
  }));
}

/** Takes a unit away. */
export async function deleteUnitAction(memoryId: unknown, id: unknown): Promise<Answer<number>> {
  const checked = z.tuple([idSchema, idSchema]).safeParse([memoryId, id]);
  if (!checked.success) return { ok: false, code: 'invalid' };
  const [memory, unit] = checked.data;
  return told(async () => {
    const author = await currentAuthor();
    const value = await askMemory('deleteUnits', { memoryId: memory, ids: [unit], author });
    revalidatePath('/memories', 'layout');
    return { ok: true, value };
  });
}

/** Takes back the last change of a memory, or makes it again. */
export async function stepAction(
  memoryId: unknown,
  direction: unknown,
): Promise<Answer<OperationView | null>> {
  const checked = z.tuple([idSchema, z.enum(['undo', 'redo'])]).safeParse([memoryId, direction]);
  if (!checked.success) return { ok: false, code: 'invalid' };
  const [memory, way] = checked.data;
  return told(async () => {
    const value = await askMemory('step', { memoryId: memory, direction: way });
    revalidatePath('/memories', 'layout');
    return { ok: true, value };
  });
}

/** What was changed in a memory, the newest first. */
export async function historyAction(memoryId: unknown): Promise<Answer<OperationView[]>> {
  const checked = idSchema.safeParse(memoryId);
  if (!checked.success) return { ok: false, code: 'invalid' };
  return told(async () => ({
    ok: true,
    value: await askMemory('history', { memoryId: checked.data }),
  }));
}

const replaceSchema = z.object({
  memoryId: idSchema,
  find: z.string().min(1).max(1000),
  replace: z.string().max(1000),
  side: z.enum(['source', 'target']),
  isCaseSensitive: z.boolean(),
});

/** What a replacement would change. */
export async function previewReplaceAction(order: unknown): Promise<Answer<ReplacePreview>> {
  const checked = replaceSchema.safeParse(order);
  if (!checked.success) return { ok: false, code: 'invalid' };
  return told(async () => ({ ok: true, value: await askMemory('previewReplace', checked.data) }));
}

/** Replaces a text wherever it stands. */
export async function replaceAction(order: unknown): Promise<Answer<number>> {
  const checked = replaceSchema.safeParse(order);
  if (!checked.success) return { ok: false, code: 'invalid' };
  return told(async () => ({
    ok: true,
    value: await askMemory('replace', { ...checked.data, author: await currentAuthor() }),
  }));
}

async function told<T>(work: () => Promise<Answer<T>>): Promise<Answer<T>> {
  try {
    return await work();
  } catch (error) {
    return { ok: false, code: error instanceof StoreError ? error.code : 'failed' };
  }
}
