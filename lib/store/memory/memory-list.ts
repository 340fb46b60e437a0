import { prisma } from '../client';

/** A stored memory, as other programs see it. */
export interface ListedMemory {
  id: number;
  name: string;
  /** BCP 47, the most frequent first. */
  langs: string[];
  units: number;
  isReadOnly: boolean;
  changedAt: Date;
}

/** All stored memories that are not deleted, by name. */
export async function listMemories(): Promise<ListedMemory[]> {
  const rows = await prisma().memory.findMany({
    where: { deletedAt: null },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, langs: true, units: true, readOnly: true, changedAt: true },
  });
  return rows.map(({ readOnly, langs, ...row }) => ({
    ...row,
    langs: JSON.parse(langs) as string[],
    isReadOnly: readOnly,
  }));
}
