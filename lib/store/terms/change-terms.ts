import { recheckOrder, recheckTerms, wordingsOf } from '../checks/recheck-terms';
import { invertChanges, isMismatch, toStatements, type RowChange } from '../changes';
import { prisma } from '../client';
import { readConcepts } from './concepts';
import { recheckOfTermbase } from './termbase-use';
import { additionOf, editOf, removalOf } from './term-changes';
import type { ConceptDraft, ConceptView, TermChangeResult } from './types';

/** Adds concepts to a termbase, as one change of its history. */
export function addConcepts(
  termbaseId: string,
  drafts: readonly ConceptDraft[],
  author: string,
): Promise<TermChangeResult> {
  const at = new Date().toISOString();
  const added = drafts.map((draft) => additionOf(termbaseId, draft, { author, at }));
  return commitTerms({
    termbaseId,
    kind: 'add',
    author,
    changes: added.flatMap(({ changes }) => changes),
    concepts: added.map(({ id }) => id),
  });
}

/**
 * Gives a concept other facts and terms.
 * @param before the concept as the person saw it
 * @returns `changed` where it is not so any more
 */
export function editConcept(
  termbaseId: string,
  before: ConceptView,
  draft: ConceptDraft,
  author: string,
): Promise<TermChangeResult> {
  const changes = editOf(before, draft);
  return commitTerms({ termbaseId, kind: 'edit', author, changes, concepts: [before.id] });
}

/** Takes concepts out of a termbase. It can be undone. */
export async function deleteConcepts(
  termbaseId: string,
  ids: readonly string[],
  author: string,
): Promise<TermChangeResult> {
  const client = prisma();
  const rows = await client.concept.findMany({ where: { termbaseId, id: { in: [...ids] } } });
  const concepts = await readConcepts(rows.map(({ id }) => id));
  if (concepts.length === 0) return { ok: false, code: 'gone' };
  const changes = concepts.flatMap((concept, at) => {
    const { origin, createdAt, createdBy } = rows.find(({ id }) => id === concept.id) ?? rows[at]!;
    return removalOf(concept, { termbaseId, origin, createdAt, createdBy });
  });
  return commitTerms({ termbaseId, kind: 'delete', author, changes, concepts: [] });
}

/** How large the change is that `stepTerms` would take back or make again, in characters; 0 where there is none. */
export async function stepSize(termbaseId: string, direction: 'undo' | 'redo'): Promise<number> {
  const [row] = await prisma().$queryRaw<{ size: bigint }[]>`
    SELECT length("changes") AS "size" FROM "TermOperation"
    WHERE "id" = (SELECT iif(${direction === 'undo'}, max("id") FILTER (WHERE "state" = 'done'),
        min("id") FILTER (WHERE "state" = 'undone')) FROM "TermOperation"
      WHERE "termbaseId" = ${termbaseId} AND "state" IN ('done', 'undone'))`;
  return Number(row?.size ?? 0);
}

/** Takes back the last change of a termbase, or makes it again. */
export async function stepTerms(
  termbaseId: string,
  direction: 'undo' | 'redo',
): Promise<TermChangeResult> {
  const client = prisma();
  const [from, to, order] =
    direction === 'undo'
      ? (['done', 'undone', 'desc'] as const)
      : (['undone', 'done', 'asc'] as const);
  const operation = await client.termOperation.findFirst({
    where: { termbaseId, state: from },
    orderBy: { id: order },
  });
  if (!operation) return { ok: false, code: 'nothing' };
  const recorded = JSON.parse(operation.changes) as RowChange[];
  const changes = direction === 'undo' ? invertChanges(recorded) : recorded;
  try {
    await client.$transaction([
      client.termOperation.update({
        where: { id: operation.id, state: from },
        data: { state: to },
      }),
      ...toStatements(client, changes),
      ...(await recheckOf(termbaseId, changes)),
    ]);
  } catch (error) {
    if (!isMismatch(error)) throw error;
    return { ok: false, code: 'changed' };
  }
  await recheckTerms();
  return answer(termbaseId, conceptsOf(changes).slice(0, 100));
}

/** A change of a termbase as it is made. */
export interface TermChange {
  termbaseId: string;
  kind: 'add' | 'edit' | 'delete' | 'use';
  author: string;
  changes: RowChange[];
  /** Those that are told of in the answer. */
  concepts: readonly string[];
}

/** Makes a change of a termbase, as one step of its history. */
export async function commitTerms(change: TermChange): Promise<TermChangeResult> {
  const { termbaseId, kind, author, changes, concepts } = change;
  const client = prisma();
  if (changes.length === 0) return answer(termbaseId, concepts);
  const termbase = await client.termbase.findFirst({ where: { id: termbaseId, deletedAt: null } });
  if (!termbase) return { ok: false, code: 'gone' };
  try {
    await client.$transaction([
      ...toStatements(client, changes),
      ...(await recheckOf(termbaseId, changes)),
      client.termOperation.updateMany({
        where: { termbaseId, state: 'undone' },
        data: { state: 'replaced' },
      }),
      client.termOperation.create({
        data: { termbaseId, kind, author, changes: JSON.stringify(changes) },
      }),
    ]);
  } catch (error) {
    if (!isMismatch(error)) throw error;
    return { ok: false, code: 'changed' };
  }
  await recheckTerms();
  return answer(termbaseId, concepts);
}

/** Another use of a termbase concerns all of its terms. */
async function recheckOf(termbaseId: string, changes: readonly RowChange[]) {
  return changes.some(({ table }) => table === 'termbase')
    ? recheckOfTermbase(prisma(), termbaseId)
    : [recheckOrder(prisma(), wordingsOf(changes))];
}

/** What is told after a change. */
async function answer(termbaseId: string, ids: readonly string[]): Promise<TermChangeResult> {
  return { ok: true, concepts: await readConcepts(ids), ...(await termHistoryState(termbaseId)) };
}

/** Whether a termbase's history has something to take back, and something to make again. */
export async function termHistoryState(
  termbaseId: string,
): Promise<{ canUndo: boolean; canRedo: boolean }> {
  const states = await prisma().termOperation.groupBy({
    by: ['state'],
    where: { termbaseId, state: { in: ['done', 'undone'] } },
  });
  const has = (state: string) => states.some((group) => group.state === state);
  return { canUndo: has('done'), canRedo: has('undone') };
}

function conceptsOf(changes: readonly RowChange[]): string[] {
  const ids = changes.flatMap(({ table, key, before, after }) =>
    table === 'concept'
      ? [String(key.id)]
      : table === 'term'
        ? [String((after ?? before)?.conceptId ?? '')]
        : [],
  );
  return [...new Set(ids)].filter(Boolean);
}
