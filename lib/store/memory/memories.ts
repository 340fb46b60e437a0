import { StoreError } from '../errors';
import type { Sqlite } from '../sqlite';
import { dropUnits } from './operations';
import type { MemorySummary } from './types';

/** Memories as commands and the memory's own process handle them; pages read them through Prisma (list.ts). */

/** @throws StoreError `unknown-memory`, and says which there are */
export function findMemory(db: Sqlite, name: string): MemorySummary {
  const memories = readMemories(db);
  const found =
    memories.find((memory) => memory.name === name) ??
    memories.find((memory) => memory.name.toLowerCase() === name.toLowerCase());
  if (found) return found;
  const names = memories.map((memory) => memory.name).join(', ');
  throw new StoreError(
    'unknown-memory',
    names === ''
      ? `There is no memory ${name}: none was imported yet.`
      : `There is no memory ${name}. There are: ${names}.`,
    { name },
  );
}

/** The memories that stand, by name. */
export function readMemories(db: Sqlite): MemorySummary[] {
  const rows = db
    .prepare(
      `SELECT m.*, (SELECT json_group_array("textId") FROM "MemoryText" WHERE "memoryId" = m."id") AS "textIds"
        FROM "Memory" AS m WHERE m."deletedAt" IS NULL ORDER BY m."name"`,
    )
    .all() as Row[];
  return rows.map(summaryOf);
}

/** How many units the memory of the confirmed beads has. */
export function countConfirmedBeads(db: Sqlite): number {
  return db
    .prepare(`SELECT count(*) FROM "Bead" WHERE "status" = 'confirmed'`)
    .pluck()
    .get() as number;
}

/** An empty memory. @throws StoreError `exists` */
export function createMemory(db: Sqlite, name: string, origin = ''): number {
  return db
    .transaction(() => {
      if (db.prepare('SELECT 1 FROM "Memory" WHERE "name" = ? AND "deletedAt" IS NULL').get(name))
        throw new StoreError('exists', `There is a memory ${name} already.`, { name });
      const now = new Date().toISOString();
      const { lastInsertRowid } = db
        .prepare(
          'INSERT INTO "Memory" ("name", "origin", "createdAt", "changedAt") VALUES (?, ?, ?, ?)',
        )
        .run(name, origin, now, now);
      return Number(lastInsertRowid);
    })
    .immediate();
}

/** Puts a memory out of use; it can be had back until it is purged. */
export function deleteMemory(db: Sqlite, id: number): void {
  db.prepare('UPDATE "Memory" SET "deletedAt" = ? WHERE "id" = ?').run(
    new Date().toISOString(),
    id,
  );
}

/**
 * Has the last memory of a name back that was deleted.
 * @throws StoreError `unknown-memory`; `exists` where another has the name now
 */
export function restoreMemory(db: Sqlite, name: string): { name: string; units: number } {
  return db
    .transaction(() => {
      const row = db
        .prepare(
          'SELECT "id", "units" FROM "Memory" WHERE "name" = ? AND "deletedAt" IS NOT NULL ORDER BY "deletedAt" DESC LIMIT 1',
        )
        .get(name) as { id: number; units: number } | undefined;
      if (!row) throw new StoreError('unknown-memory', `No memory ${name} was deleted.`, { name });
      if (db.prepare('SELECT 1 FROM "Memory" WHERE "name" = ? AND "deletedAt" IS NULL').get(name))
        throw new StoreError('exists', `There is a memory ${name} now: give that another name first.`, { name }); // prettier-ignore
      db.prepare('UPDATE "Memory" SET "deletedAt" = NULL WHERE "id" = ?').run(row.id);
      return { name, units: row.units };
    })
    .immediate();
}

/** Takes deleted memories away for good. @param before those deleted earlier, ISO 8601 */
export function purgeMemories(db: Sqlite, before: string): number {
  const ids = db
    .prepare(
      `SELECT "id" FROM "Memory" WHERE "deletedAt" < ?
        AND NOT EXISTS (SELECT 1 FROM "MemoryOperation" AS o WHERE o."memoryId" = "Memory"."id" AND o."state" = 'running')`,
    )
    .pluck()
    .all(before) as number[];
  for (const id of ids) {
    dropUnits(db, '"memoryId" = ?', id);
    db.prepare('DELETE FROM "Memory" WHERE "id" = ?').run(id);
  }
  return ids.length;
}

type Row = Omit<MemorySummary, 'langs' | 'textIds' | 'readOnly' | 'createdAt' | 'changedAt' | 'deletedAt'> & {
  langs: string;
  textIds: string;
  readOnly: number;
  createdAt: string;
  changedAt: string;
  deletedAt: string | null;
}; // prettier-ignore

function summaryOf(row: Row): MemorySummary {
  const { id, name, origin, priority, penalty, usedFor, units } = row;
  return {
    ...{ id, name, origin, priority, penalty, usedFor, units },
    langs: JSON.parse(row.langs) as string[],
    textIds: JSON.parse(row.textIds) as string[],
    readOnly: row.readOnly === 1,
    createdAt: new Date(row.createdAt),
    changedAt: new Date(row.changedAt),
    deletedAt: row.deletedAt === null ? null : new Date(row.deletedAt),
  };
}
