import type { Columns, RowChange, Table } from './changes';
import type { Sqlite } from './sqlite';

/** In the order in which a revision's changes are applied: the inverse can be applied backwards. */
const order = [
  'unlink',
  'remove beads',
  'versions',
  'add blocks',
  'sentences',
  'remove sentences',
  'blocks',
  'remove blocks',
  'add beads',
  'beads',
  'link',
  'repairs',
] as const;

export type Step = (typeof order)[number];

/** Collects the row changes of a revision, step by step, in whatever order they are found. */
export class RevisionSteps {
  private readonly steps = new Map<Step, RowChange[]>(order.map((step) => [step, []]));
  private readonly nextIds = new Map<string, number>();

  constructor(private readonly db: Sqlite) {}

  /** All changes, in the order in which they are to be applied. */
  changes(): RowChange[] {
    return [...this.steps.values()].flat();
  }

  add(step: Step, table: Table, key: Columns, after: Columns): void {
    this.steps.get(step)!.push({ table, key, before: null, after });
  }

  remove(step: Step, table: Table, key: Columns, before: Columns): void {
    this.steps.get(step)!.push({ table, key, before, after: null });
  }

  /** Changes the columns that differ, if any do. */
  change(step: Step, table: Table, row: { id: number }, columns: Columns): void {
    const old = row as unknown as Columns;
    const names = Object.keys(columns).filter((name) => columns[name] !== old[name]);
    if (names.length === 0) return;
    const pick = (from: Columns) => Object.fromEntries(names.map((name) => [name, from[name]!]));
    const key = { id: row.id };
    this.steps.get(step)!.push({ table, key, before: pick(old), after: pick(columns) });
  }

  /** The id of a new row. Ids are never used twice (AUTOINCREMENT), so that history can name rows that are gone. */
  newId(table: 'Sentence' | 'Block' | 'Bead' | 'Repair'): number {
    const last = this.db.prepare('SELECT "seq" FROM "sqlite_sequence" WHERE "name" = ?').pluck();
    const next = this.nextIds.get(table) ?? ((last.get(table) as number | undefined) ?? 0) + 1;
    this.nextIds.set(table, next + 1);
    return next;
  }
}
