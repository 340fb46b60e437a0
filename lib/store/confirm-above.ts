import { prisma } from './client';
import { commitStatuses } from './range';
import type { ChangeResult } from './types';

/** How many of the machine's beads of a text have at least a confidence (0 to 1). */
export function countAbove(textId: string, confidence: number): Promise<number> {
  return prisma().bead.count({ where: beadsAbove(textId, confidence) });
}

/**
 * Confirms the machine's beads of at least a confidence: one operation of the history, in
 * statements of many rows each, one row for each bead.
 * @param count what `countAbove` said when the person agreed to it
 * @returns `gone` where there are other than so many now: they should see that first
 */
export async function confirmAbove(change: {
  textId: string;
  confidence: number;
  count: number;
  author: string;
}): Promise<ChangeResult> {
  const { textId, confidence, count, author } = change;
  const rows = await prisma().bead.findMany({
    where: beadsAbove(textId, confidence),
    select: { id: true, status: true },
  });
  if (rows.length !== count) return { ok: false, code: 'gone' };
  if (rows.length === 0) return { ok: false, code: 'nothing' };
  return commitStatuses(textId, author, rows, () => 'confirmed', []);
}

function beadsAbove(textId: string, confidence: number) {
  return { alignment: { textId }, status: 'machine', confidence: { gte: confidence } };
}
