import { setImmediate } from 'node:timers/promises';
import { databaseFile, requireDatabase } from '../database-file';
import { openSqlite, writesMuch } from '../sqlite';
import { largeRows, moveToFile } from './index-segments';
import { joinGroup, segmentGroups } from './segment-joiner';

/* Joins the small segments of all indexes, then ends: started by join-segments.ts, ends when its parent does. */

process.once('disconnect', () => process.exit());
try {
  requireDatabase(databaseFile());
  const db = openSqlite(databaseFile());
  writesMuch(db);
  for (const id of largeRows(db)) {
    moveToFile(db, id);
    await setImmediate();
  }
  const groups = segmentGroups(db);
  for (const [at, group] of groups.entries()) {
    joinGroup(db, group);
    process.send?.({ done: at + 1, total: groups.length });
    await setImmediate();
  }
  db.close();
} catch {
  // Another one holds the database, or it is gone: the segments are as good as before.
  process.exitCode = 1;
}
process.removeAllListeners('disconnect').disconnect?.();
