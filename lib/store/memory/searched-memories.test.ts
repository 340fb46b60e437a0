import { storeLongText } from '@/tests/browser/long-text';
import { useFreshDatabase } from '@/tests/database';
import { databaseFile } from '../database-file';
import { openSqlite, type Sqlite } from '../sqlite';
import { SearchedMemories } from './searched-memories';
import { importDocument, tmxOf } from './testing';

describe('the opened indexes', () => {
  useFreshDatabase();
  let db: Sqlite;
  beforeEach(async () => {
    db = openSqlite(databaseFile());
    await importDocument(db, tmxOf([['请稍候。', 'Please wait.']]));
  });
  afterEach(() => db.close());

  /** Opens both directions. */
  const opened = (limits?: { bytes: number; milliseconds: number }) => {
    const memories = new SearchedMemories(db, limits);
    memories.refresh();
    const [source] = memories.sourcesFor({ from: 'zh', to: 'en' });
    const ask = (lang: string) => memories.indexOf(source!, lang)!;
    for (const lang of ['zh-Hans', 'en']) ask(lang);
    return { memories, ask };
  };
  const passed = () => new Promise((resolve) => setTimeout(resolve, 30));

  it('lets the direction go that was not asked for long, where all take much', async () => {
    const { memories, ask } = opened({ bytes: 1, milliseconds: 20 });
    await passed();
    ask('zh-Hans');
    memories.refresh();
    expect(memories.opened).toBe(1);
    expect(ask('en').search({ source: 'Please wait.' })).toMatchObject([{ score: 100 }]);
  });

  it('keeps both where they take little, or were asked a moment ago', async () => {
    for (const limits of [
      { bytes: 1e6, milliseconds: 20 },
      { bytes: 1, milliseconds: 60_000 },
    ]) {
      const { memories } = opened(limits);
      await passed();
      memories.refresh();
      expect(memories.opened).toBe(2);
    }
  });

  it('waits for a book of confirmed beads only where nobody else does, and says that some are missing', () => {
    storeLongText(databaseFile(), 2500);
    db.exec(`UPDATE "Bead" SET "status" = 'confirmed'`);
    const reader = openSqlite(databaseFile());
    const asked = (rebuild?: () => boolean) => {
      const memories = new SearchedMemories(reader, undefined, rebuild);
      memories.refresh();
      return { memories, size: () => memories.indexOf({ id: 'beads', name: '', priority: 0, penalty: 0 }, 'en')!.size };
    };
    const served = asked(() => true);
    expect(served.size()).toBeLessThan(2500);
    expect(served.memories.rebuilt).toEqual(['beads']);
    while (!served.memories.followBeads(200));
    expect([served.size(), served.memories.rebuilt]).toEqual([2500, []]);
    db.exec(`DELETE FROM "IndexSegment"`);
    const alone = asked();
    expect([alone.size(), alone.memories.rebuilt]).toEqual([2500, []]);
    reader.close();
  }); // prettier-ignore
});
