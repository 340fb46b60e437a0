import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { StoreError } from './errors';

/** The database file: `HEBI_DB`, or `data/hebi.db` in the working directory. Absolute. */
export function databaseFile(): string {
  return resolve(/* turbopackIgnore: true */ process.env.HEBI_DB || 'data/hebi.db');
}

/**
 * Makes the folder of a database file and checks that the file can be written.
 * @throws StoreError `unwritable`
 */
export function prepareDatabaseFile(file: string): void {
  try {
    makeFolder(dirname(file));
    if (existsSync(file) && !statSync(file).isFile()) throw new Error('it is not a file');
    accessSync(existsSync(file) ? file : dirname(file), constants.W_OK);
  } catch (error) {
    throw new StoreError(
      'unwritable',
      `The database ${file} cannot be written (${reasonOf(error)}). Set HEBI_DB to a file in a folder you may write to.`,
      { file },
    );
  }
}

/**
 * Checks that a database is there, for commands that only read.
 * @throws StoreError `not-migrated`
 */
export function requireDatabase(file: string): void {
  if (existsSync(file)) return;
  throw new StoreError(
    'not-migrated',
    `There is no database ${file}. Start Hebi once, or set HEBI_DB.`,
    { file },
  );
}

// Not mkdir's own recursion: where the file system answers ENOENT, as /proc does, it never ends.
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  mkdirSync(folder);
}

function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return 'no permission';
  if (code === 'ENOENT') return 'its folder cannot be made';
  if (code === 'ENOTDIR' || code === 'EEXIST') return 'its folder is a file';
  return error instanceof Error ? error.message : String(error);
}
