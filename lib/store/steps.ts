import type { PrismaClient } from '@/generated/prisma/client';
import type { RowChange } from './changes';
import type { Sqlite } from './sqlite';
import type { OperationKind, Structure } from './types';

/*
 * A step is an operation as it was done, undone or redone. Steps are numbered in the order in which
 * the database took them in, whichever process wrote them: who knows the last one that they saw can
 * ask what came since.
 */

/** What a step says, beside the operation. */
export interface NewStep {
  textId: string;
  undone: boolean;
  moves: boolean;
  author: string;
}

/** Kinds of operations that move more beads than they name. */
export const movesManyBeads: ReadonlySet<string> = new Set<OperationKind>([
  'repair',
  'replace',
  'realign',
]);

/** Whether beads come, go, or stand in another place afterwards. */
export function movesBeads(kind: string, changes: readonly RowChange[]): boolean {
  return (
    movesManyBeads.has(kind) ||
    changes.some(
      ({ table, before, after }) =>
        table === 'bead' && (before === null || after === null || 'order' in after),
    )
  );
}

/**
 * The statements that write a step, the last of a batch transaction.
 * @param operationId null for the operation that the batch has just made
 * @param clientId the id that the page gave to undoing or redoing (lib/store/once.ts)
 */
export function stepStatements(
  client: PrismaClient,
  { textId, undone, moves, author }: NewStep,
  operationId: number | null,
  clientId: string | null = null,
) {
  return [
    client.$queryRaw<{ id: number | bigint | null }[]>`
      SELECT max("id") AS "id" FROM "Step" WHERE "textId" = ${textId} AND "moves" = true`,
    client.$queryRaw<{ id: number | bigint }[]>`
      INSERT INTO "Step" ("textId", "operationId", "undone", "moves", "author", "at", "clientId")
      VALUES (${textId}, coalesce(${operationId}, (SELECT max("id") FROM "Operation")),
        ${undone}, ${moves}, ${author}, ${new Date().toISOString()}, ${clientId})
      RETURNING "id"`,
  ] as const;
}

/** What the statements of `stepStatements` answered, the last two of a batch. */
export function structureOf(answers: readonly unknown[]): Structure {
  const [before, now] = answers.slice(-2) as [{ id: number | null }[], { id: number }[]];
  return { before: Number(before[0]?.id ?? 0), now: Number(now[0]!.id) };
}

/** Writes the step of the operation that a bulk connection has just written, in its transaction. */
export function recordStep(db: Sqlite, { textId, undone, moves, author }: NewStep): void {
  db.prepare(
    `INSERT INTO "Step" ("textId", "operationId", "undone", "moves", "author", "at")
     VALUES (?, (SELECT max("id") FROM "Operation"), ?, ?, ?, ?)`,
  ).run(textId, Number(undone), Number(moves), author, new Date().toISOString());
}
