import type { Sqlite } from '../sqlite';
import { stands } from './operations';
import type { MemorySearcher } from './searcher';
import type { UnitsQuery, UnitsWindow } from './service-messages';
import { inPlace, placesOfMoved } from './unit-places';
import { unitView } from './unit-edits';
import type { UnitRow } from './unit-rows';

const windowLimit = 500;
/** Lists kept, 4 bytes a unit: the whole memory and the newest few searches. */
const mostKept = 6;

/** Windows of the units of a memory, or of those that hold a text: any place of a list costs the same. */
export class UnitLists {
  private readonly lists = new Map<string, { changedAt: string; ids: Uint32Array }>();

  constructor(
    private readonly db: Sqlite,
    private readonly searcher: MemorySearcher,
  ) {}

  window({ memoryId, query, offset, limit }: UnitsQuery): UnitsWindow {
    const ids = this.list(memoryId, query.trim());
    const wanted = [...ids.subarray(offset, offset + Math.min(limit, windowLimit))];
    const rows = this.db
      .prepare(
        'SELECT u.* FROM json_each(?) AS wanted JOIN "Unit" AS u ON u."id" = wanted."value" ORDER BY wanted."key"',
      )
      .all(JSON.stringify(wanted)) as UnitRow[];
    return { units: rows.map(unitView), total: ids.length };
  }

  /**
   * Edits a unit, which makes another: where lists have the one, they have the other in its place, so
   * that it does not go from under the eyes of who edits it, even where it does not hold the text any more.
   */
  edit<T extends { id: number }>(memoryId: number, id: number, edit: () => T): T {
    const before = this.changedAt(memoryId);
    const made = edit();
    const after = this.changedAt(memoryId);
    for (const [key, list] of this.lists) {
      if (!key.startsWith(`${memoryId} `) || list.changedAt !== before || !after) continue;
      const at = list.ids.indexOf(id);
      if (at >= 0) list.ids[at] = made.id;
      list.changedAt = after;
    }
    return made;
  }

  private list(memoryId: number, query: string): Uint32Array {
    const changedAt = this.changedAt(memoryId);
    if (changedAt === undefined) return new Uint32Array();
    const key = `${memoryId} ${query}`;
    const kept = this.lists.get(key);
    if (kept?.changedAt === changedAt) return kept.ids;
    const ids = inPlace(
      query === ''
        ? this.all(memoryId)
        : Uint32Array.from(this.searcher.unitsWith(memoryId, query)),
      placesOfMoved(this.db, memoryId),
    );
    this.lists.delete(key);
    this.lists.set(key, { changedAt, ids });
    if (this.lists.size > mostKept) this.lists.delete([...this.lists.keys()][0]!);
    return ids;
  }

  private changedAt(memoryId: number): string | undefined {
    return this.db
      .prepare('SELECT "changedAt" FROM "Memory" WHERE "id" = ? AND "deletedAt" IS NULL')
      .pluck()
      .get(memoryId) as string | undefined;
  }

  /** By their ids. */
  private all(memoryId: number): Uint32Array {
    const ids = this.db
      .prepare(
        `SELECT u."id" FROM "Unit" AS u WHERE u."memoryId" = ? AND ${stands} ORDER BY u."id"`,
      )
      .pluck()
      .all(memoryId) as number[];
    return Uint32Array.from(ids);
  }
}
