import { createMemoryIndex, type MemoryIndex } from '@/lib/memory/memory-index';
import { allHeld, segmentFormat, type Segment } from '@/lib/memory/segment';
import { largestSegment } from '@/lib/memory/segment-layout';
import type { IndexedUnit } from '@/lib/memory/types';
import { foldText } from '@/lib/search/fold';
import type { Sqlite } from '../sqlite';
import { readConfirmedBeads, readOpenBeads } from './beads';
import { matchedAs } from './languages';
import { deleteSegments, insertSegment, openStored, type StoredBytes } from './index-segments';

const usualLimits = {
  /** So many beads behind the segments are a segment of their own. */
  behind: 10_000,
  /** While it catches up, it keeps what it has this often: all that is not kept is held. */
  held: 30_000,
  /** What comes by the book is merged when there is so much of it, rather than each time by half. */
  merged: 2000,
  /** While nothing comes, more than this is kept: who starts next need not take it in again. */
  idle: 1000,
};
/** Beads that are read at once. */
const window = 1000;

const kinds = {
  confirmed: {
    steps: 'BeadStep',
    isOpen: 0,
    isHeld: true,
    mostMerged: largestSegment,
    read: readConfirmedBeads,
  },
  open: {
    steps: 'OpenBeadStep',
    isOpen: 1,
    // Asked now and then, for words: what is in files is read there, and many segments do not matter.
    isHeld: false,
    // They come by the book, while others wait: all that is held while it catches up is one.
    mostMerged: 32_000,
    read: readOpenBeads,
  },
} as const;

/**
 * The index over the confirmed beads, or over those that are not, one for each language; follows the
 * steps that triggers keep of them. What it finds is compared with the bead as it stands: it may be
 * ahead of nothing, and behind.
 */
export class BeadIndex {
  private readonly indexes = new Map<string, MemoryIndex>();
  private readonly rows = new Map<Segment, number>();
  private readonly kind: (typeof kinds)[keyof typeof kinds];
  private step = 0;
  private behind = 0;
  private unmerged = 0;

  /** Opens what is kept; `follow` takes what came after. */
  constructor(
    private readonly db: Sqlite,
    of: keyof typeof kinds,
    private readonly limits = usualLimits,
  ) {
    this.kind = kinds[of];
    this.open();
  }

  /** The index of a language, as `matchedAs` names it; undefined where no bead is in it. */
  in(lang: string): MemoryIndex | undefined {
    return this.indexes.get(lang);
  }

  /**
   * Brings the index to the beads as they stand. Some hundred microseconds a bead.
   * @param most beads that are taken now
   * @returns whether that was all
   */
  follow(most = Infinity): boolean {
    const next = this.db.prepare(
      `SELECT "beadId", "step" FROM "${this.kind.steps}" WHERE "step" > ? ORDER BY "step" LIMIT ?`,
    );
    let taken = 0;
    for (let isAll = false; !isAll;) {
      if (taken >= most) return false;
      const asked = Math.min(window, most - taken);
      const changed = next.all(this.step, asked) as { beadId: number; step: number }[];
      isAll = changed.length < asked;
      if (changed.length === 0) break;
      this.take(changed.map(({ beadId }) => beadId));
      this.step = changed.at(-1)!.step;
      taken += changed.length;
      this.behind += changed.length;
      this.mergeNew(changed.length);
      if (this.behind > this.limits.held) this.compact();
    }
    if (this.behind > this.limits.behind) this.compact();
    return true;
  }

  /** Keeps what is behind the segments, where it is much. To be called when nothing has come for a while. */
  keep(): void {
    if (this.behind > this.limits.idle) this.compact();
  }

  private open(): void {
    const rows = this.db
      .prepare(
        'SELECT * FROM "IndexSegment" WHERE "memoryId" IS NULL AND "isOpen" = ? ORDER BY "id"',
      )
      .all(this.kind.isOpen) as ({
      id: number;
      lang: string;
      covers: string;
      format: number;
    } & StoredBytes)[];
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
      if (this.kind.isHeld) segment.hold(allHeld);
      this.rows.set(segment, id);
      byLang.set(lang, [...(byLang.get(lang) ?? []), segment]);
      // All languages are kept in one transaction, up to one step.
      this.step = Math.max(this.step, (JSON.parse(covers) as [number, number][])[0]![1]);
    }
    for (const [lang, segments] of byLang)
      this.indexes.set(lang, createMemoryIndex({ fold: foldText, segments }));
  }

  private take(ids: readonly number[]): void {
    for (const index of this.indexes.values()) index.remove(ids);
    const units = new Map<string, IndexedUnit[]>();
    const add = (lang: string, id: number, source: string) => {
      const key = matchedAs(lang, source);
      units.set(key, [...(units.get(key) ?? []), { id, source }]);
    };
    for (const { beadId, sourceLang, targetLang, source, target } of this.kind.read(this.db, ids)) {
      add(sourceLang, beadId, source);
      add(targetLang, beadId, target);
    }
    for (const [lang, list] of units)
      this.indexFor(lang).add(list, this.kind.isHeld ? undefined : 0);
  }

  private mergeNew(taken: number): void {
    if (this.kind.isHeld) return;
    this.unmerged += taken;
    if (this.unmerged < this.limits.merged) return;
    for (const index of this.indexes.values()) index.merge(this.limits.merged);
    this.unmerged = 0;
  }

  private indexFor(lang: string): MemoryIndex {
    let index = this.indexes.get(lang);
    if (!index) this.indexes.set(lang, (index = createMemoryIndex({ fold: foldText })));
    return index;
  }

  private compact(): void {
    const { isOpen, isHeld, mostMerged } = this.kind;
    const covers = JSON.stringify([[0, this.step]]);
    const drop = this.db.prepare('DELETE FROM "IndexSegment" WHERE "id" = ?');
    const kept: { index: MemoryIndex; segment: Segment; row: number }[] = [];
    this.db
      .transaction(() => {
        for (const [lang, index] of this.indexes) {
          const { written, dropped } = index.compact(mostMerged);
          for (const segment of dropped) {
            const row = this.rows.get(segment);
            if (row !== undefined) drop.run(row);
            this.rows.delete(segment);
          }
          for (const segment of written) {
            const row = insertSegment(this.db, { memoryId: null, isOpen, lang, covers, units: index.size, bytes: segment.bytes }); // prettier-ignore
            this.rows.set(segment, row);
            kept.push({ index, segment, row });
          }
        }
      })
      .immediate();
    this.behind = this.unmerged = 0;
    if (!isHeld) for (const each of kept) this.letGo(each);
  }

  /** Puts a segment as it is kept in the place of the one that is held. */
  private letGo({ index, segment, row }: { index: MemoryIndex; segment: Segment; row: number }) {
    const stored = this.db.prepare('SELECT "bytes", "file" FROM "IndexSegment" WHERE "id" = ?').get(row) as StoredBytes | undefined; // prettier-ignore
    const opened = stored && openStored(this.db, stored);
    if (!opened || index.replace(opened).length === 0) return;
    this.rows.delete(segment);
    this.rows.set(opened, row);
  }
}
