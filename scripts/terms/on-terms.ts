import { databaseFile, requireDatabase } from '@/lib/store/database-file';
import { StoreError } from '@/lib/store/errors';
import { migrate } from '@/lib/store/migrations';
import { openSqlite, type Sqlite } from '@/lib/store/sqlite';
import type { Report } from '../report';

/**
 * Does a command's work on a database brought to the newest form; what goes wrong is reported in one
 * line, with what a page needs to say it in the reader's language.
 */
export async function onTerms(
  report: Report,
  work: (db: Sqlite) => Promise<void> | void,
): Promise<void> {
  try {
    requireDatabase(databaseFile());
    await migrate(databaseFile());
    const db = openSqlite(databaseFile());
    try {
      await work(db);
    } finally {
      db.close();
    }
  } catch (error) {
    report.failure(error);
  }
}

/**
 * The termbase of this name or id.
 * @throws StoreError `unknown-termbase`; `invalid` where several have the name
 */
export function termbaseNamed(db: Sqlite, wanted: string): { id: string; name: string } {
  const rows = db
    .prepare(
      'SELECT "id", "name" FROM "Termbase" WHERE "deletedAt" IS NULL AND ("id" = @wanted OR "name" = @wanted) ORDER BY "id" = @wanted DESC',
    )
    .all({ wanted }) as { id: string; name: string }[];
  const [first, second] = rows;
  if (!first)
    throw new StoreError(
      'unknown-termbase',
      `There is no termbase ${wanted}: npm run terms -- list shows those there are, create NAME makes one.`,
    );
  if (second && first.id !== wanted)
    throw new StoreError(
      'invalid',
      `Several termbases are called ${wanted}: give the last part of the address of one.`,
    );
  return first;
}
