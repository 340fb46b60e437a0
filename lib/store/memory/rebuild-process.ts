import { databaseFile, requireDatabase } from '../database-file';
import { openSqlite, writesMuch } from '../sqlite';
import { rebuildIndex } from './rebuild-index';

/* Makes a lost index anew, then ends: started by rebuild-when-lost.ts, ends when its parent does. */

process.once('disconnect', () => process.exit());
const [, , memoryId, lang, operations] = process.argv;
try {
  requireDatabase(databaseFile());
  const db = openSqlite(databaseFile());
  writesMuch(db);
  const lost = {
    memoryId: Number(memoryId),
    lang: lang!,
    operations: JSON.parse(operations!) as number[],
  };
  rebuildIndex(db, openSqlite(databaseFile()), lost);
} catch {
  // It is tried again, or done where it is wanted.
  process.exitCode = 1;
}
process.removeAllListeners('disconnect').disconnect?.();
