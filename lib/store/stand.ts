import { prisma } from './client';

/** Where a text stands: its last step, and the last that moved beads; 0 where there is none. */
export async function readStand(textId: string): Promise<{ step: number; structure: number }> {
  const { step } = prisma();
  const [all, moving] = await Promise.all([
    step.aggregate({ where: { textId }, _max: { id: true } }),
    step.aggregate({ where: { textId, moves: true }, _max: { id: true } }),
  ]);
  return { step: all._max.id ?? 0, structure: moving._max.id ?? 0 };
}
