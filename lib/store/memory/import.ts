import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import type { UnitFault } from '@/lib/formats/tmx/items';
import { readTmx } from '@/lib/formats/tmx/read';
import type { UnitsHeader } from '@/lib/formats/types';
import { StoreError } from '../errors';
import type { Sqlite } from '../sqlite';
import { hashText } from './hash';
import { SegmentWriter } from './segment-writer';
import { KeyTable } from './key-table';
import {
  abandonOperation,
  batchSize,
  beginOperation,
  finishOperation,
  requireWritable,
  stands,
} from './operations';
import { toNewUnit, unitWriter, type NewUnit, type UnitRow } from './unit-rows';

/**
 * Which of several units with the same source and the same target are kept: the newest of them; the
 * newest for each context; all. Different translations of a source are never duplicates.
 */
export type DuplicatePolicy = 'newest' | 'context' | 'all';

export interface ImportFile {
  /** Where it lies. */
  path: string;
  /** As a person knows it. */
  name: string;
}

export interface ImportOptions {
  /** Of the memory: the one of this name, else a new one. */
  name: string;
  author: string;
  duplicates: DuplicatePolicy;
  /** Stop at the first unit that is not as it should be. */
  isStrict: boolean;
  /** Where a unit has more than two languages: those to pair. */
  sourceLang?: string | undefined;
  targetLang?: string | undefined;
  /** Bytes read, of all; units so far. */
  onProgress: (stage: 'read' | 'index', done: number, total: number, units: number) => void;
}

export interface ImportSummary {
  memoryId: number;
  name: string;
  outcome: 'added' | 'unchanged';
  /** In the files. */
  read: number;
  added: number;
  /** In the memory already, or twice in the files. */
  duplicates: number;
  /** Took the place of an older one. */
  replaced: number;
  /** Left out because they were broken, and the first of the faults. */
  left: number;
  faults: { file: string; line: number; message: string }[];
}

const mostFaults = 100;

/**
 * Reads TMX files into a memory, all of them or nothing. Batches of units are written in
 * transactions of their own, so that nobody else waits; none stands before all are there. The
 * memory held does not grow with the file, but for 16 bytes a unit, to know it again.
 * @throws FormatError, StoreError; then nothing is left behind
 */
export async function importUnits(
  db: Sqlite,
  files: readonly ImportFile[],
  options: ImportOptions,
): Promise<ImportSummary> {
  const digest = await digestOf(files);
  const { memoryId, operation, known } = begin(db, options, digest);
  const summary: ImportSummary = {
    memoryId,
    name: options.name,
    outcome: 'added',
    ...{ read: 0, added: 0, duplicates: 0, replaced: 0, left: 0, faults: [] },
  };
  if (known) return { ...summary, outcome: 'unchanged' };
  try {
    const reader = new Import(db, memoryId, operation, options, summary);
    await reader.read(files);
    if (summary.added + summary.replaced === 0) {
      if (summary.read === 0 && summary.left === 0 && isNew(db, memoryId))
        throw new StoreError('empty-memory', `${files[0]!.name} holds no unit.`, { file: files[0]!.name }); // prettier-ignore
      summary.outcome = 'unchanged';
      abandonOperation(db, operation);
      return summary;
    }
    await reader.finish(digest, files);
    return summary;
  } catch (error) {
    abandonOperation(db, operation);
    throw error;
  }
}

function isNew(db: Sqlite, memoryId: number): boolean {
  return Boolean(
    db.prepare('SELECT 1 FROM "Memory" WHERE "id" = ? AND "deletedAt" IS NOT NULL').get(memoryId),
  );
}

/** The memory, made where there is none of that name; it does not stand before its first units do. */
function begin(db: Sqlite, { name, author }: ImportOptions, digest: string) {
  return db
    .transaction(() => {
      const found = db
        .prepare(`SELECT "id" FROM "Memory" WHERE "name" = ? AND "deletedAt" IS NULL`)
        .get(name) as { id: number } | undefined;
      if (!found) {
        const now = new Date().toISOString();
        const { lastInsertRowid } = db
          .prepare(
            `INSERT INTO "Memory" ("name", "createdAt", "changedAt", "deletedAt") VALUES (?, ?, ?, ?)`,
          )
          .run(name, now, now, now);
        const memoryId = Number(lastInsertRowid);
        return {
          memoryId,
          operation: beginOperation(db, memoryId, 'import', author),
          known: false,
        };
      }
      requireWritable(db, found.id);
      const newest = db
        .prepare(
          `SELECT "detail" FROM "MemoryOperation" WHERE "memoryId" = ? AND "state" = 'done' AND "kind" = 'import'`,
        )
        .all(found.id) as { detail: string }[];
      const known = newest.some(({ detail }) => JSON.parse(detail).digest === digest);
      const operation = known ? 0 : beginOperation(db, found.id, 'import', author);
      return { memoryId: found.id, operation, known };
    })
    .immediate();
}

