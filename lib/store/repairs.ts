import { decodeBytes } from '@/lib/text/decode';
import { beadIndex } from './beads';
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
    for (const repair of repairs) {
      const { sentenceId, start, end } = repair;
      const link =
        sentenceId === null
          ? null
          : await prisma().link.findUnique({
              where: { alignmentId_sentenceId: { alignmentId, sentenceId } },
            });
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
        beadId: link?.beadId ?? null,
        beadIndex: link && (await beadIndex(alignmentId, link.beadId)),
      });
    }
  }
  return views;
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
