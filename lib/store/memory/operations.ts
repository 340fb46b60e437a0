import { StoreError } from '../errors';
import type { Sqlite } from '../sqlite';
import { removeLeftFiles, removeSegmentFiles } from './segment-files';

/**
 * Changes of memories. A unit stands while the operation that made it is done and none that is done
 * has taken it away: undo and redo turn one row, however many units there are.
 */

export type MemoryOperationKind =
  'import' | 'add' | 'edit' | 'delete' | 'replace' | 'maintain' | 'merge' | 'filter' | 'split';

export interface OperationView {
  id: number;
  kind: MemoryOperationKind;
  author: string;
  at: string;
  state: 'done' | 'undone' | 'replaced';
  detail: Record<string, string | number>;
  added: number;
  removed: number;
}

/** SQL: whether the unit `u` stands. */
export const stands = `EXISTS (SELECT 1 FROM "MemoryOperation" AS o WHERE o."id" = u."madeBy" AND o."state" = 'done')
  AND (u."goneBy" IS NULL OR NOT EXISTS
    (SELECT 1 FROM "MemoryOperation" AS o WHERE o."id" = u."goneBy" AND o."state" = 'done'))`;

/** Rows that one transaction changes: no other writer waits for long. */
export const batchSize = 5000;

/**
 * Begins a change that takes many transactions: its units do not stand before `finishOperation`.
 * @returns its id
 */
