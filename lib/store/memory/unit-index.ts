import { createMemoryIndex, type MemoryIndex } from '@/lib/memory/memory-index';
import { segmentFormat, type Segment } from '@/lib/memory/segment';
import type { IndexedUnit } from '@/lib/memory/types';
import { foldText } from '@/lib/search/fold';
import type { Sqlite } from '../sqlite';
import { isIn, rangesOf, type Ranges } from './ranges';
import { deleteSegments, insertSegment, openStored, type StoredBytes } from './index-segments';
import type { LostIndex } from './rebuild-index';
import { unitsMadeBy } from './units-made-by';

/** So many units behind the segments are a segment of their own. */
const mostBehind = 20_000;
/** A change of more units is taken from its segments rather than unit by unit. */
const fewUnits = 5000;

/**
 * The index over one language of a stored memory, opened from its segments, with what came after
 * them; follows the changes of the memory.
 */
export class UnitIndex {
  index!: MemoryIndex;
  /** The operations that stand in the index. */
  private done = new Set<number>();
  private behind = 0;
  private readonly rows = new Map<Segment, number>();
  /** The operations whose units another process brings into the index. */
  private waiting: number[] = [];

  /** @param rebuild has a lost index made elsewhere; without it, or where it gives false, that is done here, which takes as long as it takes */
  constructor(
    private readonly db: Sqlite,
    private readonly memoryId: number,
    private readonly lang: string,
    private readonly rebuild: (index: LostIndex) => boolean = () => false,
  ) {
    this.open();
  }

  /**
   * Brings the index to the memory as it stands.
   * @returns whether it is as it lies in the database now; else another process has joined segments, and
   *   the next call takes in more of them: one holds nobody up for long
   */
  refresh(): boolean {
    this.followOperations();
    if (this.waiting.length > 0) this.takeRebuilt();
    return this.takeJoined();
  }

  /** Whether units are missing until another process has brought them in. */
  get isRebuilt(): boolean {
    return this.waiting.length > 0;
  }

  private takeRebuilt(): void {
    const { db, memoryId, lang, waiting } = this;
    const covers = db
      .prepare('SELECT "covers" FROM "IndexSegment" WHERE "memoryId" = ? AND "lang" = ?')
      .pluck()
      .all(memoryId, lang) as string[];
    const isThere = covers.some((ranges) => isIn(JSON.parse(ranges) as Ranges, waiting[0]!));
    if (isThere || !this.rebuild({ memoryId, lang, operations: waiting })) this.open();
  }

  private followOperations(): void {
    const now = this.doneOperations();
    const came = [...now].filter(([id]) => !this.done.has(id));
    const went = [...this.done].filter((id) => !now.has(id));
    if (came.length + went.length === 0) return;
    const isLarge =
      went.length > 0 || came.some(([, { added, removed }]) => added + removed > fewUnits);
    // Undone changes give units back as well as take them away: the tables know.
    if (isLarge) return this.open();
    for (const [id] of came) this.take(id);
    this.done = new Set(now.keys());
    if (this.behind > mostBehind) this.compact();
  }

  /** Takes one segment in the place of those that another process has joined. @returns whether none is left */
  private takeJoined(): boolean {
    const { db, memoryId, lang, rows } = this;
    const there = new Set(
      db
        .prepare('SELECT "id" FROM "IndexSegment" WHERE "memoryId" = ? AND "lang" = ?')
        .pluck()
        .all(memoryId, lang) as number[],
    );
    const gone = [...rows].filter(([, id]) => !there.has(id));
    if (gone.length === 0) return true;
    const known = new Set(rows.values());
    const came = [...there].filter((id) => !known.has(id));
    for (const id of came) {
      const segment = readSegment(db, id);
      const replaced = segment ? this.index.replace(segment) : [];
      if (replaced.length === 0) continue;
      for (const old of replaced) rows.delete(old);
      rows.set(segment!, id);
      return gone.length === replaced.length;
    }
    // Written by a process that searches too, from what it holds.
    this.open();
    return true;
  }

  private open(): void {
    const done = this.doneOperations();
    const { segments, opened } = this.openSegments(done.keys());
    this.behind = 0;
    this.done = new Set(done.keys());
    // A change that is undone gives its units back, and no segment is written for that.
    this.index = createMemoryIndex({
      ...{ fold: foldText, segments, keepsRemoved: true },
      removed: this.removed(opened),
    });
    const lost = [...done].filter(([id]) => !isIn(opened, id));
    const large = lost.filter(([, { added }]) => added > mostBehind).map(([id]) => id);
    const isElsewhere =
      large.length > 0 &&
      this.rebuild({ memoryId: this.memoryId, lang: this.lang, operations: large });
    this.waiting = isElsewhere ? large : [];
    for (const [id] of lost) if (!this.waiting.includes(id)) this.take(id);
    if (this.behind > mostBehind) this.compact();
  }

