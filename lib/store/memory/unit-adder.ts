import type { UnitsHeader } from '@/lib/formats/types';
import { StoreError } from '../errors';
import type { Sqlite } from '../sqlite';
import { hashTexts } from './hash';
import { KnownKeys } from './known-keys';
import {
  abandonOperation,
  beginOperation,
  finishOperation,
  requireWritable,
  stands,
  type MemoryOperationKind,
} from './operations';
import { SegmentWriter } from './segment-writer';
import { UnitInserter } from './unit-inserter';
import type { NewUnit, UnitRow } from './unit-rows';

/**
 * Which of several units with the same source and the same target are kept: the newest of them; the
 * newest for each context; all. Different translations of a source are never duplicates.
 */
export type DuplicatePolicy = 'newest' | 'context' | 'all';

/** Units that one transaction writes: few are held, and no other writer waits for long. */
const addedAtOnce = 1000;
const mostHeld = 8000;
/** Characters of the units of a batch, with all that belongs to them: few of them may be long. */
const mostCharacters = 1_000_000;

export interface AdderOptions {
  /** Of the memory: the one of this name, else a new one. */
  name: string;
  author: string;
  kind: MemoryOperationKind;
  duplicates: DuplicatePolicy;
}

type Detail = Record<string, string | number>;

interface Outcome {
  header?: UnitsHeader | null;
  origin?: string;
  onProgress?: (done: number, total: number) => void;
}

/**
 * Adds many units to a memory as one change: all of them, or nothing. Batches are written in
 * transactions of their own, so that nobody else waits; none stands before `finish`. What is held
 * does not grow with the units: up to a million are known again from a table, more from files.
 */
export class UnitAdder {
  readonly memoryId: number;
  /** The id of the change that all this is. */
  readonly operation: number;
  /** Further translations and contexts that are new, and what was there already. */
  added = 0;
  duplicates = 0;
  /** Took the place of an older one. */
  replaced = 0;
  private batch: NewUnit[] = [];
  private batchCharacters = 0;
  private readonly inserter: UnitInserter;
  /** Of the batch in hand: its first id, and its units, null where one was taken away again. */
  private firstId = 0;
  private pending: (NewUnit | null)[] = [];
  private readonly table: KnownKeys;
  private readonly langs = new Map<string, number>();
  private readonly segments: SegmentWriter;
  private readonly readStanding;

  /** @throws StoreError `read-only` */
  constructor(
    private readonly db: Sqlite,
    private readonly options: AdderOptions,
  ) {
    [this.memoryId, this.operation] = begin(db, options);
    this.inserter = new UnitInserter(db);
    this.table = new KnownKeys(db);
    this.readStanding = db.prepare(`SELECT ${known} FROM "Unit" WHERE "id" = ?`);
    this.segments = new SegmentWriter(db, this.memoryId, [this.operation]);
    if (options.duplicates !== 'all') this.knowStanding();
  }

  /** Adds a unit. @returns whether a batch was written */
  add(unit: NewUnit): boolean {
    this.batch.push(unit);
    this.batchCharacters += charactersOf(unit);
    if (this.batchCharacters < mostCharacters) {
      if (this.batch.length < addedAtOnce) return false;
      // The index is being written: to wait for it would be to read nothing meanwhile.
      if (this.segments.isWriting && this.batch.length < mostHeld) return false;
    }
    this.flush();
    return true;
  }

  /** Resolves when more can be added: what is held stays bounded. @throws Error where an index cannot be built */
  ready(): Promise<void> {
    return this.segments.ready();
  }

  /**
   * Lets all that was added stand. Where nothing was, nothing is changed, and no memory made.
   * @throws StoreError `exists` where another of that name was made meanwhile
   */
  async finish(detail: Detail, outcome: Outcome = {}): Promise<void> {
    if (await this.prepare(outcome.onProgress)) this.stand(detail, outcome);
  }

  /**
   * Writes all that is to be written before it may stand.
   * @returns whether there is anything; else it has been abandoned
   */
  async prepare(onProgress: Outcome['onProgress'] = () => undefined): Promise<boolean> {
    this.flush();
    if (this.added + this.replaced === 0) {
      await this.abandon();
      return false;
    }
    this.table.close();
    await this.segments.finish(onProgress);
    return true;
  }

