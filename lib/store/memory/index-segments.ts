import { segmentFormat } from '@/lib/memory/segment';
import type { Sqlite } from '../sqlite';

export interface NewSegment {
  memoryId: number | null;
  lang: string;
  covers: string;
  units: number;
  bytes: Uint8Array;
}

/** Keeps a segment of an index. @returns the id of its row */
export function insertSegment(
  db: Sqlite,
  { memoryId, lang, covers, units, bytes }: NewSegment,
): number {
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO "IndexSegment" ("memoryId", "lang", "covers", "format", "units", "bytes") VALUES (?, ?, ?, ?, ?, ?)`,
    )
    .run(memoryId, lang, covers, segmentFormat, units, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)); // prettier-ignore
  return Number(lastInsertRowid);
}
