import { createMemoryIndex, type MemoryIndex } from '@/lib/memory/memory-index';
import { allHeld, segmentFormat, type Segment } from '@/lib/memory/segment';
import { foldText } from '@/lib/search/fold';
import type { Sqlite } from '../sqlite';
import { readConfirmedBeads } from './beads';
import { matchedAs } from './languages';
import { deleteSegments, insertSegment, openStored, type StoredBytes } from './index-segments';

/** So many beads behind the segments are a segment of their own. */
const mostBehind = 10_000;
/** Beads that are read at once. */
const window = 1000;

/**
 * The index over the confirmed beads, one for each language; follows the steps that triggers keep of
 * them. What it finds is compared with the bead as it stands: it may be ahead of nothing, and behind.
 */
export class BeadIndex {
  private readonly indexes = new Map<string, MemoryIndex>();
  private readonly rows = new Map<Segment, number>();
  private step = 0;
  private behind = 0;

  constructor(private readonly db: Sqlite) {
    this.open();
  }

  /** The index of a language, as `matchedAs` names it; undefined where no bead is in it. */
  in(lang: string): MemoryIndex | undefined {
    return this.indexes.get(lang);
  }

  /** Brings the index to the beads as they stand. */
  refresh(): void {
    const changed = this.db
      .prepare('SELECT "beadId", "step" FROM "BeadStep" WHERE "step" > ? ORDER BY "step"')
      .all(this.step) as { beadId: number; step: number }[];
    if (changed.length === 0) return;
    for (let from = 0; from < changed.length; from += window)
      this.take(changed.slice(from, from + window).map(({ beadId }) => beadId));
    this.step = changed.at(-1)!.step;
    this.behind += changed.length;
    if (this.behind > mostBehind) this.compact();
  }

  private open(): void {
    const rows = this.db
      .prepare('SELECT * FROM "IndexSegment" WHERE "memoryId" IS NULL ORDER BY "id"')
      .all() as ({ id: number; lang: string; covers: string; format: number } & StoredBytes)[];
    const current = rows.filter(({ format }) => format === segmentFormat);
    const byLang = new Map<string, Segment[]>();
    for (const { id, lang, covers, ...stored } of current) {
      const segment = openStored(this.db, stored);
      if (!segment) {
        // The beads are the truth: all of them are read again.
        deleteSegments(this.db, rows.map(({ id }) => id)); // prettier-ignore
        this.rows.clear();
        byLang.clear();
        this.step = 0;
        break;
      }
      segment.hold(allHeld);
      this.rows.set(segment, id);
      byLang.set(lang, [...(byLang.get(lang) ?? []), segment]);
      // All languages are kept in one transaction, up to one step.
      this.step = Math.max(this.step, (JSON.parse(covers) as [number, number][])[0]![1]);
    }
    for (const [lang, segments] of byLang)
      this.indexes.set(lang, createMemoryIndex({ fold: foldText, segments }));
    this.refresh();
  }

  private take(ids: readonly number[]): void {
    for (const index of this.indexes.values()) index.remove(ids);
    for (const { beadId, sourceLang, targetLang, source, target } of readConfirmedBeads(
      this.db,
      ids,
    )) {
      this.indexFor(matchedAs(sourceLang, source)).add([{ id: beadId, source }]);
      this.indexFor(matchedAs(targetLang, target)).add([{ id: beadId, source: target }]);
    }
  }

  private indexFor(lang: string): MemoryIndex {
    let index = this.indexes.get(lang);
    if (!index) this.indexes.set(lang, (index = createMemoryIndex({ fold: foldText })));
    return index;
  }

  private compact(): void {
    const covers = JSON.stringify([[0, this.step]]);
    const drop = this.db.prepare('DELETE FROM "IndexSegment" WHERE "id" = ?');
    this.db
      .transaction(() => {
        for (const [lang, index] of this.indexes) {
          const { written, dropped } = index.compact();
          for (const segment of dropped) {
            const row = this.rows.get(segment);
            if (row !== undefined) drop.run(row);
            this.rows.delete(segment);
          }
          for (const segment of written)
            this.rows.set(segment, insertSegment(this.db, { memoryId: null, lang, covers, units: index.size, bytes: segment.bytes })); // prettier-ignore
        }
      })
      .immediate();
    this.behind = 0;
  }
}
