import { storeLongText } from '@/tests/browser/long-text';
import { useFreshDatabase } from '@/tests/database';
import { storeSmallText } from '@/tests/small-text';
import { databaseFile } from '../database-file';
import { openSqlite, type Sqlite } from '../sqlite';
import { BeadIndex } from './bead-index';
import { MemorySearcher } from './searcher';

describe('a concordance over beads that nobody confirmed', () => {
  useFreshDatabase();
  let db: Sqlite;
  let other: Sqlite;
  beforeEach(() => ([db, other] = [openSqlite(databaseFile()), openSqlite(databaseFile())]));
  afterEach(() => [db, other].forEach((each) => each.close()));
  const langs = { from: 'zh-Hans', to: 'en' };

  it('finds them in either language, whatever the script and case, and where in them', () => {
    const { textId } = storeSmallText();
    const searcher = new MemorySearcher(db);
    const [line] = searcher.concordance({ words: ['互聯網'], ...langs });
    expect(line).toMatchObject({ unconfirmed: true, places: [{ start: 11, end: 14 }], origin: { kind: 'bead', textId } }); // prettier-ignore
    for (const to of ['zh-Hans', 'zh-Hant']) {
      const [back] = searcher.concordance({ words: ['SHARED', 'govern'], from: 'en', to });
      expect(back).toMatchObject({ source: line!.target, target: line!.source, sourceLang: 'en' });
    }
    expect(searcher.concordance({ words: ['互联网', '安全'], ...langs })).toEqual([]);
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

  it('follows every change of a bead: edited, confirmed, opened again, deleted with its text', () => {
    storeSmallText();
    const searcher = new MemorySearcher(db);
    const found = (word: string) =>
      searcher.concordance({ words: [word], ...langs }).map(({ unconfirmed = false }) => unconfirmed); // prettier-ignore
    expect(found('互联网')).toEqual([true]);
    const [sentence, bead] = other
      .prepare(
        `SELECT s."id", l."beadId" FROM "Sentence" AS s JOIN "Link" AS l ON l."sentenceId" = s."id" WHERE s."text" LIKE '%互联网%'`,
      ) // prettier-ignore
      .raw()
      .get() as [number, number];
    other.prepare(`UPDATE "Sentence" SET "text" = replace("text", '互联网', '万维网') WHERE "id" = ?`).run(sentence); // prettier-ignore
    other.prepare('UPDATE "Bead" SET "revision" = "revision" + 1 WHERE "id" = ?').run(bead);
    expect([found('互联网'), found('万维网')]).toEqual([[], [true]]);
    const setStatus = other.prepare('UPDATE "Bead" SET "status" = ? WHERE "id" = ?');
    setStatus.run('confirmed', bead);
    expect(found('万维网')).toEqual([false]);
    setStatus.run('draft', bead);
    expect(found('万维网')).toEqual([true]);
    other.prepare('DELETE FROM "Text"').run();
    expect(found('万维网')).toEqual([]);
  });

  it('has all of a long book, taken a few at a time, and again without reading it anew', () => {
    storeLongText(databaseFile(), 1200);
    const limits = { behind: 100, held: 700, merged: 400, idle: 50 };
    const index = new BeadIndex(db, 'open', limits);
    let turns = 1;
    while (!index.follow(500)) turns++;
    expect(turns).toBe(3);
    const found = (by: BeadIndex) =>
      by
        .in('zh-Hans')!
        .concordance(['11'], { limit: 1000 })
        .filter(({ source }) => /^11..。/.test(source)).length;
    expect(found(index)).toBe(100);
    other.prepare('DELETE FROM "Bead" WHERE "id" IN (SELECT max("id") FROM "Bead")').run();
    const again = new BeadIndex(other, 'open', limits);
    expect(again.in('zh-Hans')!.size).toBe(1200);
    again.follow();
    expect([again.in('zh-Hans')!.size, again.in('en')!.size]).toEqual([1199, 1199]);
    expect(found(again)).toBe(100);
  });

  it('keeps what came while nothing comes, so that who starts next has it', () => {
    storeLongText(databaseFile(), 120);
    const index = new BeadIndex(db, 'open');
    index.follow();
    index.keep();
    expect(new BeadIndex(other, 'open').in('zh-Hans')).toBeUndefined();
    const eager = new BeadIndex(db, 'open', { behind: 10_000, held: 30_000, merged: 50, idle: 50 });
    while (!eager.follow(20)) eager.keep();
    eager.keep();
    expect(new BeadIndex(other, 'open').in('zh-Hans')!.size).toBe(120);
  });

  it('is bounded: of what stands in every bead, and of what stands nowhere', () => {
    storeLongText(databaseFile(), 1200);
    const searcher = new MemorySearcher(db);
    searcher.followBeads(Infinity);
    const started = process.cpuUsage().user;
    for (const words of [['无处可寻'], ['。'], ['。', '无处']])
      expect(searcher.concordance({ words, ...langs }).length).toBe(words[0] === '。' && words.length === 1 ? 50 : 0); // prettier-ignore
    expect((process.cpuUsage().user - started) / 1000).toBeLessThan(500);
  });
});
