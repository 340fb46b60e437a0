import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, readSync, rmSync, statSync, writeSync, fstatSync } from 'node:fs'; // prettier-ignore
import { basename, join } from 'node:path';
import type { SegmentSource } from '@/lib/memory/page-cache';
import type { Sqlite } from '../sqlite';

/**
 * Large segments lie beside the database as files: one can read from the middle of a file, and nobody waits
 * for the database while one is written. A row names its file, which is whole and on the disk before the row
 * stands; one without a row is left over. Who has a file open reads it to the end, whoever removes it.
 */

/** Files without a row that are younger may be about to get one. */
const youngMilliseconds = 10 * 60_000;

/** @returns the name by which it is opened again */
export function writeSegmentFile(db: Sqlite, bytes: Uint8Array): string {
  const name = `${randomUUID()}.segment`;
  mkdirSync(indexFolder(db), { recursive: true });
  const file = openSync(pathOf(db, name), 'wx');
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return name;
}

/** A segment to be read where it lies; null where it is not there. */
export function openSegmentFile(db: Sqlite, name: string): SegmentSource | null {
  try {
    return new SegmentFile(pathOf(db, name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** In bytes; 0 where it is not there. */
export function segmentFileSize(db: Sqlite, name: string): number {
  return statSync(pathOf(db, name), { throwIfNoEntry: false })?.size ?? 0;
}

/** Removes files whose rows are gone. */
export function removeSegmentFiles(db: Sqlite, names: readonly (string | null)[]): void {
  for (const name of names) if (name !== null) rmSync(pathOf(db, name), { force: true });
}

/** Removes what killed processes and deleted memories have left. */
export function removeLeftFiles(db: Sqlite, young = youngMilliseconds): void {
  let names: string[];
  try {
    names = readdirSync(indexFolder(db));
  } catch {
    return;
  }
  const since = Date.now() - young;
  const old = names.filter((name) => {
    const { mtimeMs } = statSync(pathOf(db, name), { throwIfNoEntry: false }) ?? { mtimeMs: 0 };
    return mtimeMs <= since;
  });
  // Read after the names: a file that has a row by now is not taken for one without.
  const named = new Set(db.prepare('SELECT "file" FROM "IndexSegment" WHERE "file" IS NOT NULL').pluck().all()); // prettier-ignore
  removeSegmentFiles(
    db,
    old.filter((name) => !named.has(name)),
  );
}

class SegmentFile implements SegmentSource {
  readonly size: number;
  private readonly file: number;

  constructor(path: string) {
    this.file = openSync(path, 'r');
    closedWith.register(this, this.file);
    this.size = fstatSync(this.file).size;
  }

  read(start: number, into: Uint8Array, at: number, length: number): void {
    for (let done = 0; done < length;) {
      const read = readSync(this.file, into, at + done, length - done, start + done);
      if (read === 0) throw new Error('a file of the index ends before its end');
      done += read;
    }
  }
}

/** Whoever drops a segment need not know that there is a file behind it. */
const closedWith = new FinalizationRegistry<number>((file) => closeSync(file));

/** Where what belongs to the indexes of a database lies. */
export function indexFolder(db: Sqlite): string {
  return `${db.name}-index`;
}

function pathOf(db: Sqlite, name: string): string {
  return join(indexFolder(db), basename(name));
}
