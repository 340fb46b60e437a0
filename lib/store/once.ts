import { answer, answerOfMany } from './answer';
import { invertChanges, type RowChange } from './changes';
import { prisma } from './client';
import { readStand } from './stand';
import { countBeads } from './places';
import { madeSentenceOf } from './sentence-rows';
import { movesBeads, movesManyBeads } from './steps';
import { findAlignment } from './texts';
import type { ChangeResult } from './types';

/**
 * Makes a change that a page may send again, as its answer may have been lost: once, whoever changed
 * the same beads meanwhile, and also where it is sent again before it is made.
 * @param clientId the id that the page gave it; without one it is made each time
 */
export async function once(
  { textId, clientId }: { textId: string; clientId?: string | undefined },
  make: () => Promise<ChangeResult>,
): Promise<ChangeResult> {
  if (clientId === undefined) return make();
  const before = await findMade(textId, clientId);
  if (before) return before;
  const result = await make();
  return result.ok ? result : ((await findMade(textId, clientId)) ?? result);
}

/**
 * What a change made that a page gave an id, or its undoing or redoing: its beads as they stand now,
 * whatever was done since.
 * @returns null where it was not made
 */
export async function findMade(textId: string, clientId: string): Promise<ChangeResult | null> {
  const key = { textId_clientId: { textId, clientId } };
  const operation = await prisma().operation.findUnique({ where: key, select: columns });
  if (operation) return whatCame(textId, operation);
  const step = await prisma().step.findUnique({
    where: key,
    select: { undone: true, operation: { select: columns } },
  });
  return step && whatCame(textId, step.operation, step.undone);
}

const columns = { id: true, kind: true, changes: true, beads: true };

/** @param undone whether it was not made, but taken back */
async function whatCame(
  textId: string,
  operation: { id: number; kind: string; changes: string; beads: string },
  undone = false,
): Promise<ChangeResult> {
  // First where the text stands: what comes between makes the page ask once more.
  const { structure } = await readStand(textId);
  const beads = JSON.parse(operation.beads) as number[];
  if (movesManyBeads.has(operation.kind)) return answerOfMany(textId, beads);
  const recorded = JSON.parse(operation.changes) as RowChange[];
  const changes = undone ? invertChanges(recorded) : recorded;
  const told = {
    ...(await answer(textId, beads)),
    ...madeSentenceOf(changes),
    operationId: operation.id,
  };
  if (told.reload || !movesBeads(operation.kind, changes)) return told;
  const alignmentId = await findAlignment(textId);
  if (alignmentId === null) return { ok: false, code: 'gone' };
  const standing = new Set(told.beads.map(({ id }) => id));
  return {
    ...told,
    removed: beads.filter((id) => !standing.has(id)),
    made: changes
      .filter(({ table, before }) => table === 'bead' && !before)
      .map(({ key }) => Number(key.id)),
    total: await countBeads(alignmentId),
    structure: { before: structure, now: structure },
  };
}
