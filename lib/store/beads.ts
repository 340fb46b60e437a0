import type { Prisma } from '@/generated/prisma/client';
import { findIssues } from './checks/issues';
import { prisma } from './client';
import { countComments } from './comments-of-beads';
import { readOrigins } from './origins';
import { placesOf, seekPlace } from './places';
import type { BeadStatus, BeadView, IssueView, OriginView, SentenceView } from './types';

/** The most beads that one call gives: a window for a screen, never a book. */
export const windowLimit = 500;

const withSentences = {
  alignment: {
    select: {
      textId: true,
      sourceVersionId: true,
      source: { select: { lang: true } },
      target: { select: { lang: true } },
    },
  },
  links: { include: { sentence: { include: { block: true } } } },
} satisfies Prisma.BeadInclude;

type BeadRow = Prisma.BeadGetPayload<{ include: typeof withSentences }>;

/**
 * A window of an alignment.
 * @param from place of the first bead, from 0
 * @param count how many, at most `windowLimit`
 */
export async function readBeads(
  alignmentId: number,
  from: number,
  count: number,
): Promise<BeadView[]> {
  const { first, skip } = await seekPlace(alignmentId, from);
  const rows = await prisma().bead.findMany({
    where: { alignmentId, order: { gte: first } },
    orderBy: { order: 'asc' },
    skip,
    take: Math.min(count, windowLimit),
    include: withSentences,
  });
  return toViews(rows, (at) => from + at);
}

/** One bead, or `null` where there is none of that id. */
export async function readBead(id: number): Promise<BeadView | null> {
  return (await readBeadsById([id]))[0] ?? null;
}

/** The beads of these ids that exist, in the order of their ids. */
export function readBeadsById(ids: readonly number[]): Promise<BeadView[]> {
  return readNamed(ids);
}

/** Those of the beads of these ids that stand in an alignment, in the order of their ids. */
export function readBeadsOf(alignmentId: number, ids: readonly number[]): Promise<BeadView[]> {
  return readNamed(ids, alignmentId);
}

async function readNamed(ids: readonly number[], alignmentId?: number): Promise<BeadView[]> {
  const where = { id: { in: [...ids] }, alignmentId };
  const [rows, places] = await Promise.all([
    prisma().bead.findMany({ where, orderBy: { id: 'asc' }, include: withSentences }),
    placesOf(ids),
  ]);
  return toViews(rows, (at) => places.get(rows[at]!.id) ?? 0);
}

/** The place of a bead in its alignment, from 0; `null` where it is not there. */
export async function beadIndex(alignmentId: number, beadId: number): Promise<number | null> {
  const bead = await prisma().bead.findFirst({
    where: { id: beadId, alignmentId },
    select: { id: true },
  });
  return bead && ((await placesOf([beadId])).get(beadId) ?? null);
}

async function toViews(rows: BeadRow[], placeAt: (at: number) => number): Promise<BeadView[]> {
  const blocks = rows.flatMap((row) => row.links.map((link) => link.sentence.blockId));
  const openers = await prisma().sentence.groupBy({
    by: ['blockId'],
    where: { blockId: { in: [...new Set(blocks)] } },
    _min: { order: true },
  });
  const opening = new Map(openers.map((opener) => [opener.blockId, opener._min.order]));
  const comments = await countComments(
    rows[0]?.alignmentId ?? 0,
    rows.map(({ id }) => id),
  );
  const origins = await readOrigins(
    rows.flatMap((row) => row.links.map(({ sentenceId }) => sentenceId)),
  );
  const views = rows.map((row, at) => {
    const count = comments.get(row.id);
    const sentences = row.links
      .map((link) => link.sentence)
      .sort((a, b) => (a.order < b.order ? -1 : 1))
      .map((sentence) => ({
        versionId: sentence.versionId,
        view: {
          id: sentence.id,
          order: sentence.order,
          text: sentence.text,
          edited: sentence.text !== sentence.base,
          role: sentence.role as SentenceView['role'],
          block: {
            id: sentence.blockId,
            kind: sentence.block.kind,
            level: sentence.block.level,
          },
          opensBlock: opening.get(sentence.blockId) === sentence.order,
        } satisfies SentenceView,
      }));
    const isSource = (sentence: { versionId: number }) =>
      sentence.versionId === row.alignment.sourceVersionId;
    return {
      id: row.id,
      index: placeAt(at),
      status: row.status as BeadStatus,
      confidence: row.confidence,
      revision: row.revision,
      ...(count && { comments: count }),
      ...originOf(sentences, origins),
      source: sentences.filter(isSource).map(({ view }) => view),
      target: sentences.filter((sentence) => !isSource(sentence)).map(({ view }) => view),
    };
  });
  const issues = await issuesOf(rows, views);
  return views.map((view) => ({ ...view, issues: issues.get(view.id)?.open ?? [] }));
}

function originOf(
  sentences: readonly { view: SentenceView }[],
  origins: ReadonlyMap<number, OriginView>,
): Pick<BeadView, 'origin'> {
  const origin = sentences.flatMap(({ view }) => origins.get(view.id) ?? [])[0];
  return origin ? { origin } : {};
}

/** The open issues of beads, which stand in one alignment or in several. */
async function issuesOf(
  rows: readonly BeadRow[],
  views: readonly Omit<BeadView, 'issues'>[],
): Promise<Map<number, { open: IssueView[] }>> {
  const found = new Map<number, { open: IssueView[] }>();
  for (const id of new Set(rows.map((row) => row.alignmentId))) {
    const { alignment } = rows.find((row) => row.alignmentId === id)!;
    const languages = { source: alignment.source.lang, target: alignment.target.lang };
    const { textId, sourceVersionId } = alignment;
    const beads = views
      .filter((_, at) => rows[at]!.alignmentId === id)
      .map(({ id: beadId, source, target }) => ({
        beadId,
        bead: {
          source: { lang: languages.source, sentences: source.map(({ text }) => text) },
          target: { lang: languages.target, sentences: target.map(({ text }) => text) },
        },
        sentenceIds: { source: source.map((it) => it.id), target: target.map((it) => it.id) },
      }));
    const checked = await findIssues({ id, textId, sourceVersionId, languages }, beads);
    for (const [beadId, issues] of checked) found.set(beadId, issues);
  }
  return found;
}
