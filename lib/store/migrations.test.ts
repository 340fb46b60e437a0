import { execFileSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { useFreshDatabase } from '@/tests/database';
import { databaseFile } from './database-file';
import { openSqlite } from './sqlite';

/** The real command: Prisma's engine is an ES module, which Jest cannot load. */
function migrate(...args: string[]): string {
  return execFileSync(process.execPath, ['--import', 'tsx', 'scripts/migrate.ts', ...args], {
    env: { ...process.env, NODE_OPTIONS: '' },
    encoding: 'utf8',
    stdio: 'pipe',
  });
}

describe('migrations', () => {
  useFreshDatabase();

  it('agree with schema.prisma: there is nothing left to migrate', () => {
    expect(migrate('--sql')).toBe('');
  });

  it('are applied once', () => {
    expect(migrate()).toBe('');
  });

  it('leave a database alone that a server has open', () => {
    const server = openSqlite(databaseFile());
    server.exec('BEGIN');
    server.prepare('SELECT count(*) FROM "Text"').get();
    expect(migrate()).toBe('');
    server.close();
  });

  it('refuse an older database that a server has open, in one line', () => {
    const server = openSqlite(databaseFile());
    server.exec(`DELETE FROM "_prisma_migrations" WHERE "migration_name" LIKE '%_unit_places'`);
    server.exec('BEGIN');
    server.prepare('SELECT count(*) FROM "Text"').get();
    expect(() => migrate()).toThrow(/is of an older Hebi, and open in another process/);
    server.close();
  });

  it('refuse a database that a newer Hebi made, in one line', () => {
    const db = openSqlite(databaseFile());
    db.exec(
      `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "applied_steps_count") VALUES ('x', 'y', '29990101000000_later', 1)`,
    );
    db.close();
    expect(() => migrate()).toThrow(/made by a newer Hebi \(29990101000000_later\)/);
  });

  it('refuse a file that is no database, in one line', () => {
    process.env.HEBI_DB = `${databaseFile()}.txt`;
    appendFileSync(process.env.HEBI_DB, 'This is a letter, and no database.\n'.repeat(100));
    expect(() => migrate()).toThrow(/cannot be opened: file is not a database/);
  });
});
