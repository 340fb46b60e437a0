import type { PrismaClient } from '@/generated/prisma/client';
import { answer } from './answer';
import { readBead } from './beads';
import { isMismatch, toStatements, type RowChange } from './changes';
import { prisma } from './client';
import { movesBeads, stepStatements, structureOf } from './steps';
import type { ChangeResult, OperationKind } from './types';

/** A bead that a change is based on, as the person saw it. */
export interface SeenBead {
  id: number;
  revision: number;
}

/** A change that a person makes. */
export interface Commit {
  textId: string;
  kind: OperationKind;
  author: string;
  changes: RowChange[];
  /** Beads whose revision must be as the person saw it. */
  seen: readonly SeenBead[];
  /** Further beads that the change touches. */
  touched: readonly number[];
  /** Beads that the change is about, and that are not changed by it. */
  named?: readonly number[];
  /** The id that the page gave it, where it may send it again (lib/store/once.ts). */
  clientId?: string | undefined;
}

type Statement = ReturnType<PrismaClient['$executeRaw']>;

/**
 * Writes a change in one batch transaction: the change, the revisions, the history; or nothing of it.
 * @param more further statements that belong to it and not to the history
 * @returns `conflict` or `gone` where a bead is not as it was seen; `failed` where something else was
 *   not as the change expected it, so that it may be tried again
 */
export async function commit(
  operation: Commit,
  more: readonly Statement[] = [],
): Promise<ChangeResult> {
  const { textId, kind, author, changes, seen, touched, named = [], clientId } = operation;
  const client = prisma();
  const beads = [...seen.map((bead) => bead.id), ...touched, ...named];
  const moves = movesBeads(kind, changes);
  const statements = [
    ...seen.map(({ id, revision }) =>
      client.bead.update({ where: { id, revision }, data: changed(author) }),
    ),
    touchBeads(client, touched, author),
    ...toStatements(client, changes),
    ...more,
    client.operation.updateMany({
      where: { textId, state: 'undone' },
      data: { state: 'replaced' },
    }),
  ];
  let answers: unknown[];
  try {
    answers = await client.$transaction([
      ...statements,
      client.operation.create({
        data: {
          textId,
          kind,
          author,
          changes: JSON.stringify(changes),
          beads: JSON.stringify(beads),
          clientId: clientId ?? null,
        },
      }),
      ...stepStatements(client, { textId, undone: false, moves, author }, null),
    ]);
  } catch (error) {
    if (!isMismatch(error)) throw error;
    return conflictOf(seen);
  }
  const { id: operationId } = answers[statements.length] as { id: number };
  const told = { ...(await answer(textId, beads)), operationId };
  return moves ? { ...told, structure: structureOf(answers) } : told;
}

async function conflictOf(seen: readonly SeenBead[]): Promise<ChangeResult> {
  for (const { id, revision } of seen) {
    const current = await readBead(id);
    if (!current) return { ok: false, code: 'gone' };
    if (current.revision !== revision) return { ok: false, code: 'conflict', current };
  }
  return { ok: false, code: 'failed' };
}

/** Beads that a change touches are new to everyone who has seen them. */
export function touchBeads(
  client: PrismaClient,
  ids: readonly number[],
  author: string,
): Statement {
  return client.$executeRaw`
    UPDATE "Bead" SET "revision" = "revision" + 1, "changedAt" = ${new Date().toISOString()},
      "changedBy" = ${author}
    WHERE "id" IN (SELECT "value" FROM json_each(${JSON.stringify(ids)}))`;
}

function changed(author: string) {
  return { revision: { increment: 1 }, changedAt: new Date(), changedBy: author };
}
