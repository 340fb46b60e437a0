import { stateAt, present, type BeadState } from './bead-states';
import type { RowChange } from './changes';
import { prisma } from './client';
import { commit } from './commit';
import { textColumns } from './rows';
import type { ChangeResult } from './types';

/**
 * What the sentences of a bead would have to say to say again what they said in a version of it.
 * Sentences that stand elsewhere now are left there. Nothing where a sentence of the version is gone,
 * or was split or joined since: its old words would then stand twice, or take others with them.
 * @param version the bead after operation `after`
 * @param now the bead as it stands
 */
export async function wordingToRestore(
  version: BeadState,
  after: number,
  now: BeadState,
): Promise<{ id: number; text: string }[]> {
  const texts = new Map(now.sentences.map(({ id, text }) => [id, text]));
  const differing = version.sentences.filter(
    ({ id, text }) => texts.has(id) && texts.get(id) !== text,
  );
  if (differing.length === 0) return [];
  const ids = version.sentences.map(({ id }) => id);
  const standing = await prisma().sentence.count({ where: { id: { in: ids } } });
  if (standing < ids.length || (await wereCutAnew(ids, after))) return [];
  return differing.map(({ id, text }) => ({ id, text }));
}

async function wereCutAnew(ids: readonly number[], after: number): Promise<boolean> {
  const rows = await prisma().$queryRaw<unknown[]>`
    SELECT 1 FROM "OperationTouch" AS t JOIN "Operation" AS o ON o."id" = t."operationId"
    WHERE t."kind" = 'sentence' AND t."rowId" IN (SELECT "value" FROM json_each(${JSON.stringify(ids)}))
      AND t."operationId" > ${after} AND o."state" = 'done'
      AND o."kind" IN ('split-sentence', 'join-sentences')
    LIMIT 1`;
  return rows.length > 0;
}

/**
 * Gives the sentences of a bead the wording back that they had in a version of it
 * (`readBeadHistory`). One operation of the history; the bead becomes a draft.
 * @param wish.revision the bead's as the person saw it
 * @param wish.version what bead it was then, after which operation
 * @returns `nothing` where that wording cannot be given back, or is there already; `conflict` where
 *   the bead is no longer as it was seen
 */
export async function restoreWording(wish: {
  textId: string;
  beadId: number;
  revision: number;
  version: { beadId: number; operationId: number };
  author: string;
}): Promise<ChangeResult> {
  const { textId, beadId, revision, author } = wish;
  const { operationId } = wish.version;
  // The version's bead may be gone, or another text's: what it held is looked for in this one only.
  const [bead, now, version] = await Promise.all([
    prisma().bead.findFirst({ where: { id: beadId, alignment: { textId } } }),
    stateAt(beadId, present),
    stateAt(wish.version.beadId, operationId),
  ]);
  if (!bead || !now || !version) return { ok: false, code: 'gone' };
  const wanted = await wordingToRestore(version, operationId, now);
  if (wanted.length === 0) return { ok: false, code: 'nothing' };
  const rows = await prisma().sentence.findMany({
    where: { id: { in: wanted.map(({ id }) => id) } },
    select: { id: true, text: true, folded: true, links: { select: { beadId: true } } },
  });
  const changes: RowChange[] = rows.map(({ id, text, folded }) => ({
    table: 'sentence',
    key: { id },
    before: { text, folded },
    after: textColumns(wanted.find((it) => it.id === id)!.text),
  }));
  if (bead.status !== 'draft')
    changes.push({
      table: 'bead',
      key: { id: beadId },
      before: { status: bead.status },
      after: { status: 'draft' },
    });
  // In the text's other alignments the sentences stand in other beads.
  const others = rows.flatMap(({ links }) => links.map((link) => link.beadId));
  return commit({
    textId,
    kind: 'restore-wording',
    author,
    changes,
    seen: [{ id: beadId, revision }],
    touched: [...new Set(others)].filter((id) => id !== beadId),
  });
}
