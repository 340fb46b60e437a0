import type { Sqlite } from '../sqlite';
import { deleteSegments, insertStored, storeBytes } from './index-segments';
import { isIn, rangesOf, type Ranges } from './ranges';
import { ChunkWriter, SegmentBuilder } from './segment-builder';
import { unitsMadeBy } from './units-made-by';

/** What lies there while it is made, and counts for nothing. */
export const coversNothing = '[]';
const unitsAtOnce = 1000;

/** The index of a memory in a language, and the operations that no segment of it holds. */
export interface LostIndex {
  memoryId: number;
  lang: string;
  operations: readonly number[];
}

/**
 * Makes the segments of an index anew from the units, as an import makes them: in the memory that one segment
 * takes, and for a process of its own. They stand all at once, at the end. What a killed one left is removed.
 * @param reader another connection to the same database: units are read while segments are written
 * @returns false where another has made them meanwhile, and nothing was done
 */
export function rebuildIndex(db: Sqlite, reader: Sqlite, { memoryId, lang, operations }: LostIndex): boolean {
  const rowsOf = db.prepare('SELECT "id", "covers" FROM "IndexSegment" WHERE "memoryId" = ? AND "lang" = ?'); // prettier-ignore
  const rows = () => rowsOf.all(memoryId, lang) as { id: number; covers: string }[];
  deleteSegments(db, rows().filter(({ covers }) => covers === coversNothing).map(({ id }) => id)); // prettier-ignore
  const made: number[] = [];
  const builder = new SegmentBuilder(({ units, bytes }) => {
    made.push(insertStored(db, { memoryId, lang, covers: coversNothing, units }, storeBytes(db, bytes))); // prettier-ignore
  });
  const writer = new ChunkWriter(lang);
  let count = 0;
  const handOn = () => {
    const chunk = writer.take();
    if (chunk) builder.take(chunk);
  };
  for (const operation of operations)
    for (const { id, source, previous, next } of unitsMadeBy(reader, operation, lang)) {
      writer.add(id, source, previous ?? null, next ?? null);
      if (++count % unitsAtOnce === 0) handOn();
    }
  handOn();
  builder.finish([lang]);
  const stands = db.prepare('UPDATE "IndexSegment" SET "covers" = ? WHERE "id" = ?');
  const isDone = db
    .transaction(() => {
      const there = rows();
      const isLost = made.some((id) => !there.some((row) => row.id === id));
      const isMade = there.some(({ covers }) => operations.some((id) => isIn(JSON.parse(covers) as Ranges, id))); // prettier-ignore
      if (isLost || isMade) return false;
      for (const id of made) stands.run(JSON.stringify(rangesOf(operations)), id);
      return true;
    })
    .immediate();
  if (!isDone) deleteSegments(db, made);
  return isDone;
} // prettier-ignore
