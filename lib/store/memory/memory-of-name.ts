import { prisma } from '../client';

/** The memory of this name that stands; it is made where there is none. Its id. */
export async function memoryOfName(name: string, origin: string): Promise<number> {
  const client = prisma();
  const known = await client.memory.findFirst({
    where: { name, deletedAt: null },
    select: { id: true },
  });
  return known?.id ?? (await client.memory.create({ data: { name, origin } })).id;
}
