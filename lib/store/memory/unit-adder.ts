import type { UnitsHeader } from '@/lib/formats/types';
import { StoreError } from '../errors';
import type { Sqlite } from '../sqlite';
import { hashText } from './hash';
import { KeyTable } from './key-table';
import {
  abandonOperation,
  batchSize,
  beginOperation,
  finishOperation,
  requireWritable,
  stands,
  type MemoryOperationKind,
} from './operations';
import { SegmentWriter } from './segment-writer';
import { unitWriter, type NewUnit, type UnitRow } from './unit-rows';

/**
 * Which of several units with the same source and the same target are kept: the newest of them; the
 * newest for each context; all. Different translations of a source are never duplicates.
 */
export type DuplicatePolicy = 'newest' | 'context' | 'all';

export interface AdderOptions {
  /** Of the memory: the one of this name, else a new one. */
  name: string;
  author: string;
  kind: MemoryOperationKind;
  duplicates: DuplicatePolicy;
}

/**
 * Adds many units to a memory as one change: all of them, or nothing. Batches are written in
 * transactions of their own, so that nobody else waits; none stands before `finish`. What is held
 * does not grow with the units, but for 16 bytes each, to know them again.
 */
export class UnitAdder {
  readonly memoryId: number;
  /** Further translations and contexts that are new, and what was there already. */
  added = 0;
  duplicates = 0;
  /** Took the place of an older one. */
  replaced = 0;
  private readonly operation: number;
  private batch: NewUnit[] = [];
  private readonly write: ReturnType<typeof unitWriter>;
  private readonly table = new KeyTable();
  private readonly langs = new Map<string, number>();
  private readonly segments: SegmentWriter;

  /** @throws StoreError `read-only` */
  constructor(
    private readonly db: Sqlite,
    private readonly options: AdderOptions,
  ) {
    [this.memoryId, this.operation] = begin(db, options);
    this.write = unitWriter(db);
    this.segments = new SegmentWriter(db, this.memoryId, [this.operation]);
    if (options.duplicates !== 'all') this.knowStanding();
  }

  /** Adds a unit. @returns whether a batch was written */
  add(unit: NewUnit): boolean {
    this.batch.push(unit);
    if (this.batch.length < batchSize) return false;
    this.flush();
    return true;
  }

  /**
   * Lets all that was added stand. Where nothing was, nothing is changed, and no memory made.
   * @throws StoreError `exists` where another of that name was made meanwhile
   */
  async finish(
    detail: Record<string, string | number>,
    {
      header = null,
      origin = '',
      onProgress = () => undefined,
    }: {
      header?: UnitsHeader | null;
      origin?: string;
      onProgress?: (done: number, total: number) => void;
    } = {},
  ): Promise<void> {
    this.flush();
    if (this.added + this.replaced === 0) return this.abandon();
    await this.segments.finish(onProgress);
    const { db, memoryId, added, replaced } = this;
    const { name } = this.options;
    db.transaction(() => {
      finishOperation(db, this.operation, {
        added: added + replaced,
        removed: replaced,
        detail: { ...detail, duplicates: this.duplicates },
      });
      const langs = [...this.langs].sort((a, b) => b[1] - a[1]).map(([lang]) => lang);
      const old = db
        .prepare('SELECT "langs", "header", "origin" FROM "Memory" WHERE "id" = ?')
        .get(memoryId) as { langs: string; header: string | null; origin: string };
      const clash = db
        .prepare('SELECT 1 FROM "Memory" WHERE "name" = ? AND "id" <> ? AND "deletedAt" IS NULL')
        .get(name, memoryId);
      if (clash)
        throw new StoreError('exists', `Another memory ${name} was made meanwhile.`, { name });
      db.prepare(
        `UPDATE "Memory" SET "deletedAt" = NULL, "langs" = ?, "header" = ?, "origin" = ? WHERE "id" = ?`,
      ).run(
        JSON.stringify([...new Set([...(JSON.parse(old.langs) as string[]), ...langs])]),
        old.header ?? (header && JSON.stringify(header)),
        old.origin || origin,
        memoryId,
      );
    }).immediate();
  }

