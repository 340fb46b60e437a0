import { readNorms } from '@/lib/quality/text-norms';
import type { CheckedBead, TextNorms } from '@/lib/quality/types';
import { prisma } from '../client';
import { countBeads } from '../places';

/** So many beads from all over a text tell what is usual in it. */
const sampled = 400;
const keptMilliseconds = 10 * 60_000;

const kept = new Map<string, { norms: Promise<TextNorms>; until: number }>();
const mostKept = 50;

/** Languages of an alignment's versions. */
export interface AlignmentSides {
  id: number;
  textId: string;
  sourceVersionId: number;
  languages: { source: string; target: string };
}

/** The versions of an alignment with their languages; null where there is no such alignment. */
export async function readSides(id: number): Promise<AlignmentSides | null> {
  const row = await prisma().alignment.findUnique({
    where: { id },
    select: {
      textId: true,
      sourceVersionId: true,
      source: { select: { lang: true } },
      target: { select: { lang: true } },
    },
  });
  if (!row) return null;
  const { textId, sourceVersionId, source, target } = row;
  return { id, textId, sourceVersionId, languages: { source: source.lang, target: target.lang } };
}

/**
 * What is usual in an alignment: read off some hundreds of its beads, and kept for some minutes, as
 * it hardly changes. Reads one row for each bead, by the index, and the sample's sentences.
 */
export async function normsOf(alignment: AlignmentSides): Promise<TextNorms> {
  const total = await countBeads(alignment.id);
  // While a text is small, each bead counts; in a book one more changes nothing.
  const size = total < 100 ? total : `e${Math.round(10 * Math.log(total))}`;
  const name = `${alignment.textId} ${alignment.id} ${size}`;
  const now = Date.now();
  const known = kept.get(name);
  if (known && known.until > now) return known.norms;
  // Whoever asks meanwhile waits for the same reading.
  const norms = readNormsOf(alignment, total);
  if (kept.size >= mostKept) kept.clear();
  kept.set(name, { norms, until: now + keptMilliseconds });
  norms.catch(() => kept.delete(name));
  return norms;
}

async function readNormsOf(alignment: AlignmentSides, total: number): Promise<TextNorms> {
  const step = Math.max(1, Math.ceil(total / sampled));
  const rows = await prisma().$queryRaw<{ id: number }[]>`
    SELECT "id" FROM (
      SELECT "id", row_number() OVER (ORDER BY "order") AS "place" FROM "Bead" WHERE "alignmentId" = ${alignment.id})
    WHERE "place" % ${step} = 0`;
  const beads = await readChecked(
    alignment,
    rows.map(({ id }) => Number(id)),
  );
  return readNorms(beads.map(({ bead }) => bead));
}

/** A bead as the checks see it, with the sentences that it is made of. */
export interface StoredBead {
  beadId: number;
  bead: CheckedBead;
  sentences: Record<'source' | 'target', { id: number; order: string }[]>;
}

interface SentenceRow {
  beadId: number;
  id: number;
  order: string;
  text: string;
  isSource: number | bigint;
}

/** The sentences of these beads, without all that a page needs besides. */
export async function readChecked(
  { sourceVersionId, languages }: AlignmentSides,
  beadIds: readonly number[],
): Promise<StoredBead[]> {
  const rows = await prisma().$queryRaw<SentenceRow[]>`
    SELECT l."beadId", s."id", s."order", s."text", s."versionId" = ${sourceVersionId} AS "isSource"
    FROM "Link" AS l JOIN "Sentence" AS s ON s."id" = l."sentenceId"
    WHERE l."beadId" IN (SELECT "value" FROM json_each(${JSON.stringify(beadIds)}))
    ORDER BY s."order"`;
  const beads = new Map(
    beadIds.map((beadId) => [
      beadId,
      {
        beadId,
        sentences: { source: [], target: [] } as StoredBead['sentences'],
        texts: { source: [] as string[], target: [] as string[] },
      },
    ]),
  );
  for (const row of rows) {
    const bead = beads.get(Number(row.beadId));
    const side = Number(row.isSource) === 1 ? 'source' : 'target';
    bead?.sentences[side].push({ id: Number(row.id), order: row.order });
    bead?.texts[side].push(row.text);
  }
  return [...beads.values()].map(({ beadId, sentences, texts }) => ({
    beadId,
    sentences,
    bead: {
      source: { lang: languages.source, sentences: texts.source },
      target: { lang: languages.target, sentences: texts.target },
    },
  }));
}
