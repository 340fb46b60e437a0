import { answer, answerOfMany } from './answer';
import { invertChanges, isMismatch, toStatements, type RowChange } from './changes';
import { prisma } from './client';
import { touchBeads } from './commit';
import { once } from './once';
import { countBeads } from './places';
import { movesBeads, movesManyBeads, stepStatements, structureOf } from './steps';
import type { ChangeResult } from './types';

/**
 * Takes back the last change of a text. `nothing` where there is none.
 * @param clientId by which it is known when it is sent again (`once`)
 */
export function undo(textId: string, author: string, clientId?: string): Promise<ChangeResult> {
  return once({ textId, clientId }, () => step(textId, author, 'undo', clientId));
}

/** Makes the change again that was taken back last. `nothing` where there is none. */
export function redo(textId: string, author: string, clientId?: string): Promise<ChangeResult> {
  return once({ textId, clientId }, () => step(textId, author, 'redo', clientId));
}

async function step(
  textId: string,
  author: string,
  direction: 'undo' | 'redo',
  clientId: string | undefined,
): Promise<ChangeResult> {
  const client = prisma();
  const [from, to, newestFirst] =
    direction === 'undo'
      ? (['done', 'undone', 'desc'] as const)
      : (['undone', 'done', 'asc'] as const);
  const operation = await client.operation.findFirst({
    where: { textId, state: from },
    orderBy: { id: newestFirst },
  });
  if (!operation) return { ok: false, code: 'nothing' };
  const recorded = JSON.parse(operation.changes) as RowChange[];
  const changes = direction === 'undo' ? invertChanges(recorded) : recorded;
  const beads = JSON.parse(operation.beads) as number[];
  const undone = direction === 'undo';
  const moves = movesBeads(operation.kind, changes);
  let answers: unknown[];
  try {
    answers = await client.$transaction([
      client.operation.update({
        where: { id: operation.id, state: from },
        data: { state: to },
      }),
      ...toStatements(client, changes),
      touchBeads(client, beads, author),
      ...stepStatements(client, { textId, undone, moves, author }, operation.id, clientId),
    ]);
  } catch (error) {
    if (!isMismatch(error)) throw error;
    // Another step of the same history came between: the person looks again.
    return { ok: false, code: 'gone' };
  }
  const doneBy = operation.author === author ? {} : { doneBy: operation.author };
  if (movesManyBeads.has(operation.kind))
    return { ...(await answerOfMany(textId, beads)), ...doneBy };
  const result = { ...(await answer(textId, beads)), ...doneBy };
  if (result.reload) return result;
  const standing = new Set(result.beads.map((bead) => bead.id));
  const removed = beads.filter((id) => !standing.has(id));
  const madeOf = (some: readonly RowChange[]) =>
    some
      .filter(({ table, before }) => table === 'bead' && !before)
      .map(({ key }) => Number(key.id));
  const [made, gone] = [madeOf(changes), madeOf(invertChanges(changes))];
  if (made.length + gone.length === 0) return { ...result, removed };
  const structure = structureOf(answers);
  return { ...result, removed, made, total: await countBesides(beads), structure };
}

/** How many beads the alignment has that one of these stands in. */
async function countBesides(beads: readonly number[]): Promise<number> {
  const client = prisma();
  const bead = await client.bead.findFirst({
    where: { id: { in: [...beads] } },
    select: { alignmentId: true },
  });
  return bead ? countBeads(bead.alignmentId) : 0;
}
