import type { Sqlite } from '../sqlite';
import { stands } from './operations';
import type { MemorySearcher } from './searcher';
import type { UnitsQuery, UnitsWindow } from './service-messages';
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
        'SELECT * FROM "Unit" WHERE "id" IN (SELECT "value" FROM json_each(?)) ORDER BY "id"',
      )
      .all(JSON.stringify(wanted)) as UnitRow[];
    return { units: rows.map(unitView), total: ids.length };
  }

  private list(memoryId: number, query: string): Uint32Array {
    const changedAt = this.db
      .prepare('SELECT "changedAt" FROM "Memory" WHERE "id" = ? AND "deletedAt" IS NULL')
      .pluck()
      .get(memoryId) as string | undefined;
    if (changedAt === undefined) return new Uint32Array();
    const key = `${memoryId} ${query}`;
    const kept = this.lists.get(key);
    if (kept?.changedAt === changedAt) return kept.ids;
    const ids =
      query === ''
        ? this.all(memoryId)
        : Uint32Array.from(this.searcher.unitsWith(memoryId, query));
    this.lists.delete(key);
    this.lists.set(key, { changedAt, ids });
    if (this.lists.size > mostKept) this.lists.delete([...this.lists.keys()][0]!);
    return ids;
  }

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
