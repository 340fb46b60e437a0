import { generateKeyBetween } from 'fractional-indexing';
import type { RowChange } from './changes';
import { prisma } from './client';
import { spansOf } from './rows';
import { firstFreeId } from './runs';
import { besideSentence, type BeadOfSentence, type SentenceRow } from './sentence-rows';
import type { Side } from './types';

/** Where a new sentence comes to stand in its version. */
export interface NewPlace {
  order: string;
  /** Place in the source of the version, where it stands as an empty span. */
  at: number;
  block: BlockPlace;
  /** The beads that it stands in: one of each alignment of the text. */
  beads: BeadOfSentence[];
}

interface BlockPlace {
  id: number;
  /** What makes the block, where it is new. */
  made: RowChange[];
}

type OwnBead = BeadOfSentence & {
  alignment: { sourceVersionId: number; targetVersionId: number };
};

/**
 * Where a sentence stands that is put into a bead: behind another of the bead; without one, behind
 * the nearest before it on its side. In a version that nobody has written yet, it stands alone.
 * @returns null where the sentence that it is to follow is gone
 */
export async function placeFor(
  textId: string,
  { alignment, ...bead }: OwnBead,
  side: Side,
  after: number | null,
): Promise<NewPlace | null> {
  const versionId = side === 'source' ? alignment.sourceVersionId : alignment.targetVersionId;
  const anchor = await anchorOf(textId, bead, versionId, after);
  if (!anchor && after !== null) return null;
  const [before, behind] = !anchor
    ? [null, null]
    : anchor.by === 1
      ? [anchor.row, await besideSentence(anchor.row, 1)]
      : [await besideSentence(anchor.row, -1), anchor.row];
  const version = await prisma().version.findUnique({
    where: { id: versionId },
    select: { length: true },
  });
  const isUnwritten = version?.length === 0;
  if (!anchor && !isUnwritten) return null;
  return {
    order: generateKeyBetween(before?.order ?? null, behind?.order ?? null),
    at: !anchor ? 0 : anchor.by === 1 ? spansOf(anchor.row).at(-1)!.end : anchor.row.start,
    block: isUnwritten
      ? await mirroredBlock(bead, versionId, before, behind)
      : { id: anchor!.row.blockId, made: [] },
    // In the text's other alignments it stands with the sentence that it follows.
    beads: anchor
      ? anchor.row.links.map((link) => (link.alignmentId === bead.alignmentId ? bead : link.bead))
      : [bead],
  };
}

/**
 * The block of a sentence in a version that has no file: blocks are made as those of the other side
 * are, so that a heading is translated as a heading and a paragraph is a paragraph again.
 */
async function mirroredBlock(
  { id: beadId, alignmentId }: BeadOfSentence,
  versionId: number,
  before: SentenceRow | null,
  behind: SentenceRow | null,
): Promise<BlockPlace> {
  const opposite = await prisma().sentence.findFirst({
    where: { versionId: { not: versionId }, links: { some: { beadId } } },
    orderBy: { order: 'asc' },
    include: { block: true },
  });
  const shares = async (row: SentenceRow | null) => {
    const link = row?.links.find((it) => it.alignmentId === alignmentId);
    if (!link || !opposite) return false;
    const { blockId } = opposite;
    const same = await prisma().link.findFirst({
      where: { beadId: link.beadId, sentence: { blockId } },
    });
    return same !== null;
  };
  const isInside = before && behind && before.blockId === behind.blockId;
  if (before && (isInside || (await shares(before)))) return { id: before.blockId, made: [] };
  if (behind && (await shares(behind))) return { id: behind.blockId, made: [] };
  const id = await firstFreeId('Block');
  const orderOf = async (row: SentenceRow | null) =>
    row === null
      ? null
      : (await prisma().block.findUniqueOrThrow({ where: { id: row.blockId } })).order;
  const after = {
    versionId,
    order: generateKeyBetween(await orderOf(before), await orderOf(behind)),
    kind: opposite?.block.kind ?? 'paragraph',
    level: opposite?.block.level ?? null,
    headingId: null,
  };
  return { id, made: [{ table: 'block', key: { id }, before: null, after }] };
}

/** The sentence that one is put behind (1) or before (-1): of the bead, else the nearest before it. */
async function anchorOf(
  textId: string,
  bead: { id: number; alignmentId: number; order: string },
  versionId: number,
  after: number | null,
): Promise<{ row: SentenceRow; by: 1 | -1 } | null> {
  const anchored = async (sentenceId: number | undefined, by: 1 | -1) => {
    if (sentenceId === undefined) return null;
    const row = await prisma().sentence.findFirst({
      where: { id: sentenceId, versionId, version: { textId } },
      include: { version: { select: { lang: true } }, links: { include: { bead: true } } },
    });
    return row && { row, by };
  };
  const inBeads = (beads: object, direction: 'asc' | 'desc') =>
    prisma().link.findFirst({
      where: { alignmentId: bead.alignmentId, sentence: { versionId }, bead: beads },
      orderBy: [{ bead: { order: direction } }, { sentence: { order: direction } }],
      select: { sentenceId: true },
    });
  if (after !== null) {
    const link = await prisma().link.findFirst({ where: { sentenceId: after, beadId: bead.id } });
    return anchored(link?.sentenceId, 1);
  }
  const upToHere = await inBeads({ order: { lte: bead.order } }, 'desc');
  if (upToHere) return anchored(upToHere.sentenceId, 1);
  const behind = await inBeads({ order: { gt: bead.order } }, 'asc');
  return anchored(behind?.sentenceId, -1);
}
