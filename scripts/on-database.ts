import { databaseFile, requireDatabase } from '@/lib/store/database-file';
import { openSqlite, type Sqlite } from '@/lib/store/sqlite';
import type { Report } from './report';

/** Does a command's work on the database that is there; what goes wrong is reported in one line. */
export function onDatabase(report: Report, work: (db: Sqlite) => void): void {
  try {
    requireDatabase(databaseFile());
    const db = openSqlite(databaseFile());
    try {
      work(db);
    } finally {
      db.close();
    }
  } catch (error) {
    report.failure(error);
  }
}
