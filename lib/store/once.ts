import { answer } from './answer';
import type { RowChange } from './changes';
import { prisma } from './client';
import { readStand } from './stand';
import { countBeads } from './places';
import { movesBeads } from './steps';
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
 * What a change made that a page gave an id: its beads as they stand now, whatever was done since.
 * @returns null where it was not made
 */
export async function findMade(textId: string, clientId: string): Promise<ChangeResult | null> {
  const operation = await prisma().operation.findUnique({
    where: { textId_clientId: { textId, clientId } },
    select: { id: true, kind: true, changes: true, beads: true },
  });
  if (!operation) return null;
  // First where the text stands: what comes between makes the page ask once more.
  const { structure } = await readStand(textId);
  const beads = JSON.parse(operation.beads) as number[];
  const told = { ...(await answer(textId, beads)), operationId: operation.id };
  const changes = JSON.parse(operation.changes) as RowChange[];
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
