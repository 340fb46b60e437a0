import type { Sqlite } from '../sqlite';
import type { NewUnit, VariantRow } from './unit-rows';

/** Columns that a unit may leave empty: a statement names only those that are not. */
const optional = [
  'tuid',
  'sourceMarkup',
  'targetMarkup',
  'previous',
  'next',
  'createdAt',
  'createdBy',
  'changedAt',
  'changedBy',
  'usageCount',
  'usedAt',
  'details',
] as const;

/** Rows that one statement puts in: its call costs as much as a row or two. */
const rowsAtOnce = 40;
/** Statements kept; units of more kinds are rare, and put in with all columns. */
const mostKinds = 64;

/** The further sides of units, with their ids, by the ids of the units that have some. */
export type FurtherSides = ReadonlyMap<number, readonly (VariantRow & { id: number })[]>;

/** Puts units into a memory, many at a time: call it within a transaction. */
export class UnitInserter {
  private readonly statements = new Map<string, ReturnType<Sqlite['prepare']>>();
  private readonly lastId;
  private readonly insertVariant;

  constructor(private readonly db: Sqlite) {
    this.lastId = db.prepare(`SELECT "seq" FROM "sqlite_sequence" WHERE "name" = 'Unit'`).pluck();
    this.insertVariant = db.prepare(
      'INSERT INTO "Variant" ("unitId", "lang", "text", "markup", "details") VALUES (?, ?, ?, ?, ?)',
    );
  }

  /** The first id that is free, and stays so within this transaction. */
  nextId(): number {
    return ((this.lastId.get() as number | undefined) ?? 0) + 1;
  }

  /**
   * @param firstId of the first unit; each has the next one
   * @param units null where a unit is not wanted any more
   */
  insert(
    memoryId: number,
    madeBy: number,
    firstId: number,
    units: readonly (NewUnit | null)[],
  ): FurtherSides {
    const rows = new RowRun();
    units.forEach((unit, i) => {
      if (unit === null) return;
      const kind = kindOf(unit);
      const { sourceLang, targetLang } = unit;
      const isOther =
        rows.kind !== kind || rows.sourceLang !== sourceLang || rows.targetLang !== targetLang;
      if (rows.units.length === rowsAtOnce || (rows.units.length > 0 && isOther))
        this.put(memoryId, madeBy, rows);
      rows.sourceLang = sourceLang;
      rows.targetLang = targetLang;
      rows.kind = kind;
      rows.units.push(unit);
      rows.ids.push(firstId + i);
    });
    this.put(memoryId, madeBy, rows);
    const further = new Map<number, (VariantRow & { id: number })[]>();
    units.forEach((unit, i) => {
      if (unit !== null && unit.further.length > 0)
        further.set(firstId + i, unit.further.map((side) => ({ ...side, id: this.putVariant(firstId + i, side) }))); // prettier-ignore
    });
    return further;
  }

  /** Puts in the units of a run: in one statement where it is full, else one by one. */
  private put(memoryId: number, madeBy: number, run: RowRun): void {
    const { kind, units, ids, sourceLang, targetLang } = run;
    const rows = units.length === rowsAtOnce && plainLang.test(sourceLang + targetLang) ? rowsAtOnce : 1; // prettier-ignore
    // What all rows of a full run have in common stands in its statement: to bind it costs as much as to store it.
    const same = rows === 1 ? null : `${memoryId}, ${madeBy}, '${sourceLang}', '${targetLang}'`;
    const isKept =
      this.statements.size < mostKinds * 2 || this.statements.has(keyOf(kind, rows, same));
    const taken = isKept ? kind : allColumns;
    const names = optional.filter((_, i) => (taken & (1 << i)) !== 0);
    const statement =
      units.length === 0 ? undefined : this.statementOf(taken, names, rows, same, isKept);
    let values: (string | number | null)[] = [];
    for (let i = 0; i < units.length; i++) {
      const unit = units[i]!;
      values.push(ids[i]!);
      if (same === null) values.push(memoryId, madeBy, sourceLang, targetLang);
      values.push(unit.source, unit.target);
      for (const name of names) values.push(unit[name]);
      if ((i + 1) % rows !== 0) continue;
      statement!.run(values);
      values = [];
    }
    units.length = ids.length = 0;
  }

  private statementOf(
    kind: number,
    names: readonly string[],
    rows: number,
    same: string | null,
    isKept: boolean,
  ) {
    const key = keyOf(kind, rows, same);
    let statement = this.statements.get(key);
    if (!statement) {
      const row = `(?, ${same ?? '?, ?, ?, ?'}, ${['source', 'target', ...names].map(() => '?').join(', ')})`;
      const columns = [
        'id',
        'memoryId',
        'madeBy',
        'sourceLang',
        'targetLang',
        'source',
        'target',
        ...names,
      ];
      statement = this.db.prepare(
        `INSERT INTO "Unit" (${columns.map((name) => `"${name}"`).join(', ')}) VALUES ${Array(rows).fill(row).join(', ')}`,
      );
      if (isKept || same === null) this.statements.set(key, statement);
    }
    return statement;
  }

  private putVariant(unitId: number, { lang, text, markup, details }: VariantRow): number {
    return Number(this.insertVariant.run(unitId, lang, text, markup, details).lastInsertRowid);
  }
}

/** Units that fill the same columns and have the same languages, one after the other. */
class RowRun {
  kind = 0;
  sourceLang = '';
  targetLang = '';
  readonly units: NewUnit[] = [];
  readonly ids: number[] = [];
}

function keyOf(kind: number, rows: number, same: string | null): string {
  return `${kind} ${rows} ${same}`;
}

/** Languages that may stand in a statement as they are. */
const plainLang = /^[\w-]*$/;

const allColumns = (1 << optional.length) - 1;

/** Which of the optional columns a unit fills, a bit each. */
function kindOf(unit: NewUnit): number {
  let kind = 0;
  for (let i = 0; i < optional.length; i++) if (unit[optional[i]!] !== null) kind |= 1 << i;
  return kind;
}

const inserters = new WeakMap<Sqlite, UnitInserter>();

/** Puts one unit in, within a transaction. @returns its id */
export function insertUnit(db: Sqlite, memoryId: number, madeBy: number, unit: NewUnit): number {
  let inserter = inserters.get(db);
  if (!inserter) inserters.set(db, (inserter = new UnitInserter(db)));
  const id = inserter.nextId();
  inserter.insert(memoryId, madeBy, id, [unit]);
  return id;
}
