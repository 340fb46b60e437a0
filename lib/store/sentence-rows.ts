import type { Prisma } from '@/generated/prisma/client';
import { readBead } from './beads';
import type { RowChange } from './changes';
import { prisma } from './client';
import { commit, type SeenBead } from './commit';
import type { ChangeResult, OperationKind } from './types';

const withBeads = {
  version: { select: { lang: true } },
  links: { include: { bead: true } },
} satisfies Prisma.SentenceInclude;

/** A sentence with its beads: one of each alignment of its text. */
export type SentenceRow = Prisma.SentenceGetPayload<{ include: typeof withBeads }>;
export type BeadOfSentence = SentenceRow['links'][number]['bead'];

/**
 * A sentence that stands in a bead, as the person saw it.
 * @returns why it cannot be had: `gone`, or `conflict` where it stands in another bead now
 */
export async function sentenceIn(
  textId: string,
  sentenceId: number,
  bead: SeenBead,
): Promise<SentenceRow | Extract<ChangeResult, { ok: false }>> {
  const row = await prisma().sentence.findFirst({
    where: { id: sentenceId, version: { textId } },
    include: withBeads,
  });
  if (!row || row.links.length === 0) return { ok: false, code: 'gone' };
  if (row.links.some(({ beadId }) => beadId === bead.id)) return row;
  const current = await readBead(row.links[0]!.beadId);
  return current ? { ok: false, code: 'conflict', current } : { ok: false, code: 'gone' };
}

/** The sentence of the same side before another, or behind it, in the order of the text. */
export function besideSentence(row: SentenceRow, by: 1 | -1): Promise<SentenceRow | null> {
  return prisma().sentence.findFirst({
    where: {
      versionId: row.versionId,
      order: by === 1 ? { gt: row.order } : { lt: row.order },
    },
    orderBy: { order: by === 1 ? 'asc' : 'desc' },
    include: withBeads,
  });
}

/** What of a sentence's row the history keeps: all of it but its id. */
export function sentenceColumns(row: SentenceRow) {
  const { versionId, blockId, order, text, base, folded, start, end, spans, role } = row;
  return { versionId, blockId, order, text, base, folded, start, end, spans, role };
}

/** The beads that have no sentence left when one goes, of those that it stands in. */
export async function emptiedBy(row: SentenceRow): Promise<BeadOfSentence[]> {
  const counts = await prisma().link.groupBy({
    by: ['beadId'],
    where: { beadId: { in: row.links.map(({ beadId }) => beadId) } },
    _count: true,
  });
  const alone = new Set(counts.filter(({ _count }) => _count === 1).map(({ beadId }) => beadId));
  return row.links.map(({ bead }) => bead).filter(({ id }) => alone.has(id));
}

/** The changes that take a sentence away, and with it the beads that hold nothing else. */
export function removalOf(row: SentenceRow, emptied: readonly BeadOfSentence[]): RowChange[] {
  const sentenceId = row.id;
  return [
    ...row.links.map(
      ({ alignmentId, beadId }): RowChange => ({ table: 'link', key: { alignmentId, sentenceId }, before: { beadId }, after: null }), // prettier-ignore
    ),
    ...emptied.map(
      ({ id, alignmentId, order, status, confidence, revision, createdBy }): RowChange => {
        // Raised by one as the bead is looked at for the last time.
        const before = {
          alignmentId,
          order,
          status,
          confidence,
          createdBy,
          revision: revision + 1,
        };
        return { table: 'bead', key: { id }, before, after: null };
      },
    ),
    { table: 'sentence', key: { id: sentenceId }, before: sentenceColumns(row), after: null },
  ];
}

/** What a person had their hand in is a draft: thought about, and not confirmed. */
export function draftsOf(beads: readonly BeadOfSentence[]): RowChange[] {
  return beads
    .filter(({ status }) => status !== 'draft')
    .map(({ id, status }) => ({ table: 'bead', key: { id }, before: { status }, after: { status: 'draft' } })); // prettier-ignore
}

/**
 * Writes a change of sentences, and tells it as a change of beads where some of them go.
 * @param seen the bead as the person saw it
 * @param beads all that it touches, as they were read
 */
export async function commitSentences(operation: {
  textId: string;
  kind: OperationKind;
  author: string;
  changes: RowChange[];
  seen: SeenBead;
  beads: readonly BeadOfSentence[];
  emptied: readonly BeadOfSentence[];
  clientId: string | undefined;
}): Promise<ChangeResult> {
  const { textId, kind, author, changes, seen, beads, emptied, clientId } = operation;
  const client = prisma();
  const all = new Map<number, SeenBead>([[seen.id, seen]]);
  for (const { id, revision } of beads) if (!all.has(id)) all.set(id, { id, revision });
  const removed = emptied.map(({ id }) => id);
  const stays = beads.find(({ id }) => !removed.includes(id));
  const more =
    removed.length === 0
      ? []
      : [
          client.$executeRaw`
            UPDATE "Text" SET "lastBeadId" = ${stays?.id ?? null}
            WHERE "id" = ${textId} AND "lastBeadId" IN (SELECT "value" FROM json_each(${JSON.stringify(removed)}))`,
        ];
  const result = await commit(
    { textId, kind, author, changes, seen: [...all.values()], touched: [], clientId },
    more,
  );
  if (!result.ok) return result;
  if (removed.length === 0) return { ...result, ...madeSentenceOf(changes) };
  const { alignmentId } = beads.find(({ id }) => id === seen.id)!;
  return {
    ...result,
    removed,
    made: [],
    total: await client.bead.count({ where: { alignmentId } }),
  };
}

/** The sentence that a change makes, where it makes one. */
export function madeSentenceOf(changes: readonly RowChange[]): { madeSentence?: number } {
  const made = changes.find(({ table, before }) => table === 'sentence' && !before);
  return made ? { madeSentence: Number(made.key.id) } : {};
}
