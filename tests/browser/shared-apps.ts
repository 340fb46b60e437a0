import { openSqlite } from '@/lib/store/sqlite';
import { startApp, type App, type Start } from './start-app';

/** The servers that a worker keeps for tests that only read. */
export interface SharedApps {
  /**
   * Lends the server that has this to begin with.
   * @throws Error where the test changed a text after all
   */
  lend(start: Start, lendTo: (app: App) => Promise<void>): Promise<void>;
}

/** Ends the servers after `lendAll`. */
export async function withSharedApps(lendAll: (apps: SharedApps) => Promise<void>): Promise<void> {
  const kept = new Map<Start, ReturnType<typeof startApp>>();
  await lendAll({
    async lend(start, lendTo) {
      const starting = kept.get(start) ?? startApp(start);
      kept.set(start, starting);
      const app = await starting;
      forgetPlaces(app.database);
      const before = countChanges(app.database);
      await lendTo(app);
      if (countChanges(app.database) !== before)
        throw new Error('The test changes a text: it is not to say onlyReads.');
    },
  });
  for (const starting of kept.values()) await (await starting).end();
}

/** Where one left off is all that reading leaves behind. */
function forgetPlaces(database: string): void {
  const db = openSqlite(database);
  db.exec('UPDATE "Text" SET "lastBeadId" = NULL, "openedAt" = NULL');
  db.close();
}

function countChanges(database: string): number {
  const db = openSqlite(database);
  const count = db
    .prepare('SELECT (SELECT count(*) FROM "Step") + (SELECT count(*) FROM "Text")')
    .pluck()
    .get() as number;
  db.close();
  return count;
}
