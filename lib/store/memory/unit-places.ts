import type { Sqlite } from '../sqlite';
import { stands } from './operations';

/**
 * Where units stand that were made in the place of others: an edited unit is another row, and stays where
 * it was. All others stand in the order of their ids.
 * @returns their places by their ids, in the order of the places
 */
export function placesOfMoved(db: Sqlite, memoryId: number): ReadonlyMap<number, number> {
  // By the operations: of the units of an import none has a place of another, and there are millions.
  const rows = db
    .prepare(
      `SELECT u."id", u."place" FROM "MemoryOperation" AS made CROSS JOIN "Unit" AS u ON u."madeBy" = made."id"
        WHERE made."memoryId" = ? AND made."state" = 'done' AND made."kind" IN ('edit', 'replace', 'maintain')
          AND u."place" IS NOT NULL AND ${stands} ORDER BY u."place"`,
    )
    .raw()
    .all(memoryId) as [number, number][];
  return new Map(rows);
}

/** @param ids in ascending order. @returns them in the order in which their units stand */
export function inPlace(ids: Uint32Array, places: ReadonlyMap<number, number>): Uint32Array {
  if (places.size === 0) return ids;
  const moved = [...places].filter(([id]) => isAmong(ids, id));
  const ordered = new Uint32Array(ids.length);
  let [at, next] = [0, 0];
  for (const id of ids) {
    if (places.has(id)) continue;
    while (next < moved.length && moved[next]![1] < id) ordered[at++] = moved[next++]![0];
    ordered[at++] = id;
  }
  for (; next < moved.length; next++) ordered[at++] = moved[next]![0];
  return ordered;
}

/** By halving: of a million ids a set would take a tenth of a second to make. */
function isAmong(ids: Uint32Array, id: number): boolean {
  let [low, high] = [0, ids.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ids[middle]! < id) low = middle + 1;
    else high = middle;
  }
  return ids[low] === id;
}
