import { resolve } from 'node:path';
import { existsSync, statSync } from 'node:fs';
import { databaseFile, requireDatabase } from '@/lib/store/database-file';
import { StoreError } from '@/lib/store/errors';
import { findMemory } from '@/lib/store/memory/memories';
import { abandonDeadOperations } from '@/lib/store/memory/operations';
import { migrate } from '@/lib/store/migrations';
import { openSqlite, type Sqlite } from '@/lib/store/sqlite';
import type { Report } from '../report';

/** Does a command's work on a database brought to the newest form; what goes wrong is reported in one line. */
export async function onMemories(
  report: Report,
  work: (db: Sqlite) => Promise<void> | void,
  { isMade = false } = {},
): Promise<void> {
  try {
    if (!isMade) requireDatabase(databaseFile());
    await migrate(databaseFile());
    const db = openSqlite(databaseFile());
    try {
      abandonDeadOperations(db);
      await work(db);
    } finally {
      db.close();
    }
  } catch (error) {
    report.failure(error);
  }
}

/**
 * The memories of these names; "beads" is that of the confirmed beads.
 * @throws StoreError `unknown-memory`
 */
export function memoriesNamed(
  db: Sqlite,
  names: readonly string[] | undefined,
): (number | 'beads')[] | undefined {
  return names?.map((name) => (name === 'beads' ? 'beads' : findMemory(db, name).id));
}

/** A file as the person names it, from where they are. @throws StoreError `invalid` where there is none */
export function fileNamed(path: string): string {
  // npm runs scripts in the package's folder; the person's own stands in INIT_CWD.
  const here = resolve(process.env.INIT_CWD ?? '.', path);
  const file = existsSync(here) ? here : resolve(path);
  if (!existsSync(file)) throw new StoreError('invalid', `There is no file ${path}.`);
  if (!statSync(file).isFile()) throw new StoreError('invalid', `${path} is not a file.`);
  return file;
}
