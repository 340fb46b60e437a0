import { nanoid } from 'nanoid';
import { recheckTerms } from '../checks/recheck-terms';
import { prisma } from '../client';
import { recheckOfTermbase, readUse } from './termbase-use';
import type { TermbaseSummary, TermbaseUse } from './types';

interface SummaryRow {
  id: string;
  name: string;
  priority: number | bigint;
  usedFor: string;
  texts: string;
  concepts: bigint;
  langs: string | null;
}

/** All termbases: those of the highest priority first, then by name. */
export async function listTermbases(): Promise<TermbaseSummary[]> {
  const rows = await prisma().$queryRaw<SummaryRow[]>`
    SELECT b."id", b."name", b."priority", b."usedFor", b."texts", count(DISTINCT c."id") AS "concepts",
      json_group_array(DISTINCT t."lang") FILTER (WHERE t."lang" IS NOT NULL) AS "langs"
    FROM "Termbase" AS b LEFT JOIN "Concept" AS c ON c."termbaseId" = b."id"
      LEFT JOIN "Term" AS t ON t."conceptId" = c."id"
    WHERE b."deletedAt" IS NULL GROUP BY b."id"
    ORDER BY b."priority" DESC, b."name", b."id"`;
  return rows.map(({ id, name, concepts, langs, ...use }) => ({
    ...{ id, name, ...readUse(use) },
    concepts: Number(concepts),
    langs: langs ? (JSON.parse(langs) as string[]) : [],
  }));
}

/** Makes an empty termbase. Returns its id. */
export async function createTermbase(name: string): Promise<string> {
  const { id } = await prisma().termbase.create({ data: { id: nanoid(10), name } });
  return id;
}

/** Gives a termbase another name. Says whether there is one. */
export async function renameTermbase(id: string, name: string): Promise<boolean> {
  const { count } = await prisma().termbase.updateMany({
    where: { id, deletedAt: null },
    data: { name },
  });
  return count > 0;
}

/**
 * Puts a termbase away, or takes it back; the beads that hold its terms are checked again. Says whether
 * that changed anything.
 */
export async function setTermbaseDeleted(id: string, deleted: boolean): Promise<boolean> {
  const client = prisma();
  const [{ count }] = await client.$transaction([
    client.termbase.updateMany({
      where: { id, deletedAt: deleted ? null : { not: null } },
      data: { deletedAt: deleted ? new Date() : null },
    }),
    ...(await recheckOfTermbase(client, id)),
  ]);
  await recheckTerms();
  return count > 0;
}

/** A termbase that is not put away, or null. */
export async function findTermbase(
  id: string,
): Promise<({ id: string; name: string } & TermbaseUse) | null> {
  const row = await prisma().termbase.findFirst({
    where: { id, deletedAt: null },
    select: { id: true, name: true, priority: true, usedFor: true, texts: true },
  });
  return row && { id: row.id, name: row.name, ...readUse(row) };
}
