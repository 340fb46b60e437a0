import { prisma } from './client';

/**
 * Places of beads in their alignments, by way of the counts of stretches (`BeadStretch`): what is read
 * is one row for each 512 beads or more, and at most 1,024 beads.
 */

/** How many beads an alignment has. */
export async function countBeads(alignmentId: number): Promise<number> {
  const { _sum } = await prisma().beadStretch.aggregate({
    where: { alignmentId },
    _sum: { count: true },
  });
  return _sum.count ?? 0;
}

/** The place of each of these beads in its alignment, from 0, by its id. */
export async function placesOf(beadIds: readonly number[]): Promise<Map<number, number>> {
  const rows = await prisma().$queryRaw<{ id: number; place: number | bigint }[]>`
    WITH "own" AS MATERIALIZED (
      SELECT b."id", b."alignmentId", b."order", (
        SELECT "first" FROM "BeadStretch"
        WHERE "alignmentId" = b."alignmentId" AND "first" <= b."order"
        ORDER BY "first" DESC LIMIT 1) AS "first"
      FROM "Bead" AS b WHERE b."id" IN (SELECT "value" FROM json_each(${JSON.stringify(beadIds)}))
    ), "before" AS MATERIALIZED (
      SELECT "alignmentId", "first", (
        SELECT coalesce(sum(s."count"), 0) FROM "BeadStretch" AS s
        WHERE s."alignmentId" = o."alignmentId" AND s."first" < o."first") AS "count"
      FROM (SELECT DISTINCT "alignmentId", "first" FROM "own") AS o
    )
    SELECT o."id", f."count" + (
      SELECT count(*) FROM "Bead" AS b
      WHERE b."alignmentId" = o."alignmentId" AND b."order" >= o."first" AND b."order" < o."order"
    ) AS "place"
    FROM "own" AS o JOIN "before" AS f USING ("alignmentId", "first")`;
  return new Map(rows.map(({ id, place }) => [Number(id), Number(place)]));
}

/**
 * Where to begin to read an alignment at a place.
 * @returns an order key, and how many beads from it on lie before the place
 */
export async function seekPlace(
  alignmentId: number,
  place: number,
): Promise<{ first: string; skip: number }> {
  const rows = await prisma().$queryRaw<{ first: string; before: number | bigint }[]>`
    SELECT "first", "before" FROM (
      SELECT "first", sum("count") OVER (ORDER BY "first") - "count" AS "before"
      FROM "BeadStretch" WHERE "alignmentId" = ${alignmentId})
    WHERE "before" <= ${place} ORDER BY "first" DESC LIMIT 1`;
  const row = rows[0];
  return row ? { first: row.first, skip: place - Number(row.before) } : { first: '', skip: place };
}