class Import {
  private header: UnitsHeader | null = null;
  private batch: NewUnit[] = [];
  private readonly write: ReturnType<typeof unitWriter>;
  private readonly table = new KeyTable();
  private readonly langs = new Map<string, number>();
  private readonly segments: SegmentWriter;

  constructor(
    private readonly db: Sqlite,
    private readonly memoryId: number,
    private readonly operation: number,
    private readonly options: ImportOptions,
    private readonly summary: ImportSummary,
  ) {
    this.write = unitWriter(db);
    this.segments = new SegmentWriter(db, memoryId, [operation]);
    if (options.duplicates !== 'all') this.knowStanding();
  }

  async read(files: readonly ImportFile[]): Promise<void> {
    const total = files.reduce((sum, { path }) => sum + statSync(path).size, 0);
    let done = 0;
    const count = (bytes: number) => (done += bytes);
    for (const file of files) {
      const items = readTmx(counted(file.path, count), {
        fileName: file.name,
        isStrict: this.options.isStrict,
      });
      let header: UnitsHeader | null = null;
      for await (const item of items) {
        if (item.kind === 'unit')
          this.add(toNewUnit(item.unit, header?.sourceLang ?? null, { source: this.options.sourceLang, target: this.options.targetLang })); // prettier-ignore
        else if (item.kind === 'header') this.header ??= header = item.header;
        else this.report(item.fault, file.name);
        if (this.batch.length >= batchSize) {
          this.flush();
          this.options.onProgress('read', done, total, this.summary.read);
        }
      }
    }
    this.flush();
    this.options.onProgress('read', total, total, this.summary.read);
  }

  async finish(digest: string, files: readonly ImportFile[]): Promise<void> {
    await this.segments.finish((done, total) =>
      this.options.onProgress('index', done, total, this.summary.read),
    );
    const { added, replaced, name } = this.summary;
    const names = files.map((file) => file.name).join(', ');
    this.db
      .transaction(() => {
        finishOperation(this.db, this.operation, {
          added: added + replaced,
          removed: replaced,
          detail: { digest, file: names, duplicates: this.summary.duplicates },
        });
        const langs = [...this.langs].sort((a, b) => b[1] - a[1]).map(([lang]) => lang);
        const old = this.db
          .prepare('SELECT "langs", "header", "origin" FROM "Memory" WHERE "id" = ?')
          .get(this.memoryId) as { langs: string; header: string | null; origin: string };
        const clash = this.db
          .prepare('SELECT 1 FROM "Memory" WHERE "name" = ? AND "id" <> ? AND "deletedAt" IS NULL')
          .get(name, this.memoryId);
        if (clash)
          throw new StoreError('exists', `Another memory ${name} was made meanwhile.`, { name });
        this.db
          .prepare(
            `UPDATE "Memory" SET "deletedAt" = NULL, "langs" = ?, "header" = ?, "origin" = ? WHERE "id" = ?`,
          )
          .run(
            JSON.stringify([...new Set([...(JSON.parse(old.langs) as string[]), ...langs])]),
            old.header ?? (this.header && JSON.stringify(this.header)),
            old.origin || names,
            this.memoryId,
          );
      })
      .immediate();
  }

  private add(unit: NewUnit): void {
    this.summary.read++;
    this.batch.push(unit);
  }

  private report({ line, message, isKept }: UnitFault, file: string): void {
    if (!isKept) this.summary.left++;
    if (this.summary.faults.length < mostFaults) this.summary.faults.push({ file, line, message });
  }

  private flush(): void {
    const { batch } = this;
    this.batch = [];
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
        this.summary.duplicates++;
        return;
      }
      this.takeAway(standing);
    } else this.summary.added++;
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
      this.summary.duplicates++;
      return;
    }
    this.db.prepare('UPDATE "Unit" SET "goneBy" = ? WHERE "id" = ?').run(this.operation, id);
    this.summary.replaced++;
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

async function* counted(path: string, count: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 18 })) {
    count((piece as Uint8Array).length);
    yield piece as Uint8Array;
  }
}

async function digestOf(files: readonly ImportFile[]): Promise<string> {
  const hash = createHash('sha256');
  for (const { path } of files)
    for await (const piece of createReadStream(path)) hash.update(piece);
  return hash.digest('hex');
}
