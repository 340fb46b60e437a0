import { Prisma } from '@/generated/prisma/client';
import { prisma } from './client';
import { isCommented } from './comments-of-beads';
import { checkedBeads, passes, sameElsewhere, type BeadFilter } from './filter';

export interface Review {
  /** The bead that wants a look next, and its place; null where none does. */
  next: { beadId: number; index: number } | null;
  /** How many beads of the text want one. */
  left: number;
}

/**
 * Finds the next bead that wants a look: one with an open comment, or one that is not confirmed, and
 * that its machine doubts, that is one-sided, has several sentences on both sides, or has an issue.
 * Behind the last one it begins at the first. Goes by what was checked (`checkBeads`); cost grows
 * with the length of the text: every bead is counted.
 * @param from a bead of the alignment, which is not its own next
 * @param by 1 forward, -1 back
 * @param doubtfulBelow the confidence below which a machine doubts its bead
 * @param filter only beads that pass it are looked at and counted
 */
export async function review(
  alignmentId: number,
  from: number,
  by: 1 | -1,
  doubtfulBelow: number,
  filter: BeadFilter = {},
): Promise<Review> {
  const wants = Prisma.sql`
    ${passes(filter)} AND (${isCommented} OR (b."status" <> 'confirmed' AND (
      (b."status" = 'machine' AND b."confidence" < ${doubtfulBelow})
      OR min(b."sources", b."targets") <> 1 OR b."issues" <> ''
      OR ${sameElsewhere('same-source')} OR ${sameElsewhere('same-target')})))`;
  const [compare, direction] = by === 1 ? ['>', 'ASC'] : ['<', 'DESC'];
  const rows = await prisma().$queryRaw<{ id: number; place: number; left: number | bigint }[]>`
    SELECT b."id" AS "id", b."place" AS "place", count(*) OVER () AS "left"
    FROM (${checkedBeads(alignmentId, filter)}) AS b
    WHERE ${wants}
    ORDER BY b."id" = ${from},
      b."order" ${Prisma.raw(compare)} (SELECT "order" FROM "Bead" WHERE "id" = ${from}) DESC,
      b."order" ${Prisma.raw(direction)}
    LIMIT 1`;
  const row = rows[0];
  if (!row) return { next: null, left: 0 };
  const [beadId, left] = [Number(row.id), Number(row.left)];
  if (beadId === from) return { next: null, left };
  return { next: { beadId, index: Number(row.place) }, left };
}
