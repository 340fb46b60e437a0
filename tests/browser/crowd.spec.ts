import { join } from 'node:path';
import { gatherCrowd } from '@/scripts/crowd/crowd';
import { judgeCrowd } from '@/scripts/crowd/judge';
import { openSqlite } from '@/lib/store/sqlite';
import { expect, test } from './app';
import { baseFolder } from './base-databases';

test('twenty clients change one text at once: none is lost, none written over unseen', async ({
  app,
}) => {
  const { url, database } = app;
  const db = openSqlite(database);
  const textId = db.prepare('SELECT "id" FROM "Text"').pluck().get() as string;
  db.close();
  const { sent, untold } = await gatherCrowd(
    { url, database, textId },
    { clients: 20, goesOn: (sent) => sent < 3 },
  );
  const before = join(baseFolder, 'sample.db');
  expect(await judgeCrowd({ before, after: database, textId }, sent)).toEqual([]);
  expect(untold).toBe(0);
  expect(sent.filter(({ answer }) => answer === 'ok').length).toBeGreaterThan(20);
});
