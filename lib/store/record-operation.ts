import type { RowChange } from './changes';
import type { Sqlite } from './sqlite';
import { movesBeads, recordStep } from './steps';
import type { OperationKind } from './types';

export interface BulkOperation {
  textId: string;
  kind: OperationKind;
  author: string;
  /** Applied already, in the same transaction. */
  changes: readonly RowChange[];
  /** Beads that are new, gone, or say something else now. */
  touched: readonly number[];
}

/**
 * Writes a bulk change into the history of its text, inside the open transaction that made it. What
 * was taken back before is not to be made again.
 */
export function recordOperation(
  db: Sqlite,
  { textId, kind, author, changes, touched }: BulkOperation,
): void {
  const now = new Date().toISOString();
  const touch = db.prepare(
    'UPDATE "Bead" SET "revision" = "revision" + 1, "changedAt" = ?, "changedBy" = ? WHERE "id" = ?',
  );
  for (const bead of touched) touch.run(now, author, bead);
  db.prepare(
    `UPDATE "Operation" SET "state" = 'replaced' WHERE "textId" = ? AND "state" = 'undone'`,
  ).run(textId);
  db.prepare(
    'INSERT INTO "Operation" ("textId", "kind", "author", "at", "changes", "beads") VALUES (?, ?, ?, ?, ?, ?)',
  ).run(textId, kind, author, now, JSON.stringify(changes), JSON.stringify(touched));
  recordStep(db, { textId, undone: false, moves: movesBeads(kind, changes), author });
}
