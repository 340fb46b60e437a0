import { prisma } from './client';

/** A bead as what one translates: its sides joined, and their languages (BCP 47). */
export interface BeadSegment {
  beadId: number;
  source: string;
  target: string;
  from: string;
  to: string;
}

/** Reads a bead of a text to translate it; null where it is not there. Three rows and its sentences. */
export async function readSegment(textId: string, beadId: number): Promise<BeadSegment | null> {
  const bead = await prisma().bead.findFirst({
    where: { id: beadId, alignment: { textId } },
    select: {
      alignment: {
        select: {
          sourceVersionId: true,
          source: { select: { lang: true } },
          target: { select: { lang: true } },
        },
      },
      links: { select: { sentence: { select: { versionId: true, text: true, order: true } } } },
    },
  });
  if (!bead) return null;
  const { sourceVersionId, source, target } = bead.alignment;
  const sentences = bead.links
    .map(({ sentence }) => sentence)
    .sort((a, b) => (a.order < b.order ? -1 : 1));
  const side = (isSource: boolean, lang: string) =>
    sentences
      .filter(({ versionId }) => (versionId === sourceVersionId) === isSource)
      .map(({ text }) => text)
      .join(/^(?:zh|ja|yue)\b/i.test(lang) ? '' : ' ');
  return {
    beadId,
    source: side(true, source.lang),
    target: side(false, target.lang),
    from: source.lang,
    to: target.lang,
  };
}

/** Whether there is anything that a match could come from: units of a memory, or a confirmed bead. */
export async function hasMemory(): Promise<boolean> {
  const rows = await prisma().$queryRaw<{ any: number | bigint }[]>`
    SELECT EXISTS (SELECT 1 FROM "Memory" WHERE "deletedAt" IS NULL AND "units" > 0)
      OR EXISTS (SELECT 1 FROM "Bead" WHERE "status" = 'confirmed') AS "any"`;
  return Number(rows[0]?.any ?? 0) === 1;
}
