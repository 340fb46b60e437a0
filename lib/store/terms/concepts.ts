import { Prisma } from '@/generated/prisma/client';
import { foldText } from '@/lib/search/fold';
import type { TermUsage } from '@/lib/terms/check';
import { prisma } from '../client';
import type { ConceptView } from './types';

/** Concepts of one page of a termbase. */
export const conceptPage = 100;

const withTerms = { terms: { orderBy: { place: 'asc' } } } as const;
type ConceptRow = Prisma.ConceptGetPayload<{ include: typeof withTerms }>;

/**
 * Concepts of a termbase in the order of their first terms' text, or those one of whose terms holds
 * what is sought, whatever its case, width or script.
 * @param from how many come before
 * @returns at most `conceptPage`, and how many there are in all
 */
export async function listConcepts(
  termbaseId: string,
  { sought = '', from = 0 } = {},
): Promise<{ concepts: ConceptView[]; total: number }> {
  const client = prisma();
  const holds = sought.trim() === '' ? Prisma.empty : Prisma.sql`AND instr(t."folded", ${foldText(sought.trim())}) > 0`; // prettier-ignore
  const rows = await client.$queryRaw<{ id: string; total: bigint }[]>`
    SELECT c."id" AS "id", count(*) OVER () AS "total"
    FROM "Concept" AS c JOIN "Term" AS t ON t."conceptId" = c."id"
    WHERE c."termbaseId" = ${termbaseId} ${holds}
    GROUP BY c."id" ORDER BY min(t."place" || t."folded"), c."id"
    LIMIT ${conceptPage} OFFSET ${from}`;
  const concepts = await readConcepts(rows.map(({ id }) => id));
  return { concepts, total: Number(rows[0]?.total ?? 0) };
}

/** Concepts by their ids, in that order; those that are gone are left out. */
export async function readConcepts(ids: readonly string[]): Promise<ConceptView[]> {
  const rows = await prisma().concept.findMany({
    where: { id: { in: [...ids] } },
    include: withTerms,
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [viewOf(row)] : [];
  });
}

/** A concept as pages see it. */
export function viewOf({ id, domain, definition, note, terms }: ConceptRow): ConceptView {
  return {
    id,
    domain,
    definition,
    note,
    terms: terms.map((term) => ({
      id: term.id,
      lang: term.lang,
      text: term.text,
      partOfSpeech: term.partOfSpeech,
      usage: term.usage as TermUsage,
      note: term.note,
    })),
  };
}

/** All concepts of a termbase in the order in which they came, a page at a time: for export. */
export async function* allConcepts(termbaseId: string): AsyncGenerator<ConceptView> {
  for (let last = 0; ;) {
    const rows = await prisma().$queryRaw<{ id: string; row: bigint }[]>`
      SELECT "id", rowid AS "row" FROM "Concept"
      WHERE "termbaseId" = ${termbaseId} AND rowid > ${last} ORDER BY rowid LIMIT ${conceptPage}`;
    yield* await readConcepts(rows.map(({ id }) => id));
    if (rows.length < conceptPage) return;
    last = Number(rows.at(-1)!.row);
  }
}
