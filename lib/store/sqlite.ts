import Database from 'better-sqlite3';

export type Sqlite = Database.Database;

/**
 * Opens a database file for bulk work, in a process of its own: beside Prisma in the server's
 * process, its synchronous wait for a lock would block the very loop that Prisma needs to commit.
 * @param file absolute path; made if missing
 */
export function openSqlite(file: string): Sqlite {
  const db = new Database(file, { timeout: 10_000 });
  db.pragma('journal_mode = WAL');
  db.pragma('foreign_keys = ON');
  return db;
}

/**
 * Lets a connection that writes much carry its log over less often: each time waits for the disk.
 * For processes that end when they are done.
 */
export function writesMuch(db: Sqlite): void {
  db.pragma('wal_autocheckpoint = 8000');
}