  /** Opens the segments of these operations, and says which operations are in them. */
  private openSegments(done: Iterable<number>): {
    segments: Segment[];
    opened: [number, number][];
  } {
    const { db, memoryId, lang, rows } = this;
    const operations = [...done];
    const list = db.prepare(
      'SELECT "id", "covers", "format", "units" FROM "IndexSegment" WHERE "memoryId" = ? AND "lang" = ? ORDER BY "id"',
    );
    for (;;) {
      rows.clear();
      const segments: Segment[] = [];
      const opened: [number, number][] = [];
      const kept = list.all(memoryId, lang) as {
        id: number;
        covers: string;
        format: number;
        units: number;
      }[];
      let bad: number | undefined;
      for (const { id, covers, format, units } of kept) {
        const ranges = JSON.parse(covers) as [number, number][];
        const segment = units === 0 ? null : readSegment(db, id);
        if (format !== segmentFormat || (units > 0 && !segment)) {
          bad = id;
          break;
        }
        if (!operations.some((operation) => isIn(ranges, operation))) continue;
        opened.push(...ranges);
        if (!segment) continue;
        rows.set(segment, id);
        segments.push(segment);
      }
      if (bad === undefined) return { segments, opened };
      // Else another process has joined it with others meanwhile.
      const isThere = db.prepare('SELECT 1 FROM "IndexSegment" WHERE "id" = ?').get(bad);
      // One that is lost or of another form: what it held, nobody knows. The units do.
      if (isThere) deleteSegments(db, kept.map(({ id }) => id)); // prettier-ignore
    }
  }

  /** Ids that opened segments may hold and that do not stand. */
  private *removed(opened: Ranges): Generator<number> {
    const { db, memoryId } = this;
    yield* db
      .prepare(
        `SELECT u."id" FROM "Unit" AS u JOIN "MemoryOperation" AS o ON o."id" = u."goneBy"
          WHERE u."memoryId" = ? AND u."goneBy" IS NOT NULL AND o."state" = 'done'`,
      )
      .pluck()
      .iterate(memoryId) as IterableIterator<number>;
    const undone = db
      .prepare(`SELECT "id" FROM "MemoryOperation" WHERE "memoryId" = ? AND "state" <> 'done'`)
      .pluck()
      .all(memoryId) as number[];
    for (const operation of undone)
      if (isIn(opened, operation))
        yield* db
          .prepare('SELECT "id" FROM "Unit" WHERE "madeBy" = ?')
          .pluck()
          .iterate(operation) as IterableIterator<number>;
  }

  /** Adds what an operation made, and removes what it took away. */
  private take(operation: number): void {
    const units: IndexedUnit[] = [];
    for (const unit of unitsMadeBy(this.db, operation, this.lang)) {
      units.push(unit);
      if (units.length < mostBehind) continue;
      this.index.add(units.splice(0));
      this.behind += mostBehind;
    }
    this.index.add(units);
    this.behind += units.length;
    this.index.remove(
      this.db
        .prepare('SELECT "id" FROM "Unit" WHERE "memoryId" = ? AND "goneBy" = ?')
        .pluck()
        .all(this.memoryId, operation) as number[],
    );
  }

  /** Keeps what is behind the segments as segments, where no other process did meanwhile. */
  private compact(): void {
    const { db, memoryId, lang } = this;
    const { written, dropped } = this.index.compact();
    const covers = JSON.stringify(rangesOf(this.done));
    const drop = db.prepare('DELETE FROM "IndexSegment" WHERE "id" = ?');
    db.transaction(() => {
      const gone = dropped.filter((segment) => this.rows.has(segment));
      const there = db.prepare('SELECT 1 FROM "IndexSegment" WHERE "id" = ?');
      if (gone.some((segment) => !there.get(this.rows.get(segment)))) return;
      for (const segment of gone) drop.run(this.rows.get(segment));
      for (const segment of written)
        this.rows.set(segment, insertSegment(db, { memoryId, lang, covers, units: segment.count, bytes: segment.bytes })); // prettier-ignore
      for (const segment of gone) this.rows.delete(segment);
    }).immediate();
    this.behind = 0;
  }

  private doneOperations(): Map<number, { added: number; removed: number }> {
    const rows = this.db
      .prepare(
        `SELECT "id", "added", "removed" FROM "MemoryOperation" WHERE "memoryId" = ? AND "state" = 'done' ORDER BY "id"`,
      )
      .all(this.memoryId) as { id: number; added: number; removed: number }[];
    return new Map(rows.map(({ id, added, removed }) => [id, { added, removed }]));
  }
}

/** A kept segment; null where it is gone. */
function readSegment(db: Sqlite, id: number): Segment | null {
  const row = db
    .prepare('SELECT "format", "bytes", "file" FROM "IndexSegment" WHERE "id" = ?')
    .get(id) as ({ format: number } & StoredBytes) | undefined;
  return row && row.format === segmentFormat ? openStored(db, row) : null;
}
