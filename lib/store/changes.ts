import { Prisma, type PrismaClient } from '@/generated/prisma/client';
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

export type Table =
  | 'version'
  | 'block'
  | 'sentence'
  | 'bead'
  | 'link'
  | 'repair'
  | 'termbase'
  | 'concept'
  | 'term'
  | 'comment'
  | 'dismissal';
export type Columns = Record<string, string | number | null>;

/** The changes that take the second state back to the first. */
export function invertChanges(changes: readonly RowChange[]): RowChange[] {
  return changes
    .map(({ table, key, before, after }) => ({ table, key, before: after, after: before }))
    .reverse();
}

/** SQLite takes 32,766 parameters in a statement; many fewer are as fast. */
const mostParameters = 6000;

/**
 * The changes as Prisma statements for one batch transaction, many rows in each: an operation may
 * have as many changes as a book has sentences. A row that is not as `before` says fails its
 * statement, and so the whole batch: a conflict (`isMismatch`), never an overwrite.
 */
export function toStatements(
  client: PrismaClient,
  changes: readonly RowChange[],
): Prisma.PrismaPromise<unknown>[] {
  return alikeRuns(changes).flatMap((run) => {
    const { before, after } = run[0]!;
    if (!before) return [client.$executeRaw(insertion(run))];
    return [client.$queryRaw(check(run)), client.$executeRaw(after ? update(run) : deletion(run))];
  });
}

/** Whether a batch failed because the database is not as a change expects it: a row is gone, or has other values. */
export function isMismatch(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  if (['P2025', 'P2002', 'P2003'].includes(error.code)) return true;
  return error.code === 'P2010' && /malformed JSON|constraint/i.test(error.message);
}

/** Neighbours that do the same to the same columns of one table, each to another row: their order is free. */
function alikeRuns(changes: readonly RowChange[]): RowChange[][] {
  const runs: RowChange[][] = [];
  let open = new Map<string, RowChange[]>();
  let keys = new Set<string>();
  let kind = '';
  for (const change of changes) {
    const { table, key, before, after } = change;
    const next = `${table} ${before !== null} ${after !== null}`;
    const row = Object.values(key).join();
    if (next !== kind || keys.has(row)) {
      open = new Map();
      keys = new Set();
      kind = next;
    }
    keys.add(row);
    const columns = [key, before ?? {}, after ?? {}].map((part) => Object.keys(part));
    const shape = JSON.stringify(columns);
    const room = Math.max(1, Math.floor(mostParameters / columns.flat().length));
    let run = open.get(shape);
    if (!run || run.length >= room) {
      run = [];
      runs.push(run);
      open.set(shape, run);
    }
    run.push(change);
  }
  return runs;
}

/** Fails where not every row is as `before` says: SQLite has no other way to raise an error in a query. */
function check(run: readonly RowChange[]): Prisma.Sql {
  const { table, key } = run[0]!;
  const before = compared(run[0]!.before!);
  return Prisma.sql`
    WITH "c" (${names('k', key)}, ${names('b', before)}) AS (VALUES ${rows(run, (it) => ({ ...it.key, ...compared(it.before!) }))})
    SELECT json(iif(count(*) = ${run.length}, '1', '-')) FROM "c" JOIN ${nameOf(table)} AS "t"
      ON ${pairs(key, (name, at) => `"t".${name} = "c"."k${at}"`, ' AND ')}
        AND ${pairs(before, (name, at) => `"t".${name} IS "c"."b${at}"`, ' AND ')}`;
}

function compared(before: Columns): Columns {
  return Object.fromEntries(Object.entries(before).filter(([name]) => name !== 'revision'));
}

function insertion(run: readonly RowChange[]): Prisma.Sql {
  const { table, key, after } = run[0]!;
  return Prisma.sql`
    INSERT INTO ${nameOf(table)} (${pairs({ ...key, ...after }, (name) => name, ', ')})
    VALUES ${rows(run, (it) => ({ ...it.key, ...it.after }))}`;
}

function update(run: readonly RowChange[]): Prisma.Sql {
  const { table, key, after } = run[0]!;
  return Prisma.sql`
    WITH "c" (${names('k', key)}, ${names('a', after!)}) AS (VALUES ${rows(run, (it) => ({ ...it.key, ...it.after }))})
    UPDATE ${nameOf(table)} SET ${pairs(after!, (name, at) => `${name} = "c"."a${at}"`, ', ')}
    FROM "c" WHERE ${pairs(key, (name, at) => `${nameOf(table).sql}.${name} = "c"."k${at}"`, ' AND ')}`;
}

function deletion(run: readonly RowChange[]): Prisma.Sql {
  const { table, key } = run[0]!;
  return Prisma.sql`
    DELETE FROM ${nameOf(table)} WHERE (${pairs(key, (name) => name, ', ')})
      IN (VALUES ${rows(run, (it) => it.key)})`;
}

function nameOf(table: Table): Prisma.Sql {
  return Prisma.raw(quote(`${table[0]!.toUpperCase()}${table.slice(1)}`));
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** `k0, k1, …`, one for each column. */
function names(letter: string, columns: Columns): Prisma.Sql {
  return pairs(columns, (_, at) => `"${letter}${at}"`, ', ');
}

function pairs(
  columns: Columns,
  write: (name: string, at: number) => string,
  between: string,
): Prisma.Sql {
  return Prisma.raw(
    Object.keys(columns)
      .map((name, at) => write(quote(name), at))
      .join(between),
  );
}

function rows(run: readonly RowChange[], values: (change: RowChange) => Columns): Prisma.Sql {
  return Prisma.join(
    run.map((it) => Prisma.sql`(${Prisma.join(Object.values(values(it)).map(parameter))})`),
  );
}

/** Prisma reads the fractions of a batch from JSON and is off by a last digit; SQLite reads them right. */
function parameter(value: string | number | null): Prisma.Sql {
  return typeof value === 'number' && !Number.isInteger(value)
    ? Prisma.sql`CAST(${String(value)} AS REAL)`
    : Prisma.sql`${value}`;
}

/**
 * Applies changes inside an open transaction of a bulk connection.
 * @throws Error where a row is not as `before` says; the caller's transaction then rolls back
 */
export function applyChanges(db: Sqlite, changes: readonly RowChange[]): void {
  const statements = new Map<string, ReturnType<typeof db.prepare<unknown[]>>>();
  const prepare = (sql: string) => {
    const known = statements.get(sql) ?? db.prepare<unknown[]>(sql);
    statements.set(sql, known);
    return known;
  };
  for (const { table, key, before, after } of changes) {
    const name = `"${table[0]!.toUpperCase()}${table.slice(1)}"`;
    const run = (sql: string, values: Columns[]) =>
      prepare(sql).run(...values.flatMap((columns) => Object.values(columns))).changes;
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
      const old = { ...key, ...compared(before) };
      changed = run(`UPDATE ${name} SET ${set.join()} WHERE ${matches(old)}`, [after, old]);
    } else {
      const old = { ...key, ...compared(before) };
      changed = run(`DELETE FROM ${name} WHERE ${matches(old)}`, [old]);
    }
    if (changed !== 1) throw new Error(`${table} ${JSON.stringify(key)} is not as expected`);
  }
}
