import { readFileSync } from 'node:fs';
import { useFreshDatabase } from '@/tests/database';
import { storeMadeText } from '@/scripts/bench/made-text';
import { readBeads } from './beads';
import { prisma } from './client';
import { databaseFile } from './database-file';
import { orderKeys } from './order-keys';
import { countBeads, placesOf, seekPlace } from './places';
import { openSqlite, type Sqlite } from './sqlite';

useFreshDatabase();

const mostInStretch = 1024;

function withDb<T>(work: (db: Sqlite) => T): T {
  const db = openSqlite(databaseFile());
  try {
    return work(db);
  } finally {
    db.close();
  }
}

/** Puts so many beads before the one at this place, one after the other, each right before it. */
function insertBefore(db: Sqlite, place: number, count: number): void {
  const [last, next] = db
    .prepare('SELECT "order" FROM "Bead" ORDER BY "order" LIMIT 2 OFFSET ?')
    .pluck()
    .all(place - 1) as [string, string];
  const keys = orderKeys([last, ...Array.from({ length: count }, () => null), next]).slice(1, -1);
  const insert = db.prepare('INSERT INTO "Bead" ("alignmentId", "order", "confidence") VALUES (1, ?, 1)'); // prettier-ignore
  for (const key of keys) insert.run(key);
}

const stretches = () => prisma().beadStretch.findMany({ orderBy: { first: 'asc' } });

async function expectPlacesToBeRight(): Promise<void> {
  const ids = (await prisma().bead.findMany({ orderBy: { order: 'asc' }, select: { id: true } })).map(({ id }) => id); // prettier-ignore
  expect(await countBeads(1)).toBe(ids.length);
  const places = await placesOf(ids);
  expect(ids.map((id) => places.get(id))).toEqual(ids.map((_, at) => at));
  for (const place of [0, 511, 512, 1500, ids.length - 1]) {
    expect((await readBeads(1, place, 1)).map(({ id, index }) => [id, index])).toEqual([
      [ids[place], place],
    ]);
    expect((await seekPlace(1, place)).skip).toBeLessThanOrEqual(mostInStretch);
  }
}

describe('the place of a bead', () => {
  it('is right after beads came and went in many places, and found in a bounded number of rows', async () => {
    withDb((db) => storeMadeText(db, 3000));
    await expectPlacesToBeRight();
    withDb((db) => {
      insertBefore(db, 1, 1);
      insertBefore(db, 1400, 2500);
      db.exec('DELETE FROM "Bead" WHERE "id" BETWEEN 40 AND 900 OR "id" % 7 = 0');
    });
    await expectPlacesToBeRight();
    const counts = (await stretches()).map(({ count }) => count);
    expect(Math.max(...counts)).toBeLessThanOrEqual(mostInStretch);
    expect(counts.length).toBeLessThan(20);
  });

  it('is not known of a bead that does not stand', async () => {
    withDb((db) => storeMadeText(db, 10));
    expect(await placesOf([99])).toEqual(new Map());
    expect(await readBeads(1, 10, 5)).toEqual([]);
  });

  it('leaves nothing behind when its alignment goes', async () => {
    withDb((db) => {
      storeMadeText(db, 2000);
      db.exec('DELETE FROM "Text"');
    });
    expect(await stretches()).toEqual([]);
  });

  it('is known of texts that were there before places were kept', async () => {
    const counts = async () =>
      (await stretches()).map(({ count }) => count).reduce((sum, count) => sum + count, 0);
    withDb((db) => {
      storeMadeText(db, 2000);
      db.exec('DELETE FROM "BeadStretch"');
    });
    expect(await counts()).toBe(0);
    withDb((db) => db.exec(backfill()));
    expect(await counts()).toBe(2000);
    await expectPlacesToBeRight();
  });
});

/** The part of the migration that fills the counts of what is there. */
function backfill(): string {
  const sql = readFileSync('prisma/migrations/20261125000500_bead_stretches/migration.sql', 'utf8');
  return sql.slice(
    sql.indexOf(
      'INSERT INTO "BeadStretch" ("alignmentId", "first", "count")\nSELECT "alignmentId", iif',
    ),
  );
}
