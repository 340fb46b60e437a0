import { storeLongText } from '@/tests/browser/long-text';
import { useFreshDatabase } from '@/tests/database';
import { storeSmallText } from '@/tests/small-text';
import { databaseFile } from '../database-file';
import { openSqlite, type Sqlite } from '../sqlite';
import { concordanceOfOpen } from './open-beads';
import { MemorySearcher } from './searcher';

describe('a concordance over beads that nobody confirmed', () => {
  useFreshDatabase();
  let db: Sqlite;
  beforeEach(() => (db = openSqlite(databaseFile())));
  afterEach(() => db.close());
  const langs = { from: 'zh-Hans', to: 'en' };

  it('finds them in either language, whatever the script and case, and where in them', () => {
    const { textId } = storeSmallText();
    const [line] = concordanceOfOpen(db, { words: ['互聯網'], ...langs });
    expect(line).toMatchObject({ unconfirmed: true, places: [{ start: 11, end: 14 }], origin: { kind: 'bead', textId } }); // prettier-ignore
    const [back] = concordanceOfOpen(db, {
      words: ['SHARED', 'govern'],
      from: 'en',
      to: 'zh-Hans',
    });
    expect(back).toMatchObject({ source: line!.target, target: line!.source, sourceLang: 'en' });
    expect(concordanceOfOpen(db, { words: ['互联网', '安全'], ...langs })).toEqual([]);
  });

  it('comes below what is confirmed, once for each bead', () => {
    storeSmallText();
    storeSmallText();
    db.prepare(`UPDATE "Bead" SET "status" = 'confirmed' WHERE "id" IN (SELECT max("id") - 1 FROM "Bead")`).run(); // prettier-ignore
    const lines = new MemorySearcher(db).concordance({ words: ['网络'], ...langs });
    expect(lines.length).toBeGreaterThan(0);
    const open = lines.map(({ unconfirmed }) => unconfirmed ?? false);
    expect(open).toEqual([...open].sort());
    expect(new MemorySearcher(db).concordance({ words: ['网络'], ...langs, memories: [] })).toEqual([]); // prettier-ignore
  });

  it('ends in a book: of what stands nowhere, all is looked at once', () => {
    storeLongText(databaseFile(), 20_000);
    const started = process.cpuUsage().user;
    for (let turn = 0; turn < 5; turn++) concordanceOfOpen(db, { words: ['无处可寻'], ...langs });
    const milliseconds = (process.cpuUsage().user - started) / 5000;
    expect(milliseconds).toBeLessThan(400);
  });
});
