import type { RowChange } from './changes';
import { prisma } from './client';
import type { BeadStatus } from './types';

/*
 * How a bead stood at some point of its text's history. The rows say how it stands now; the
 * operations that came after the point, taken backwards, lead there.
 */

export interface SentenceState {
  id: number;
  versionId: number;
  order: string;
  text: string;
}

export interface BeadState {
  beadId: number;
  status: BeadStatus;
  sentences: SentenceState[];
}

/** A point after every operation. */
export const present = 2 ** 31 - 1;

/**
 * A bead as it stood when an operation, and all before it, had been done; null where it did not
 * stand then. Reads the operations that name it since; those that were undone do not count.
 * @param after id of the operation; 0 for the text as it was imported, `present` for now
 */
export async function stateAt(beadId: number, after: number): Promise<BeadState | null> {
  const client = prisma();
  const [bead, links, changes] = await Promise.all([
    client.bead.findUnique({ where: { id: beadId }, select: { status: true } }),
    client.link.findMany({ where: { beadId }, select: { sentenceId: true } }),
    after === present ? [] : changesSince(beadId, after),
  ]);
  let status = bead?.status;
  const held = new Set(links.map(({ sentenceId }) => sentenceId));
  for (const { table, key, before, after: later } of changes) {
    if (table === 'bead') status = before ? String(before.status ?? status) : undefined;
    else if (before?.beadId === beadId) held.add(Number(key.sentenceId));
    else if (later?.beadId === beadId) held.delete(Number(key.sentenceId));
  }
  if (status === undefined) return null;
  return { beadId, status: status as BeadStatus, sentences: await sentencesAt([...held], after) };
}

/** The changes of a bead's row and of what it holds since an operation, the last first. */
async function changesSince(beadId: number, after: number): Promise<RowChange[]> {
  const rows = await prisma().$queryRaw<{ change: string }[]>`
    SELECT j."value" AS "change"
    FROM "OperationTouch" AS t JOIN "Operation" AS o ON o."id" = t."operationId",
      json_each(o."changes") AS j
    WHERE t."kind" = 'bead' AND t."rowId" = ${beadId} AND t."operationId" > ${after}
      AND o."state" = 'done'
      AND ((j."value" ->> '$.table' = 'bead' AND j."value" ->> '$.key.id' = ${beadId})
        OR (j."value" ->> '$.table' = 'link' AND (
          j."value" ->> '$.before.beadId' = ${beadId} OR j."value" ->> '$.after.beadId' = ${beadId})))
    ORDER BY o."id" DESC, j."key" DESC`;
  return rows.map(({ change }) => JSON.parse(change) as RowChange);
}

/**
 * Sentences as they were when an operation, and all before it, had been done, in their order; those
 * that are nowhere to be found are left out.
 */
export async function sentencesAt(ids: readonly number[], after: number): Promise<SentenceState[]> {
  const standing: SentenceState[] = await prisma().sentence.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, versionId: true, order: true, text: true },
  });
  const found = new Map(standing.map((it) => [it.id, it]));
  const missing = ids.filter((id) => !found.has(id));
  for (const it of missing.length > 0 ? await lastWords(missing) : []) found.set(it.id, it);
  for (const { id, text } of after === present ? [] : await wordsBefore(ids, after)) {
    const sentence = found.get(id);
    if (sentence) found.set(id, { ...sentence, text });
  }
  return [...found.values()].sort((a, b) =>
    a.order < b.order ? -1 : a.order > b.order ? 1 : a.id - b.id,
  );
}

/** Sentences that were deleted, as they were before that. */
async function lastWords(ids: readonly number[]): Promise<SentenceState[]> {
  const rows = await prisma().$queryRaw<{ change: string }[]>`
    SELECT j."value" AS "change"
    FROM json_each(${JSON.stringify(ids)}) AS s JOIN "Operation" AS o ON o."id" = (
        SELECT max(t."operationId") FROM "OperationTouch" AS t
        JOIN "Operation" AS p ON p."id" = t."operationId"
        WHERE t."kind" = 'sentence' AND t."rowId" = s."value" AND p."state" = 'done'),
      json_each(o."changes") AS j
    WHERE j."value" ->> '$.table' = 'sentence' AND j."value" ->> '$.key.id' = s."value"
      AND j."value" ->> '$.after' IS NULL`;
  return rows.map(({ change }) => {
    const { key, before } = JSON.parse(change) as RowChange;
    const { versionId, order, text } = before!;
    return { id: Number(key.id), versionId: Number(versionId), order: String(order), text: String(text) }; // prettier-ignore
  });
}

/** What sentences said before the first operation that reworded them after a point. */
async function wordsBefore(
  ids: readonly number[],
  after: number,
): Promise<{ id: number; text: string }[]> {
  const rows = await prisma().$queryRaw<{ id: number | bigint; text: string }[]>`
    SELECT s."value" AS "id", j."value" ->> '$.before.text' AS "text"
    FROM json_each(${JSON.stringify(ids)}) AS s JOIN "Operation" AS o ON o."id" = (
        SELECT min(t."operationId") FROM "OperationTouch" AS t
        JOIN "Operation" AS p ON p."id" = t."operationId"
        WHERE t."kind" = 'sentence' AND t."rowId" = s."value" AND t."operationId" > ${after}
          AND p."state" = 'done'),
      json_each(o."changes") AS j
    WHERE j."value" ->> '$.table' = 'sentence' AND j."value" ->> '$.key.id' = s."value"
      AND j."value" ->> '$.before.text' IS NOT NULL`;
  return rows.map(({ id, text }) => ({ id: Number(id), text }));
}
