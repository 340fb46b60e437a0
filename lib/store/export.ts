import { writeTmx } from '@/lib/formats/tmx';
import type { TranslationUnit } from '@/lib/formats/types';
import { readBeads, windowLimit } from './beads';
import { prisma } from './client';
import { readText } from './texts';
import type { BeadView, SentenceView } from './types';

export interface ExportOptions {
  /** Only beads that a person confirmed. */
  onlyConfirmed: boolean;
  /** Language tags as the receiving tool expects them. */
  langs: { source: string; target: string };
  /** Version of Hebi, for the header. */
  toolVersion: string;
}

/**
 * A text's beads as TMX, read window by window. Beads with one side only are left out.
 * @returns the document as strings; `null` where there is no such text
 */
export async function exportTmx(
  textId: string,
  options: ExportOptions,
): Promise<AsyncGenerator<string> | null> {
  const text = await readText(textId);
  if (!text) return null;
  const [original, translation] = text.versions;
  return writeTmx(units(text.alignmentId, original!.fileName, options), {
    sourceLang: options.langs.source,
    toolVersion: options.toolVersion,
    createdAt: new Date(),
    properties: {
      'x-hebi-title': original!.title,
      'x-hebi-title-target': translation!.title,
      'x-hebi-source-file': original!.fileName,
      'x-hebi-target-file': translation!.fileName,
    },
  });
}

/** How many units an export would hold. */
export async function countUnits(
  alignmentId: number,
  { onlyConfirmed }: { onlyConfirmed: boolean },
): Promise<number> {
  const [row] = await prisma().$queryRaw<{ units: bigint }[]>`
    SELECT count(*) AS "units" FROM "Bead" AS b JOIN "Alignment" AS a ON a."id" = b."alignmentId"
    WHERE a."id" = ${alignmentId} AND (NOT ${onlyConfirmed} OR b."status" = 'confirmed')
      AND EXISTS (SELECT 1 FROM "Link" AS l JOIN "Sentence" AS s ON s."id" = l."sentenceId"
        WHERE l."beadId" = b."id" AND s."versionId" = a."sourceVersionId")
      AND EXISTS (SELECT 1 FROM "Link" AS l JOIN "Sentence" AS s ON s."id" = l."sentenceId"
        WHERE l."beadId" = b."id" AND s."versionId" = a."targetVersionId")`;
  return Number(row!.units);
}

async function* units(
  alignmentId: number,
  sourceFile: string,
  { onlyConfirmed, langs }: ExportOptions,
): AsyncGenerator<TranslationUnit> {
  for (let from = 0; ; from += windowLimit) {
    const beads = await readBeads(alignmentId, from, windowLimit);
    const dates = new Map(
      (
        await prisma().bead.findMany({
          where: { id: { in: beads.map((bead) => bead.id) } },
          select: { id: true, createdAt: true, changedAt: true, changedBy: true },
        })
      ).map((row) => [row.id, row]),
    );
    for (const bead of beads) {
      if (onlyConfirmed && bead.status !== 'confirmed') continue;
      const { createdAt, changedAt, changedBy } = dates.get(bead.id)!;
      yield {
        id: String(bead.id),
        source: { lang: langs.source, text: joinSentences(bead.source, langs.source) },
        target: { lang: langs.target, text: joinSentences(bead.target, langs.target) },
        createdAt,
        changedAt,
        changedBy,
        properties: propertiesOf(bead, sourceFile),
      };
    }
    if (beads.length < windowLimit) return;
  }
}

function propertiesOf(bead: BeadView, sourceFile: string): Record<string, string> {
  return {
    'x-hebi-source': sourceFile,
    'x-hebi-bead': String(bead.index + 1),
    'x-hebi-status': bead.status,
    'x-hebi-confidence': bead.confidence.toFixed(3),
  };
}

/** Chinese sentences stand side by side, English ones with a space between. */
function joinSentences(sentences: readonly SentenceView[], lang: string): string {
  const spaceless = /^(?:zh|ja)\b/i.test(lang);
  return sentences.map((sentence) => sentence.text).join(spaceless ? '' : ' ');
}
