import { foldText } from '@/lib/search/fold';
import { prisma } from './client';
import type { SearchHit } from './types';

/**
 * The sentences of an alignment that hold a string, on either side, whatever its case, width or
 * 简/繁 form. Scans the folded sentences: linear in the length of the text.
 * @param query any string; white space at its ends does not count
 * @param limit the most hits to give; `total` counts all
 */
export async function searchText(
  alignmentId: number,
  query: string,
  { limit }: { limit: number },
): Promise<{ hits: SearchHit[]; total: number }> {
  const folded = foldText(query.trim());
  if (folded === '') return { hits: [], total: 0 };
  const rows = await prisma().$queryRaw<
    { beadId: number; place: bigint; sentenceId: number; source: number; total: bigint }[]
  >`
    WITH ranked AS (
      SELECT "id", row_number() OVER (ORDER BY "order") - 1 AS "place"
      FROM "Bead" WHERE "alignmentId" = ${alignmentId}
    )
    SELECT l."beadId" AS "beadId", ranked."place" AS "place", s."id" AS "sentenceId",
      s."versionId" = a."sourceVersionId" AS "source", count(*) OVER () AS "total"
    FROM "Alignment" AS a
    JOIN "Sentence" AS s ON s."versionId" IN (a."sourceVersionId", a."targetVersionId")
    JOIN "Link" AS l ON l."sentenceId" = s."id" AND l."alignmentId" = a."id"
    JOIN ranked ON ranked."id" = l."beadId"
    WHERE a."id" = ${alignmentId} AND instr(s."folded", ${folded}) > 0
    ORDER BY ranked."place", "source" DESC, s."order"
    LIMIT ${limit}`;
  return {
    hits: rows.map((row) => ({
      beadId: row.beadId,
      index: Number(row.place),
      sentenceId: row.sentenceId,
      side: row.source ? 'source' : 'target',
    })),
    total: Number(rows[0]?.total ?? 0),
  };
}
