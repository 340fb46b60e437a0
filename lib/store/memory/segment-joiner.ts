import { segmentFormat, type Segment } from '@/lib/memory/segment';
import { joinSegments, shareIds } from '@/lib/memory/segment-join';
import { largestSegment } from '@/lib/memory/segment-layout';
import type { Sqlite } from '../sqlite';
import {
  insertStored,
  openStored,
  storeBytes,
  storedSize,
  type StoredBytes,
} from './index-segments';
import { isIn, rangesOf, type Ranges } from './ranges';
import { coversNothing } from './rebuild-index';
import { removeSegmentFiles } from './segment-files';

/**
 * A lookup asks every segment of an index, so few large ones are quicker; an import writes many small ones,
 * since what is built at once is held at once. Here they are joined afterwards, a group at a time: beside
 * those who search, and safe to end at any moment, since a group is replaced in one transaction.
 */

/** Bytes of a joined segment: it is held, with a word or two a unit of those it is made of. */
export const mostBytes = 130_000_000;
/** Fewer are joined only where they are not small beside the largest of them, or each import would write all anew. */
const many = 4;

interface Row {
  id: number;
  memoryId: number;
  lang: string;
  covers: string;
  units: number;
  size: number;
  file: string | null;
}

/** Segments of one index that are to be one. */
export type SegmentGroup = readonly Row[];

/** The groups of segments that are worth joining, of all memories. Reads no segment. */
export function segmentGroups(db: Sqlite, most = mostBytes): SegmentGroup[] {
  const running = db
    .prepare(`SELECT "id" FROM "MemoryOperation" WHERE "state" = 'running'`)
    .pluck()
    .all() as number[];
  const rows = db
    .prepare(
      `SELECT "id", "memoryId", "lang", "covers", "units", length("bytes") AS "size", "file" FROM "IndexSegment"
        WHERE "memoryId" IS NOT NULL AND "units" > 0 AND "format" = ? ORDER BY "memoryId", "lang", "id"`,
    )
    .all(segmentFormat) as Row[];
  for (const row of rows) row.size = storedSize(db, row);
  const groups: Row[][] = [];
  let group: Row[] = [];
  let [units, size] = [0, 0];
  for (const row of rows) {
    // What does not stand yet may be taken away with all its segments.
    const covers = JSON.parse(row.covers) as Ranges;
    if (
      row.covers === coversNothing ||
      row.size > most / 2 ||
      running.some((id) => isIn(covers, id))
    )
      continue;
    const first = group[0];
    const isOther = first && (first.memoryId !== row.memoryId || first.lang !== row.lang);
    if (!first || isOther || size + row.size > most || units + row.units > largestSegment) {
      groups.push((group = []));
      [units, size] = [0, 0];
    }
    group.push(row);
    units += row.units;
    size += row.size;
  }
  return groups.filter(isWorthIt);
}

/**
 * Joins the segments of a group. What was written meanwhile stays as it is.
 * @returns false where one of the segments is no longer there, and nothing was done
 */
export function joinGroup(db: Sqlite, group: SegmentGroup): boolean {
  const segment = joined(db, group);
  if (!segment) return false;
  const { memoryId, lang } = group[0]!;
  const covered = group.flatMap(({ covers }) => JSON.parse(covers) as [number, number][]);
  const drop = db.prepare('DELETE FROM "IndexSegment" WHERE "id" = ?');
  const stored = storeBytes(db, segment.bytes);
  const isReplaced = db
    .transaction(() => {
      const there = db
        .prepare(
          `SELECT count(*) FROM "IndexSegment" WHERE "id" IN (${group.map(({ id }) => id).join(', ')})`,
        )
        .pluck()
        .get() as number;
      if (there < group.length) return false;
      for (const { id } of group) drop.run(id);
      const covers = JSON.stringify(rangesOf(numbersIn(covered)));
      insertStored(db, { memoryId, lang, covers, units: segment.count }, stored);
      return true;
    })
    .immediate();
  removeSegmentFiles(db, isReplaced ? group.map(({ file }) => file) : [stored.file]);
  return isReplaced;
}

function joined(db: Sqlite, group: SegmentGroup): Segment | null {
  const read = db.prepare('SELECT "bytes", "file" FROM "IndexSegment" WHERE "id" = ?');
  const segments: Segment[] = [];
  for (const { id } of group) {
    const row = read.get(id) as StoredBytes | undefined;
    const segment = row && openStored(db, row);
    if (!segment) return null;
    if (segments.some((other) => shareIds(other, segment))) return null;
    segments.push(segment);
  }
  return joinSegments(segments);
}

function isWorthIt(group: readonly Row[]): boolean {
  if (group.length < 2) return false;
  const sizes = group.map(({ size }) => size);
  const largest = Math.max(...sizes);
  return group.length >= many || sizes.reduce((sum, size) => sum + size, 0) >= 1.5 * largest;
}

function* numbersIn(ranges: Ranges): Generator<number> {
  for (const [first, last] of ranges) for (let at = first; at <= last; at++) yield at;
}
