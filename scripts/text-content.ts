import { readBeads } from '@/lib/store/beads';
import { prisma } from '@/lib/store/client';

const atOnce = 500;

/**
 * What a text says and how it is aligned, as one string, without what every change counts up
 * and what checks find in it afterwards.
 * @param textId a text of the database that `HEBI_DB` names
 */
export async function contentOf(textId: string): Promise<string> {
  const { id } = await prisma().alignment.findFirstOrThrow({ where: { textId } });
  const parts: unknown[] = [];
  for (let from = 0; ; from += atOnce) {
    const beads = await readBeads(id, from, atOnce);
    parts.push(...beads.map((bead) => ({ ...bead, revision: null, issues: null })));
    if (beads.length < atOnce) return JSON.stringify(parts);
  }
}
