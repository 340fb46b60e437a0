import type { Prisma, PrismaClient } from '@/generated/prisma/client';
import type { Sqlite } from './sqlite';

/**
 * One row's change, the unit of history. An operation is a list of them:
 *
 *     { table: 'sentence', key: { id: 7 }, before: { text: '信息發布' }, after: { text: '信息发布' } }
 *
 * `before: null` makes the row, `after: null` takes it away; else both name the same columns, those
 * that change. Taken backwards with before and after exchanged, the list is its own inverse.
 */
export interface RowChange {
  table: Table;
  key: Columns;
  before: Columns | null;
  after: Columns | null;
}

export type Table = 'version' | 'block' | 'sentence' | 'bead' | 'link' | 'repair';
export type Columns = Record<string, string | number | null>;

/** The changes that take the second state back to the first. */
export function invertChanges(changes: readonly RowChange[]): RowChange[] {
  return changes
    .map(({ table, key, before, after }) => ({ table, key, before: after, after: before }))
    .reverse();
}

/**
 * The changes as Prisma statements for one batch transaction. A row that is not as `before` says
 * fails its statement with P2025 or P2002, and so the whole batch: a conflict, never an overwrite.
 */
export function toStatements(
  client: PrismaClient,
  changes: readonly RowChange[],
): Prisma.PrismaPromise<unknown>[] {
  return changes.map(({ table, key, before, after }) => {
    // The tables' columns are plain data here; each delegate checks them again at run time.
    const rows = client[table] as unknown as Delegate;
    if (!before) return rows.create({ data: { ...key, ...after } });
    const where = { ...uniqueKey(table, key), ...before };
    return after ? rows.update({ where, data: after }) : rows.delete({ where });
  });
}

interface Delegate {
  create(args: { data: Columns }): Prisma.PrismaPromise<unknown>;
  update(args: { where: object; data: Columns }): Prisma.PrismaPromise<unknown>;
  delete(args: { where: object }): Prisma.PrismaPromise<unknown>;
}

function uniqueKey(table: Table, key: Columns): object {
  return table === 'link' ? { alignmentId_sentenceId: key } : key;
}

/**
 * Applies changes inside an open transaction of a bulk connection.
 * @throws Error where a row is not as `before` says; the caller's transaction then rolls back
 */
export function applyChanges(db: Sqlite, changes: readonly RowChange[]): void {
  for (const { table, key, before, after } of changes) {
    const name = `"${table[0]!.toUpperCase()}${table.slice(1)}"`;
    const run = (sql: string, values: Columns[]) =>
      db.prepare(sql).run(...values.flatMap((columns) => Object.values(columns))).changes;
    const matches = (columns: Columns) =>
      Object.keys(columns)
        .map((column) => `"${column}" IS ?`)
        .join(' AND ');
    let changed: number;
    if (!before) {
      const row = { ...key, ...after };
      const columns = Object.keys(row).map((column) => `"${column}"`);
      changed = run(
        `INSERT INTO ${name} (${columns.join()}) VALUES (${columns.map(() => '?').join()})`,
        [row],
      );
    } else if (after) {
      const set = Object.keys(after).map((column) => `"${column}" = ?`);
      changed = run(`UPDATE ${name} SET ${set.join()} WHERE ${matches({ ...key, ...before })}`, [
        after,
        { ...key, ...before },
      ]);
    } else {
      changed = run(`DELETE FROM ${name} WHERE ${matches({ ...key, ...before })}`, [
        { ...key, ...before },
      ]);
    }
    if (changed !== 1) throw new Error(`${table} ${JSON.stringify(key)} is not as expected`);
  }
}
