import { Prisma } from '@/generated/prisma/client';
import { beadIndex } from './beads';
import { prisma } from './client';

export interface Review {
  /** The bead that wants a look next, and its place; null where none does. */
  next: { beadId: number; index: number } | null;
  /** How many beads of the text want one. */
  left: number;
}

/**
 * Finds the next bead that wants a look: not confirmed, and either of a machine that doubts it, or
 * one-sided, or with several sentences on both sides. Behind the last one it begins at the first.
 * Cost grows with the length of the text: every bead is counted.
 * @param from a bead of the alignment, which is not its own next
 * @param by 1 forward, -1 back
 * @param doubtfulBelow the confidence below which a machine doubts its bead
 */
export async function review(
  alignmentId: number,
  from: number,
  by: 1 | -1,
  doubtfulBelow: number,
): Promise<Review> {
  const wants = Prisma.sql`
    b."alignmentId" = ${alignmentId} AND b."status" <> 'confirmed' AND (
      (b."status" = 'machine' AND b."confidence" < ${doubtfulBelow})
      OR 1 <> (
        SELECT min(
          coalesce(sum(s."versionId" = a."sourceVersionId"), 0),
          coalesce(sum(s."versionId" <> a."sourceVersionId"), 0))
        FROM "Link" AS l JOIN "Sentence" AS s ON s."id" = l."sentenceId"
        WHERE l."beadId" = b."id"))`;
  const [compare, direction] = by === 1 ? ['>', 'ASC'] : ['<', 'DESC'];
  const rows = await prisma().$queryRaw<{ id: number; left: number | bigint }[]>`
    SELECT b."id" AS "id", count(*) OVER () AS "left"
    FROM "Bead" AS b JOIN "Alignment" AS a ON a."id" = b."alignmentId"
    WHERE ${wants}
    ORDER BY b."id" = ${from},
      b."order" ${Prisma.raw(compare)} (SELECT "order" FROM "Bead" WHERE "id" = ${from}) DESC,
      b."order" ${Prisma.raw(direction)}
    LIMIT 1`;
  const row = rows[0];
  if (!row) return { next: null, left: 0 };
  const [beadId, left] = [Number(row.id), Number(row.left)];
  if (beadId === from) return { next: null, left };
  const index = await beadIndex(alignmentId, beadId);
  return { next: index === null ? null : { beadId, index }, left };
}
