import { Prisma } from '@/generated/prisma/client';
import { prisma } from './client';

/** How many comments of a bead wait, and how many are resolved. */
export interface CommentCount {
  open: number;
  resolved: number;
}

/** A comment and the bead that it belongs to now. */
export interface PlacedComment {
  id: number;
  beadId: number;
  resolved: number;
}

/** Every comment with the bead that it belongs to: that of its sentence, or of the nearest before. */
const placed = Prisma.sql`
  SELECT c."id", c."alignmentId", l."beadId", c."resolvedAt" IS NOT NULL AS "resolved"
  FROM "Comment" AS c JOIN "Link" AS l
    ON l."alignmentId" = c."alignmentId" AND l."sentenceId" = c."sentenceId"
  UNION ALL
  SELECT c."id", c."alignmentId", coalesce(
    (SELECT l."beadId" FROM "Sentence" AS s JOIN "Link" AS l
      ON l."sentenceId" = s."id" AND l."alignmentId" = c."alignmentId"
      WHERE s."versionId" = c."versionId" AND s."order" <= c."order"
      ORDER BY s."order" DESC LIMIT 1),
    (SELECT b."id" FROM "Bead" AS b WHERE b."alignmentId" = c."alignmentId"
      ORDER BY b."order" LIMIT 1)) AS "beadId", c."resolvedAt" IS NOT NULL AS "resolved"
  FROM "Comment" AS c
  WHERE NOT EXISTS (
    SELECT 1 FROM "Link" AS l
    WHERE l."alignmentId" = c."alignmentId" AND l."sentenceId" = c."sentenceId")`;

/** Bead `b` has an open comment. Looks at every comment once in a query, however many beads it has. */
export const isCommented = Prisma.sql`
  b."id" IN (SELECT "beadId" FROM (${placed}) WHERE NOT "resolved")`;

/** The comments of beads, oldest first; of all beads of the alignment where none are named. */
export async function placeComments(
  alignmentId: number,
  beadIds: readonly number[] | null,
): Promise<PlacedComment[]> {
  const wanted = JSON.stringify(beadIds ?? []);
  const rows = await prisma().$queryRaw<
    { id: number; beadId: number | null; resolved: number | bigint }[]
  >`
    SELECT "id", "beadId", "resolved" FROM (${placed})
    WHERE "alignmentId" = ${alignmentId}
      AND (${beadIds === null} OR "beadId" IN (SELECT "value" FROM json_each(${wanted})))
    ORDER BY "id"`;
  return rows.flatMap(({ id, beadId, resolved }) =>
    beadId === null ? [] : [{ id: Number(id), beadId: Number(beadId), resolved: Number(resolved) }],
  );
}

/**
 * How many comments these beads have; those without any are left out. Cost grows with the comments
 * of the alignment.
 */
export async function countComments(
  alignmentId: number,
  beadIds: readonly number[],
): Promise<Map<number, CommentCount>> {
  const counts = new Map<number, CommentCount>();
  for (const { beadId, resolved } of await placeComments(alignmentId, beadIds)) {
    const count = counts.get(beadId) ?? { open: 0, resolved: 0 };
    if (resolved) count.resolved++;
    else count.open++;
    counts.set(beadId, count);
  }
  return counts;
}

/**
 * The beads of an alignment that have comments, by id.
 * @param open only those of which one is not resolved
 */
export async function commentedBeads(alignmentId: number, open: boolean): Promise<number[]> {
  const all = await placeComments(alignmentId, null);
  return [...new Set(all.filter((it) => !open || !it.resolved).map(({ beadId }) => beadId))];
}
