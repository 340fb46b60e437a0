import { decodeBytes } from '@/lib/text/decode';
import { prisma } from './client';
import type { RepairView } from './types';

/** How much of the source is shown on either side of a repair, in UTF-16 code units. */
const contextLength = 40;

/**
 * The repairs of a text with their context in the source, in source order, version by version.
 * @param filter only those of one version, or in one state
 * @returns `null` where there is no such text
 */
export async function listRepairs(
  textId: string,
  filter: { versionId?: number; state?: 'applied' | 'proposed' } = {},
): Promise<RepairView[] | null> {
  const text = await prisma().text.findUnique({
    where: { id: textId },
    include: {
      alignments: { orderBy: { id: 'asc' }, take: 1 },
      versions: {
        where: { id: filter.versionId },
        orderBy: { id: 'asc' },
        include: {
          source: true,
          repairs: { where: { state: filter.state }, orderBy: [{ start: 'asc' }, { id: 'asc' }] },
        },
      },
    },
  });
  if (!text) return null;
  const alignmentId = text.alignments[0]!.id;
  const views: RepairView[] = [];
  for (const { id: versionId, lang, fileName, encoding, source, repairs } of text.versions) {
    if (repairs.length === 0) continue;
    const decoded = decodeBytes(source.bytes, { fileName, encoding }).text;
    const lines = lineCounter(decoded);
    const beads = await beadsOf(
      alignmentId,
      repairs.flatMap(({ sentenceId }) => sentenceId ?? []),
    );
    for (const repair of repairs) {
      const { sentenceId, start, end } = repair;
      const bead = sentenceId === null ? undefined : beads.get(sentenceId);
      views.push({
        id: repair.id,
        versionId,
        lang,
        kind: repair.kind,
        before: repair.before,
        after: repair.after,
        certainty: repair.certainty as RepairView['certainty'],
        state: repair.state as RepairView['state'],
        contextBefore: decoded.slice(Math.max(0, start - contextLength), start),
        contextAfter: decoded.slice(end, end + contextLength),
        line: lines(start),
        beadId: bead?.id ?? null,
        beadIndex: bead?.index ?? null,
      });
    }
  }
  return views;
}

/** For each sentence the bead that it stands in, with its place. One query, however many. */
async function beadsOf(
  alignmentId: number,
  sentenceIds: readonly number[],
): Promise<Map<number, { id: number; index: number }>> {
  const rows = await prisma().$queryRaw<{ sentenceId: number; beadId: number; place: bigint }[]>`
    WITH ranked AS (
      SELECT "id", row_number() OVER (ORDER BY "order") - 1 AS "place"
      FROM "Bead" WHERE "alignmentId" = ${alignmentId}
    )
    SELECT l."sentenceId" AS "sentenceId", l."beadId" AS "beadId", ranked."place" AS "place"
    FROM "Link" AS l JOIN ranked ON ranked."id" = l."beadId"
    WHERE l."alignmentId" = ${alignmentId}
      AND l."sentenceId" IN (SELECT "value" FROM json_each(${JSON.stringify(sentenceIds)}))`;
  return new Map(rows.map((row) => [row.sentenceId, { id: row.beadId, index: Number(row.place) }]));
}

/** Tells the 1-based line of ascending places of a text, reading it once. */
function lineCounter(text: string): (place: number) => number {
  const lineEnd = /\r\n?|[\n\u0085\u2028\u2029]/g;
  let line = 1;
  let next = lineEnd.exec(text);
  return (place) => {
    for (; next && lineEnd.lastIndex <= place; next = lineEnd.exec(text)) line++;
    return line;
  };
}
