import { StoreError } from '../errors';
import type { Sqlite } from '../sqlite';
import { touch, viewOf, type OperationRow, type OperationView } from './operations';

type Direction = 'undo' | 'redo';

/** Of an operation's detail: what was done together with it. */
interface Together {
  /** Memories that it put out of use: ids, with commas. */
  gone?: string;
  /** The operations of all parts, its own too: ids, with commas. */
  parts?: string;
}

const states = { undo: ['done', 'undone'], redo: ['undone', 'done'] } as const;

/**
 * Takes back the newest change of a memory, or makes the one again that was taken back last. Memories
 * that it put out of use come back, or go again, and a split is one change of all its parts: all in
 * one transaction.
 * @returns null where there is none
 * @throws StoreError `changed-since` where another of the memories was changed after it; `exists` where
 *   one that is to come back would find its name taken
 */
export function stepHistory(
  db: Sqlite,
  memoryId: number,
  direction: Direction,
): OperationView | null {
  const [, to] = states[direction];
  return db
    .transaction(() => {
      const row = next(db, memoryId, direction);
      if (!row) return null;
      const { gone, parts } = JSON.parse(row.detail) as Together;
      const rows = parts ? idsIn(parts).map((id) => partOf(db, id, direction)) : [row];
      for (const { id, memoryId, added, removed } of rows) {
        db.prepare('UPDATE "MemoryOperation" SET "state" = ? WHERE "id" = ?').run(to, id);
        touch(db, memoryId, direction === 'undo' ? removed - added : added - removed);
      }
      for (const id of gone ? idsIn(gone) : [])
        if (direction === 'undo') bringBack(db, id);
        else putAway(db, id, row.id);
      return viewOf({ ...row, state: to });
    })
    .immediate();
}

interface Step extends OperationRow {
  memoryId: number;
}

/** A part of a split, where it is the next step of its own memory. */
function partOf(db: Sqlite, id: number, direction: Direction): Step {
  const part = db.prepare('SELECT * FROM "MemoryOperation" WHERE "id" = ?').get(id) as Step | undefined; // prettier-ignore
  if (!part) throw changedSince('');
  if (next(db, part.memoryId, direction)?.id !== id) throw changedSince(nameOf(db, part.memoryId));
  return part;
}

function next(db: Sqlite, memoryId: number, direction: Direction): Step | undefined {
  const order = direction === 'undo' ? 'DESC' : 'ASC';
  return db
    .prepare(
      `SELECT * FROM "MemoryOperation" WHERE "memoryId" = ? AND "state" = ? ORDER BY "id" ${order} LIMIT 1`,
    )
    .get(memoryId, states[direction][0]) as Step | undefined;
}

function bringBack(db: Sqlite, id: number): void {
  const taken = db
    .prepare(
      `SELECT m."name" FROM "Memory" AS m JOIN "Memory" AS other ON other."name" = m."name" AND other."id" <> m."id"
      WHERE m."id" = ? AND m."deletedAt" IS NOT NULL AND other."deletedAt" IS NULL`,
    )
    .pluck()
    .get(id) as string | undefined;
  if (taken !== undefined)
    throw new StoreError('exists', `There is a memory ${taken} now: give that another name first.`, { name: taken }); // prettier-ignore
  db.prepare('UPDATE "Memory" SET "deletedAt" = NULL WHERE "id" = ?').run(id);
}

/** What came to the memory after the operation would go with it: then it stays. */
function putAway(db: Sqlite, id: number, operation: number): void {
  const later = db
    .prepare(
      `SELECT 1 FROM "MemoryOperation" WHERE "memoryId" = ? AND "id" > ? AND "state" <> 'replaced'`,
    ) // prettier-ignore
    .get(id, operation);
  if (later) throw changedSince(nameOf(db, id));
  db.prepare('UPDATE "Memory" SET "deletedAt" = ? WHERE "id" = ?').run(new Date().toISOString(), id); // prettier-ignore
}

function nameOf(db: Sqlite, id: number): string {
  return (db.prepare('SELECT "name" FROM "Memory" WHERE "id" = ?').pluck().get(id) as string | undefined) ?? ''; // prettier-ignore
}

function changedSince(name: string): StoreError {
  return new StoreError(
    'changed-since',
    name
      ? `The memory ${name} was changed since: take that back first.`
      : 'A memory that belongs to this change was deleted for good.',
    { name },
  );
}

function idsIn(list: string): number[] {
  return list.split(',').map(Number);
}