  /** Leaves nothing of what was added. */
  abandon(): void {
    abandonOperation(this.db, this.operation);
  }

  private flush(): void {
    const { batch } = this;
    this.batch = [];
    if (batch.length === 0) return;
    this.db
      .transaction(() => {
        for (const unit of batch) this.store(unit);
      })
      .immediate();
  }

  private store(unit: NewUnit): void {
    const standing = this.options.duplicates === 'all' ? null : this.standing(unit);
    if (standing) {
      if (!isNewer(unit, standing)) {
        this.duplicates++;
        return;
      }
      this.takeAway(standing);
    } else this.added++;
    const id = this.write(this.memoryId, this.operation, unit);
    if (this.options.duplicates !== 'all') this.table.set(this.keyOf(unit), id);
    count(this.langs, unit.sourceLang);
    if (unit.targetLang !== '') count(this.langs, unit.targetLang);
    for (const { lang } of unit.further) count(this.langs, lang);
    this.segments.add({ ...unit, id });
  }

  /** Takes an older unit away: one of this import altogether, one of before for as long as this stands. */
  private takeAway({ id, madeBy }: UnitRow): void {
    if (madeBy === this.operation) {
      this.db.prepare('DELETE FROM "Unit" WHERE "id" = ?').run(id);
      this.segments.remove(id);
      this.duplicates++;
      return;
    }
    this.db.prepare('UPDATE "Unit" SET "goneBy" = ? WHERE "id" = ?').run(this.operation, id);
    this.replaced++;
  }

  private standing(unit: NewUnit): UnitRow | null {
    const id = this.table.get(this.keyOf(unit));
    if (id === undefined) return null;
    const row = this.db.prepare('SELECT * FROM "Unit" WHERE "id" = ?').get(id) as
      UnitRow | undefined;
    // Two texts of one key are rare, but not the same text.
    return row && row.source === unit.source && row.target === unit.target ? row : null;
  }

  private knowStanding(): void {
    const rows = this.db
      .prepare(`SELECT * FROM "Unit" AS u WHERE u."memoryId" = ? AND ${stands}`)
      .iterate(this.memoryId) as IterableIterator<UnitRow>;
    for (const row of rows) this.table.set(this.keyOf(row), row.id);
  }

  private keyOf(unit: Omit<NewUnit, 'further'>): number {
    const { sourceLang, targetLang, source, target, previous, next } = unit;
    const context =
      this.options.duplicates === 'context' ? `\n${previous ?? ''}\n${next ?? ''}` : '';
    return hashText(`${sourceLang}\n${targetLang}\n${source}\n${target}${context}`);
  }
}

/** The memory, made where there is none of that name; it does not stand before its first units do. */
function begin(
  db: Sqlite,
  { name, author, kind }: AdderOptions,
): [memory: number, operation: number] {
  return db
    .transaction((): [number, number] => {
      const found = db
        .prepare(`SELECT "id" FROM "Memory" WHERE "name" = ? AND "deletedAt" IS NULL`)
        .pluck()
        .get(name) as number | undefined;
      if (found !== undefined) {
        requireWritable(db, found);
        return [found, beginOperation(db, found, kind, author)];
      }
      const now = new Date().toISOString();
      const { lastInsertRowid } = db
        .prepare(
          `INSERT INTO "Memory" ("name", "createdAt", "changedAt", "deletedAt") VALUES (?, ?, ?, ?)`,
        )
        .run(name, now, now, now);
      const memoryId = Number(lastInsertRowid);
      return [memoryId, beginOperation(db, memoryId, kind, author)];
    })
    .immediate();
}

function isNewer(unit: NewUnit, standing: UnitRow): boolean {
  const [ours, theirs] = [
    unit.changedAt ?? unit.createdAt,
    standing.changedAt ?? standing.createdAt,
  ];
  return ours !== null && (theirs === null || ours > theirs);
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
