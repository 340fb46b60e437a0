import { prisma } from '../client';
import { countBeads } from '../places';
import { askMemory } from '../memory/service';
import { childService, type ChildService } from '../processes/child-service';
import { findAlignment } from '../texts';
import type { ChangeResult } from '../types';
import { handlers } from './handlers';
import type { BulkRequests, Requests } from './requests';

/** What concerns more beads than this would hold the server up by more than some tens of milliseconds. */
export const mostBeadsHere = 5_000;

const service = childService<Requests & BulkRequests>(
  'hebiWholeText',
  'lib/store/whole-text/service-process.ts',
  'The text does not answer. Try again.',
);

/**
 * Asks what reads or writes many beads: where there are many indeed, in a process of its own, since
 * SQLite holds up the thread that asks it.
 * @param beads how many it concerns
 * @throws StoreError `busy` where the process does not answer
 */
export async function askForBeads<Name extends keyof Requests>(
  beads: number,
  name: Name,
  ask: Requests[Name]['ask'],
): Promise<Requests[Name]['answer']> {
  return beads > mostBeadsHere ? service.ask(name, ask) : handlers[name](ask);
}

/** Asks what reads every bead of an alignment, as `askForBeads` does. */
export async function askWholeText<Name extends 'filter' | 'review' | 'check'>(
  name: Name,
  ask: Requests[Name]['ask'],
): Promise<Requests[Name]['answer']> {
  return askForBeads(await countBeads(ask.alignmentId), name, ask);
}

/** `undo` or `redo`, wherever that holds nobody up. */
export async function stepText(ask: Requests['step']['ask']): Promise<ChangeResult> {
  return askForBeads(await countTouched(ask), 'step', ask);
}

/**
 * `findSameSources` or `propagateConfirmed`: of few beads in the memory's process, as for one; of many
 * in this one, so that no search waits.
 * @param others how many beads are to be filled, where that is known
 */
export async function askOfConfirmed<Name extends keyof BulkRequests>(
  name: Name,
  ask: BulkRequests[Name]['ask'],
  others = 0,
): Promise<BulkRequests[Name]['answer']> {
  const rows = await prisma().$queryRaw<{ bytes: number | bigint }[]>`
    SELECT octet_length("beads") AS "bytes" FROM "Operation"
    WHERE "id" = ${ask.operationId} AND "textId" = ${ask.textId}`;
  const isMany = Math.max(beadsIn(rows), others) > mostBeadsHere;
  const { ask: askIt }: Pick<ChildService<BulkRequests>, 'ask'> = isMany ? service : { ask: askMemory }; // prettier-ignore
  return askIt(name, ask);
}

/** `restore`, wherever that holds nobody up. */
export async function restoreText(ask: Requests['restore']['ask']): Promise<ChangeResult> {
  const alignmentId = await findAlignment(ask.textId);
  return askForBeads(alignmentId === null ? 0 : await countBeads(alignmentId), 'restore', ask);
}

/** `readBeadHistory`, wherever that holds nobody up: it reads whole operations. */
export async function historyOfBead(
  ask: Requests['beadHistory']['ask'],
): Promise<Requests['beadHistory']['answer']> {
  const rows = await prisma().$queryRaw<{ bytes: number | bigint | null }[]>`
    SELECT max(octet_length(o."beads")) AS "bytes"
    FROM "OperationTouch" AS t JOIN "Operation" AS o ON o."id" = t."operationId"
    WHERE t."kind" = 'bead' AND t."rowId" = ${ask.beadId} AND o."textId" = ${ask.textId}`;
  return askForBeads(beadsIn(rows), 'beadHistory', ask);
}

/** How many beads at most the next step of a history touches; the operation is not read for it. */
async function countTouched({ textId, direction }: Requests['step']['ask']): Promise<number> {
  const rows =
    direction === 'undo'
      ? await prisma().$queryRaw<{ bytes: number | bigint }[]>`
          SELECT octet_length("beads") AS "bytes" FROM "Operation"
          WHERE "textId" = ${textId} AND "state" = 'done' ORDER BY "id" DESC LIMIT 1`
      : await prisma().$queryRaw<{ bytes: number | bigint }[]>`
          SELECT octet_length("beads") AS "bytes" FROM "Operation"
          WHERE "textId" = ${textId} AND "state" = 'undone' ORDER BY "id" LIMIT 1`;
  return beadsIn(rows);
}

/** How many ids a list of that length holds at most. */
function beadsIn([row]: readonly { bytes: number | bigint | null }[]): number {
  return Math.ceil(Number(row?.bytes ?? 0) / bytesOfId);
}

/** A digit and a comma at least. */
const bytesOfId = 2;

/** Ends the process, so that a test can take its database away. */
export const endWholeTextService = service.end;