  /** Lets what is prepared stand: one transaction, or a part of the one that is open. @throws as `finish` */
  stand(detail: Detail, { header = null, origin = '' }: Outcome = {}): void {
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
  async abandon(): Promise<void> {
    this.table.close();
    await this.segments.abandon();
    abandonOperation(this.db, this.operation);
  }

  private flush(): void {
    const { batch, db } = this;
    this.batch = [];
    this.batchCharacters = 0;
    if (batch.length === 0) return;
    db.transaction(() => {
      this.firstId = this.inserter.nextId();
      this.pending = [];
      for (const unit of batch) this.take(unit);
      const { firstId, pending } = this;
      const further = this.inserter.insert(this.memoryId, this.operation, firstId, pending);
      pending.forEach((unit, i) => {
        if (unit) this.segments.add(firstId + i, unit, further.get(firstId + i) ?? []);
      });
    }).immediate();
    this.pending = [];
    this.segments.handOn();
  }

  /** Puts a unit among the pending ones, unless it is there already. */
  private take(unit: NewUnit): void {
    const isKnown = this.options.duplicates !== 'all';
    const key = isKnown ? this.keyOf(unit) : 0;
    const standing = isKnown ? this.standing(key, unit) : null;
    if (standing) {
      if (!isNewer(unit, standing)) {
        this.duplicates++;
        return;
      }
      this.takeAway(standing);
    } else this.added++;
    if (isKnown) this.table.set(key, this.firstId + this.pending.length);
    this.pending.push(unit);
    count(this.langs, unit.sourceLang);
    if (unit.targetLang !== '') count(this.langs, unit.targetLang);
    for (const { lang } of unit.further) count(this.langs, lang);
  }

  /** Takes an older unit away: one of this import altogether, one of before for as long as this stands. */
  private takeAway({ id, madeBy }: KnownUnit): void {
    if (madeBy !== this.operation) {
      this.db.prepare('UPDATE "Unit" SET "goneBy" = ? WHERE "id" = ?').run(this.operation, id);
      this.replaced++;
      return;
    }
    this.duplicates++;
    if (id >= this.firstId) this.pending[id - this.firstId] = null;
    else {
      this.db.prepare('DELETE FROM "Unit" WHERE "id" = ?').run(id);
      this.segments.remove(id);
    }
  }

  private standing(key: number, unit: NewUnit): KnownUnit | null {
    const id = this.table.get(key);
    if (id === undefined) return null;
    const pending = id >= this.firstId ? this.pending[id - this.firstId] : undefined;
    const found = pending
      ? { ...pending, id, madeBy: this.operation }
      : (this.readStanding.get(id) as KnownUnit | undefined);
    // Two texts of one key are rare, but not the same text.
    return found && found.source === unit.source && found.target === unit.target ? found : null;
  }

  private knowStanding(): void {
    const rows = this.db
      .prepare(`SELECT u.* FROM "Unit" AS u WHERE u."memoryId" = ? AND ${stands}`)
      .iterate(this.memoryId) as IterableIterator<UnitRow>;
    for (const row of rows) this.table.set(this.keyOf(row), row.id);
  }

  private keyOf(unit: Omit<NewUnit, 'further'>): number {
    const { sourceLang, targetLang, source, target, previous, next } = unit;
    return hashTexts(
      this.options.duplicates === 'context'
        ? [sourceLang, targetLang, source, target, previous ?? '', next ?? '']
        : [sourceLang, targetLang, source, target],
    );
  }
}

/** What of a unit that is there says whether it is the same, and older. */
type KnownUnit = Pick<UnitRow, 'id' | 'madeBy' | 'source' | 'target' | 'createdAt' | 'changedAt'>;
const known = '"id", "madeBy", "source", "target", "createdAt", "changedAt"';

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

function isNewer(unit: NewUnit, standing: KnownUnit): boolean {
  const [ours, theirs] = [
    unit.changedAt ?? unit.createdAt,
    standing.changedAt ?? standing.createdAt,
  ];
  return ours !== null && (theirs === null || ours > theirs);
}

/** What of a unit may be long. */
const longFields = [
  'tuid', 'source', 'target', 'sourceMarkup', 'targetMarkup', 'previous', 'next', 'createdBy', 'changedBy', 'details',
] as const; // prettier-ignore

function charactersOf(unit: NewUnit): number {
  let sum = 0;
  for (const name of longFields) sum += unit[name]?.length ?? 0;
  for (const { text, markup, details } of unit.further)
    sum += text.length + (markup?.length ?? 0) + (details?.length ?? 0);
  return sum;
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
