import { prisma } from '../client';
import type { Memory } from '@/generated/prisma/client';
import type { MemorySummary } from './types';

/** Memories as pages read and set them. */

/** The memories that stand, by name. */
export async function listMemories(): Promise<MemorySummary[]> {
  const rows = await prisma().memory.findMany({
    where: { deletedAt: null },
    include: { texts: true },
    orderBy: { name: 'asc' },
  });
  return rows.map(summaryOf);
}

/** Memories that were deleted and can be had back, the last one first. */
export async function listDeletedMemories(): Promise<MemorySummary[]> {
  const rows = await prisma().memory.findMany({
    where: { deletedAt: { not: null }, operations: { none: { state: 'running' } } },
    include: { texts: true },
    orderBy: { deletedAt: 'desc' },
    take: 20,
  });
  return rows.map(summaryOf);
}

/** One memory that stands; null where there is none of that id. */
export async function readMemory(id: number): Promise<MemorySummary | null> {
  const row = await prisma().memory.findFirst({
    where: { id, deletedAt: null },
    include: { texts: true },
  });
  return row && summaryOf(row);
}

/** How many confirmed beads there are: the memory that exists by itself. */
export function countConfirmed(): Promise<number> {
  return prisma().bead.count({ where: { status: 'confirmed' } });
}

export interface MemorySettings {
  name: string;
  priority: number;
  penalty: number;
  readOnly: boolean;
  /** The texts it serves; null for all. */
  textIds: readonly string[] | null;
}

/** Sets what a memory is used for. `exists` where another has that name. */
export async function setMemory(
  id: number,
  { name, priority, penalty, readOnly, textIds }: MemorySettings,
): Promise<{ ok: true } | { ok: false; code: 'gone' | 'exists' }> {
  const client = prisma();
  const clash = await client.memory.findFirst({
    where: { name, deletedAt: null, id: { not: id } },
    select: { id: true },
  });
  if (clash) return { ok: false, code: 'exists' };
  const [{ count }] = await client.$transaction([
    client.memory.updateMany({
      where: { id, deletedAt: null },
      data: { name, priority, penalty, readOnly, usedFor: textIds ? 'chosen' : 'all' },
    }),
    client.memoryText.deleteMany({ where: { memoryId: id } }),
    client.$executeRaw`INSERT INTO "MemoryText" ("memoryId", "textId")
      SELECT ${id}, "id" FROM "Text" WHERE "id" IN (SELECT "value" FROM json_each(${JSON.stringify(textIds ?? [])}))`,
  ]);
  return count === 1 ? { ok: true } : { ok: false, code: 'gone' };
}

/** Puts a memory out of use, or back into it. False where there is nothing to do. `exists` where its name is taken. */
export async function setMemoryDeleted(
  id: number,
  isDeleted: boolean,
): Promise<{ ok: true } | { ok: false; code: 'gone' | 'exists' }> {
  const client = prisma();
  const memory = await client.memory.findUnique({ where: { id } });
  if (!memory || (memory.deletedAt !== null) === isDeleted) return { ok: false, code: 'gone' };
  if (!isDeleted) {
    const clash = await client.memory.count({ where: { name: memory.name, deletedAt: null } });
    if (clash > 0) return { ok: false, code: 'exists' };
  }
  await client.memory.update({
    where: { id },
    data: { deletedAt: isDeleted ? new Date() : null, changedAt: new Date() },
  });
  return { ok: true };
}

function summaryOf({
  texts,
  langs,
  usedFor,
  ...row
}: Memory & { texts: { textId: string }[] }): MemorySummary {
  const { id, name, origin, priority, penalty, readOnly, units } = row;
  const { createdAt, changedAt, deletedAt } = row;
  return {
    ...{ id, name, origin, priority, penalty, readOnly, units, createdAt, changedAt, deletedAt },
    langs: JSON.parse(langs) as string[],
    usedFor: usedFor as MemorySummary['usedFor'],
    textIds: texts.map(({ textId }) => textId),
  };
}
