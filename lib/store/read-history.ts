import type { RowChange } from './changes';
import { beadIndex } from './beads';
import { prisma } from './client';
import { redo, undo } from './history';
import type { ChangeResult, OperationKind } from './types';

/** The most operations that one page of a history holds. */
export const historyPage = 50;

export interface HistoryEntry {
  id: number;
  kind: OperationKind;
  author: string;
  /** ISO 8601 */
  at: string;
  state: 'done' | 'undone';
  /** Place of the first bead that it touched and that stands. */
  index: number | null;
  /** Of a sentence that was reworded: what it said before and after. */
  wording: { before: string; after: string } | null;
}

/**
 * The history of a text, newest first, without the ways that were left for others.
 * @param before the id that the entries are older than
 * @returns at most `historyPage` entries
 */
export async function readHistory(textId: string, before?: number): Promise<HistoryEntry[]> {
  const operations = await prisma().operation.findMany({
    where: { textId, state: { in: ['done', 'undone'] }, id: { lt: before } },
    orderBy: { id: 'desc' },
    take: historyPage,
  });
  return Promise.all(
    operations.map(async ({ id, kind, author, at, state, beads, changes }) => ({
      id,
      kind: kind as OperationKind,
      author,
      at: at.toISOString(),
      state: state as HistoryEntry['state'],
      index: await firstIndex(beads),
      wording: kind === 'edit-sentence' ? wordingOf(changes) : null,
    })),
  );
}

/**
 * Brings a text back to how it was after an operation, by undoing what came later or redoing what
 * was undone: it can be taken back step by step.
 * @returns what is told of the last step; `gone` where the operation is not in the history any more
 */
export async function restore(
  textId: string,
  operationId: number,
  author: string,
): Promise<ChangeResult> {
  const { operation } = prisma();
  const point = await operation.findFirst({
    where: { id: operationId, textId, state: { in: ['done', 'undone'] } },
    select: { state: true },
  });
  if (!point) return { ok: false, code: 'gone' };
  const [step, where] =
    point.state === 'done'
      ? [undo, { state: 'done', id: { gt: operationId } }]
      : [redo, { state: 'undone', id: { lte: operationId } }];
  let result: ChangeResult = { ok: false, code: 'nothing' };
  for (let left = await operation.count({ where: { textId, ...where } }); left > 0; left--) {
    result = await step(textId, author);
    if (!result.ok) return result;
  }
  return result.ok ? { ...result, reload: true } : result;
}

async function firstIndex(beads: string): Promise<number | null> {
  const [row] = await prisma().$queryRaw<{ id: number; alignmentId: number }[]>`
    SELECT "id", "alignmentId" FROM "Bead"
    WHERE "id" IN (SELECT "value" FROM json_each(${beads})) ORDER BY "alignmentId", "order" LIMIT 1`;
  return row ? beadIndex(Number(row.alignmentId), Number(row.id)) : null;
}

function wordingOf(changes: string): HistoryEntry['wording'] {
  const change = (JSON.parse(changes) as RowChange[]).find(({ table }) => table === 'sentence');
  if (!change) return null;
  return { before: String(change.before?.text ?? ''), after: String(change.after?.text ?? '') };
}
