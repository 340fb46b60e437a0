import { Prisma } from '@/generated/prisma/client';
import type { Check } from '@/lib/quality/types';
import { prisma } from './client';
import { isCommented } from './comments-of-beads';
import type { BeadStatus } from './types';

/** Kinds of beads: 1:1; more sentences on a side or both; one side only; out of order. */
export const beadTypes = ['one-to-one', 'several', 'one-sided', 'crossing'] as const;
export type BeadType = (typeof beadTypes)[number];

/** Which beads to show: those to which all of it applies. */
export interface BeadFilter {
  status?: BeadStatus;
  type?: BeadType;
  /** Confidence, 0 to 1, both ends included. */
  confidence?: { from: number; to: number };
  /** Name of the person who changed it last, or made it where nobody changed it since. */
  by?: string;
  /** With a comment that is not resolved. */
  commented?: boolean;
  /** With an issue that is not dismissed, of any check or of this one. */
  issues?: 'any' | Check;
}

/** A bead that passes a filter: its place is counted in the whole text, from 0. */
export interface PassingBead {
  id: number;
  place: number;
}

/**
 * The beads that a filter lets through, in order; what is not checked yet (`checkBeads`) has no
 * issues. Reads one row of two tables for each bead of the text.
 * @param keep ids of beads that are among them in any case, where they stand in the text
 */
export async function filterBeads(
  alignmentId: number,
  filter: BeadFilter,
  keep: readonly number[] = [],
): Promise<PassingBead[]> {
  // As one value: rows by the ten thousand take longer to hand over than to find.
  const rows = await prisma().$queryRaw<{ beads: string }[]>`
    SELECT json_group_array(json_array("id", "place")) AS "beads" FROM (
      SELECT "id", "place" FROM (${checkedBeads(alignmentId, filter)}) AS b
      WHERE (${passes(filter)})
        OR "id" IN (SELECT "value" FROM json_each(${JSON.stringify(keep)}))
      ORDER BY "place")`;
  const beads = JSON.parse(rows[0]!.beads) as [id: number, place: number][];
  return beads.map(([id, place]) => ({ id, place }));
}

/** The beads of an alignment with their places and what the checks found: what `passes` asks of. */
export function checkedBeads(alignmentId: number, filter: BeadFilter): Prisma.Sql {
  return Prisma.sql`
    SELECT b."id", b."alignmentId", b."order", b."status", b."confidence", ${editor} AS "editor",
      c."sources", c."targets", c."issues", c."sourceKey", c."targetKey",
      row_number() OVER (ORDER BY b."order") - 1 AS "place",
      ${filter.type === 'crossing' ? crosses : Prisma.sql`0`} AS "crosses"
    FROM "Bead" AS b LEFT JOIN "BeadCheck" AS c ON c."beadId" = b."id"
    WHERE b."alignmentId" = ${alignmentId}`;
}

/** Whether bead `b` of `checkedBeads` passes. */
export function passes(filter: BeadFilter): Prisma.Sql {
  return Prisma.join(conditionsOf(filter), ' AND ');
}

/** A bead that a split made has a maker before it has changes. */
const editor = Prisma.sql`iif(b."changedBy" = '', b."createdBy", b."changedBy")`;

/** A target that stands before one of the beads above. */
const crosses = Prisma.sql`c."firstTarget" < max(c."lastTarget") OVER (
  ORDER BY b."order" ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)`;

function conditionsOf(filter: BeadFilter): Prisma.Sql[] {
  const { status, type, confidence, by, commented, issues } = filter;
  const conditions = [Prisma.sql`1`];
  if (status) conditions.push(Prisma.sql`b."status" = ${status}`);
  if (type) conditions.push(ofType[type]);
  if (confidence) {
    // A confidence from 60 to 100 percent, as it is shown: 59.6 is 60.
    const { from, to } = confidence;
    conditions.push(Prisma.sql`round(b."confidence", 2) BETWEEN ${from} AND ${to}`);
  }
  if (by !== undefined) conditions.push(Prisma.sql`b."editor" = ${by}`);
  if (commented) conditions.push(isCommented);
  if (issues === 'any')
    conditions.push(Prisma.sql`(b."issues" <> '' OR ${sameElsewhere('same-source')} OR ${sameElsewhere('same-target')})`); // prettier-ignore
  else if (issues === 'same-source' || issues === 'same-target')
    conditions.push(sameElsewhere(issues)); // prettier-ignore
  else if (issues) conditions.push(Prisma.sql`instr(b."issues", ${` ${issues} `}) > 0`);
  return conditions;
}

const ofType: Record<BeadType, Prisma.Sql> = {
  'one-to-one': Prisma.sql`b."sources" = 1 AND b."targets" = 1`,
  several: Prisma.sql`min(b."sources", b."targets") > 0 AND max(b."sources", b."targets") > 1`,
  'one-sided': Prisma.sql`min(b."sources", b."targets") = 0`,
  crossing: Prisma.sql`b."crosses"`,
};

/** Another bead of the text has the same one side and a different other; `b` has the columns of `BeadCheck`. */
export function sameElsewhere(check: 'same-source' | 'same-target'): Prisma.Sql {
  const [same, other] =
    check === 'same-source' ? ['"sourceKey"', '"targetKey"'] : ['"targetKey"', '"sourceKey"'];
  return Prisma.raw(`(b.${same} IS NOT NULL AND b.${other} IS NOT NULL AND EXISTS (
    SELECT 1 FROM "BeadCheck" AS o WHERE o."alignmentId" = b."alignmentId"
      AND o.${same} = b.${same} AND o.${other} <> b.${other}))`);
}

/** Names of those who changed beads of an alignment last, in order; those without a name are left out. */
export async function readEditors(alignmentId: number): Promise<string[]> {
  const rows = await prisma().$queryRaw<{ name: string }[]>`
    SELECT DISTINCT ${editor} AS "name" FROM "Bead" AS b
    WHERE "alignmentId" = ${alignmentId} AND "name" <> '' ORDER BY 1 LIMIT 100`;
  return rows.map(({ name }) => name);
}
