import { readBeadsById, windowLimit } from './beads';
import { prisma } from './client';
import { readStand } from './stand';
import type { ChangeResult } from './types';

type Answer = Extract<ChangeResult, { ok: true }>;

/**
 * What is told after a change that was made, or that made no difference: the beads as they now
 * stand. Of more than a page holds only the first is told, with `reload`.
 */
export async function answer(textId: string, beads: readonly number[]): Promise<Answer> {
  if (beads.length > windowLimit) return answerOfMany(textId, beads);
  // First the step, then what stands: it is never said to be newer than it is.
  const { step } = await readStand(textId);
  return { ok: true, step, beads: await readBeadsById(beads), ...(await historyState(textId)) };
}

/** What is told after a change that moved beads that it does not name. */
export async function answerOfMany(textId: string, beads: readonly number[]): Promise<Answer> {
  return { ...(await answer(textId, await firstOf(beads))), reload: true };
}

/** The first in order of the beads that stand. */
async function firstOf(beads: readonly number[]): Promise<number[]> {
  const rows = await prisma().$queryRaw<{ id: number }[]>`
    SELECT "id" FROM "Bead" WHERE "id" IN (SELECT "value" FROM json_each(${JSON.stringify(beads)}))
    ORDER BY "alignmentId", "order" LIMIT 1`;
  return rows.map((row) => Number(row.id));
}

/** Whether a text's history has something to take back, and something to make again. */
export async function historyState(
  textId: string,
): Promise<{ canUndo: boolean; canRedo: boolean }> {
  const has = async (state: string) =>
    (await prisma().operation.findFirst({ where: { textId, state }, select: { id: true } })) !==
    null;
  const [canUndo, canRedo] = await Promise.all([has('done'), has('undone')]);
  return { canUndo, canRedo };
}
