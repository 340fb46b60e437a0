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
  /** Where sentences were reworded: what the first said before and after, and how many more there are. */
  wording: Wording | null;
}

export interface Wording {
  before: string;
  after: string;
  /** BCP 47; `und` where the sentence is gone. */
  lang: string;
  more: number;
}

/** Kinds of operations that reword sentences and do nothing else with them. */
const rewords: readonly OperationKind[] = ['edit-sentence', 'restore-wording', 'replace-text'];
/** Of an operation with more characters of changes than this it is not told what it reworded. */
const mostCharacters = 2_000_000;

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
    // Not the changes: those of one operation may be as long as a book.
    select: { id: true, kind: true, author: true, at: true, state: true, beads: true },
  });
  const wordings = await wordingsOf(
    operations.filter(({ kind }) => rewords.some((it) => it === kind)).map(({ id }) => id),
  );
  return Promise.all(
    operations.map(async ({ id, kind, author, at, state, beads }) => ({
      id,
      kind: kind as OperationKind,
      author,
      at: at.toISOString(),
      state: state as HistoryEntry['state'],
      index: await firstIndex(beads),
      wording: wordings.get(id) ?? null,
    })),
  );
}

/**
 * Brings a text back to how it was after an operation, by undoing what came later or redoing what
 * was undone: it can be taken back step by step.
 * @param operationId 0 for the text as it was imported
 * @returns what is told of the last step; `gone` where the operation is not in the history any more
 */
export async function restore(
  textId: string,
  operationId: number,
  author: string,
): Promise<ChangeResult> {
  const { operation } = prisma();
  const point =
    operationId === 0
      ? { state: 'done' }
      : await operation.findFirst({
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

async function wordingsOf(operationIds: readonly number[]): Promise<Map<number, Wording>> {
  // Where `min` is asked for, SQLite takes the other columns from its row.
  const rows = await prisma().$queryRaw<
    { id: number; count: number; sentenceId: number; before: string; after: string }[]
  >`
    SELECT o."id", count(*) AS "count", min(j."key"), j."value" ->> '$.key.id' AS "sentenceId",
      j."value" ->> '$.before.text' AS "before", j."value" ->> '$.after.text' AS "after"
    FROM "Operation" AS o, json_each(o."changes") AS j
    WHERE o."id" IN (SELECT "value" FROM json_each(${JSON.stringify(operationIds)}))
      AND length(o."changes") <= ${mostCharacters}
      AND j."value" ->> '$.before.text' IS NOT NULL AND j."value" ->> '$.after.text' IS NOT NULL
    GROUP BY o."id"`;
  const sentences = await prisma().sentence.findMany({
    where: { id: { in: rows.map(({ sentenceId }) => Number(sentenceId)) } },
    select: { id: true, version: { select: { lang: true } } },
  });
  const langs = new Map(sentences.map(({ id, version }) => [id, version.lang]));
  return new Map(
    rows.map(({ id, count, sentenceId, before, after }) => {
      const lang = langs.get(Number(sentenceId)) ?? 'und';
      return [Number(id), { before, after, lang, more: Number(count) - 1 }];
    }),
  );
}