export function beginOperation(
  db: Sqlite,
  memoryId: number,
  kind: MemoryOperationKind,
  author: string,
): number {
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO "MemoryOperation" ("memoryId", "kind", "author", "at", "state", "pid") VALUES (?, ?, ?, ?, 'running', ?)`,
    )
    .run(memoryId, kind, author, new Date().toISOString(), process.pid);
  return Number(lastInsertRowid);
}

/** Lets the change stand, in one transaction; what was undone before is not to be made again. */
export function finishOperation(
  db: Sqlite,
  id: number,
  outcome: { added: number; removed: number; detail?: Record<string, string | number> },
): void {
  db.transaction(() => {
    const { memoryId } = db
      .prepare('SELECT "memoryId" FROM "MemoryOperation" WHERE "id" = ?')
      .get(id) as { memoryId: number };
    const now = new Date().toISOString();
    db.prepare(
      `UPDATE "MemoryOperation" SET "state" = 'replaced' WHERE "memoryId" = ? AND "state" = 'undone'`,
    ).run(memoryId);
    db.prepare(
      `UPDATE "MemoryOperation" SET "state" = 'done', "pid" = NULL, "added" = ?, "removed" = ?, "detail" = ?, "at" = ? WHERE "id" = ?`,
    ).run(outcome.added, outcome.removed, JSON.stringify(outcome.detail ?? {}), now, id);
    touch(db, memoryId, outcome.added - outcome.removed);
  }).immediate();
}

/** Takes away all that an unfinished change has written: nothing of it is left. */
export function abandonOperation(db: Sqlite, id: number): void {
  const operation = db
    .prepare(`SELECT "memoryId" FROM "MemoryOperation" WHERE "id" = ? AND "state" = 'running'`)
    .get(id) as { memoryId: number } | undefined;
  if (!operation) return;
  const { memoryId } = operation;
  dropUnits(db, '"madeBy" = ?', id);
  const files: (string | null)[] = [];
  db.transaction(() => {
    db.prepare(`UPDATE "Unit" SET "goneBy" = NULL WHERE "memoryId" = ? AND "goneBy" = ?`).run(
      memoryId,
      id,
    );
    for (const { id: segment, covers, file } of db
      .prepare('SELECT "id", "covers", "file" FROM "IndexSegment" WHERE "memoryId" = ?')
      .all(memoryId) as { id: number; covers: string; file: string | null }[])
      if (covers === `[[${id},${id}]]`) {
        db.prepare('DELETE FROM "IndexSegment" WHERE "id" = ?').run(segment);
        files.push(file);
      }
    db.prepare('DELETE FROM "MemoryOperation" WHERE "id" = ?').run(id);
    // A memory that was made for this change alone goes with it.
    db.prepare(
      `DELETE FROM "Memory" WHERE "id" = ? AND "deletedAt" IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM "MemoryOperation" WHERE "memoryId" = "Memory"."id")`,
    ).run(memoryId);
  }).immediate();
  removeSegmentFiles(db, files);
}

/** Abandons the changes whose processes are gone: what a killed import left behind. */
export function abandonDeadOperations(db: Sqlite): void {
  const running = db
    .prepare(`SELECT "id", "pid" FROM "MemoryOperation" WHERE "state" = 'running'`)
    .all() as { id: number; pid: number | null }[];
  for (const { id, pid } of running) if (pid === null || !isAlive(pid)) abandonOperation(db, id);
  removeLeftFiles(db);
}

/** The changes of a memory, the newest first. */
export function readOperations(db: Sqlite, memoryId: number, limit = 100): OperationView[] {
  const rows = db
    .prepare(
      `SELECT * FROM "MemoryOperation" WHERE "memoryId" = ? AND "state" <> 'running' ORDER BY "id" DESC LIMIT ?`,
    )
    .all(memoryId, limit) as OperationRow[];
  return rows.map(viewOf);
}

/**
 * Makes a small change in one transaction.
 * @param work writes units with the operation's id, and says what it did
 */
export function changeMemory<T>(
  db: Sqlite,
  memoryId: number,
  kind: MemoryOperationKind,
  author: string,
  work: (operation: number) => {
    added: number;
    removed: number;
    detail?: Record<string, string | number>;
    result: T;
  },
): T {
  return db
    .transaction(() => {
      requireWritable(db, memoryId);
      const id = beginOperation(db, memoryId, kind, author);
      const { result, ...outcome } = work(id);
      if (outcome.added + outcome.removed === 0)
        db.prepare('DELETE FROM "MemoryOperation" WHERE "id" = ?').run(id);
      else finishOperation(db, id, outcome);
      return result;
    })
    .immediate();
}

/**
 * @throws StoreError `unknown-memory` where there is none of that id; `read-only` where it may not be changed
 */
export function requireWritable(db: Sqlite, memoryId: number): void {
  const memory = db
    .prepare('SELECT "name", "readOnly", "deletedAt" FROM "Memory" WHERE "id" = ?')
    .get(memoryId) as { name: string; readOnly: number; deletedAt: string | null } | undefined;
  if (!memory || memory.deletedAt !== null)
    throw new StoreError('unknown-memory', `There is no memory ${memoryId}.`);
  if (memory.readOnly)
    throw new StoreError(
      'read-only',
      `The memory ${memory.name} is read-only. Allow changes to it first.`,
      { name: memory.name },
    );
}

/** Deletes units in batches, so that no other writer waits for long. @param where SQL with one parameter */
export function dropUnits(db: Sqlite, where: string, value: number): void {
  const next = db.prepare(
    `DELETE FROM "Unit" WHERE "id" IN (SELECT "id" FROM "Unit" WHERE ${where} LIMIT ${batchSize})`,
  );
  while (next.run(value).changes > 0);
}

/** As the database has it: `detail` is JSON. */
export interface OperationRow extends Omit<OperationView, 'detail'> {
  detail: string;
}

export function viewOf({
  id,
  kind,
  author,
  at,
  state,
  detail,
  added,
  removed,
}: OperationRow): OperationView {
  return { id, kind, author, at, state, detail: JSON.parse(detail), added, removed };
}

/** A memory has so many units more, and was changed now. */
export function touch(db: Sqlite, memoryId: number, grown: number): void {
  db.prepare('UPDATE "Memory" SET "units" = "units" + ?, "changedAt" = ? WHERE "id" = ?').run(
    grown,
    new Date().toISOString(),
    memoryId,
  );
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
