import { ownHeader } from '@/lib/formats/tmx/own-header';
import { writeTmx } from '@/lib/formats/tmx/write';
import {
  noAnnotations,
  noProvenance,
  type Property,
  type TranslationUnit,
  type Variant,
} from '@/lib/formats/types';
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
  const header = ownHeader({
    sourceLang: options.langs.source,
    toolVersion: options.toolVersion,
    createdAt: new Date(),
    properties: [
      { type: 'x-hebi-title', value: original!.title },
      { type: 'x-hebi-title-target', value: translation!.title },
      { type: 'x-hebi-source-file', value: original!.fileName },
      { type: 'x-hebi-target-file', value: translation!.fileName },
    ],
  });
  return writeTmx(units(text.alignmentId, original!.fileName, options), header);
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
  // A unit waits for the source after it.
  let waiting: TranslationUnit | null = null;
  let previous = '';
  for (let from = 0; ; from += windowLimit) {
    const beads = await readBeads(alignmentId, from, windowLimit);
    const dates = new Map(
      (
        await prisma().bead.findMany({
          where: { id: { in: beads.map((bead) => bead.id) } },
          select: { id: true, createdAt: true, createdBy: true, changedAt: true, changedBy: true },
        })
      ).map((row) => [row.id, row]),
    );
    for (const bead of beads) {
      const source = joinSentences(bead.source, langs.source);
      // Neighbours are those of the text, whatever their status: by them a context match is known.
      if (source.trim() === '') continue;
      if (waiting) yield beforeSource(waiting, source);
      waiting = null;
      const before = previous;
      previous = source;
      if (onlyConfirmed && bead.status !== 'confirmed') continue;
      const { createdAt, createdBy, changedAt, changedBy } = dates.get(bead.id)!;
      const target = joinSentences(bead.target, langs.target);
      // A memory has no use for what stands on one side only.
      if (target.trim() === '') continue;
      waiting = {
        ...noProvenance,
        id: String(bead.id),
        sourceLang: langs.source,
        variants: [plainVariant(langs.source, source), plainVariant(langs.target, target)],
        createdAt,
        createdBy,
        changedAt,
        changedBy,
        ...noAnnotations,
        properties: [...propertiesOf(bead, sourceFile), { type: 'prev', value: before }],
      };
    }
    if (beads.length < windowLimit) break;
  }
  if (waiting) yield beforeSource(waiting, '');
}

/** The sources before and after a unit stand in properties as OmegaT names them; empty at an end. */
function beforeSource(unit: TranslationUnit, next: string): TranslationUnit {
  return { ...unit, properties: [...unit.properties, { type: 'next', value: next }] };
}

function plainVariant(lang: string, text: string): Variant {
  return { lang, text, markup: null, ...noProvenance, ...noAnnotations };
}

function propertiesOf(bead: BeadView, sourceFile: string): Property[] {
  return [
    { type: 'x-hebi-source', value: sourceFile },
    { type: 'x-hebi-bead', value: String(bead.index + 1) },
    { type: 'x-hebi-status', value: bead.status },
    { type: 'x-hebi-confidence', value: bead.confidence.toFixed(3) },
  ];
}

/** Chinese sentences stand side by side, English ones with a space between. */
function joinSentences(sentences: readonly SentenceView[], lang: string): string {
  const spaceless = /^(?:zh|ja)\b/i.test(lang);
  return sentences.map((sentence) => sentence.text).join(spaceless ? '' : ' ');
}
