import { openSegment, segmentFormat, type Segment } from '@/lib/memory/segment';
import type { Sqlite } from '../sqlite';
import { openSegmentFile, removeSegmentFiles, segmentFileSize, writeSegmentFile } from './segment-files'; // prettier-ignore

export interface NewSegment {
  memoryId: number | null;
  /** Of beads that nobody confirmed: 1. */
  isOpen?: 0 | 1;
  lang: string;
  covers: string;
  units: number;
  bytes: Uint8Array;
}

/** Where the bytes of a segment lie, as its row says. */
export interface StoredBytes {
  bytes: Buffer;
  file: string | null;
}

/** Smaller ones lie in their rows. */
const leastFile = 1 << 20;
const nothing = Buffer.alloc(0);

/** Keeps a segment of an index. @returns the id of its row */
export function insertSegment(db: Sqlite, segment: NewSegment): number {
  return insertStored(db, segment, storeBytes(db, segment.bytes));
}

/** Writes a large segment to its file, before the transaction that makes its row. */
export function storeBytes(db: Sqlite, bytes: Uint8Array): StoredBytes {
  return bytes.length < leastFile
    ? { bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), file: null }
    : { bytes: nothing, file: writeSegmentFile(db, bytes) };
}

/** @returns the id of the row */
export function insertStored(
  db: Sqlite,
  { memoryId, isOpen = 0, lang, covers, units }: Omit<NewSegment, 'bytes'>,
  { bytes, file }: StoredBytes,
): number {
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO "IndexSegment" ("memoryId", "isOpen", "lang", "covers", "format", "units", "bytes", "file") VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(memoryId, isOpen, lang, covers, segmentFormat, units, bytes, file);
  return Number(lastInsertRowid);
}

/** A kept segment, as its row has it; null where it cannot be read, and is to be built anew. */
export function openStored(db: Sqlite, { bytes, file }: StoredBytes): Segment | null {
  const from = file === null ? bytes : openSegmentFile(db, file);
  try {
    return from === null || ('length' in from && from.length === 0) ? null : openSegment(from);
  } catch {
    return null;
  }
}

/** Removes the rows of segments, and their files. To be called outside of a transaction. */
export function deleteSegments(db: Sqlite, ids: readonly number[]): void {
  const drop = db.prepare('DELETE FROM "IndexSegment" WHERE "id" = ? RETURNING "file"').pluck();
  const files = db.transaction(() => ids.map((id) => (drop.get(id) as string | null) ?? null)).immediate(); // prettier-ignore
  removeSegmentFiles(db, files);
}

/** Segments that lie in their rows though they are large, as all did once. */
export function largeRows(db: Sqlite): number[] {
  return db
    .prepare(`SELECT "id" FROM "IndexSegment" WHERE "file" IS NULL AND length("bytes") >= ?`)
    .pluck()
    .all(leastFile) as number[];
}

/** Puts such a one in a file. Who has it open need not know. */
export function moveToFile(db: Sqlite, id: number): void {
  const bytes = db.prepare('SELECT "bytes" FROM "IndexSegment" WHERE "id" = ?').pluck().get(id) as Buffer | undefined; // prettier-ignore
  if (!bytes) return;
  const file = writeSegmentFile(db, bytes);
  db.prepare('UPDATE "IndexSegment" SET "bytes" = ?, "file" = ? WHERE "id" = ? AND "file" IS NULL').run(nothing, file, id); // prettier-ignore
}

/** What a segment takes, by its row. */
export function storedSize(db: Sqlite, { size, file }: { size: number; file: string | null }): number {
  return file === null ? size : segmentFileSize(db, file);
} // prettier-ignore
