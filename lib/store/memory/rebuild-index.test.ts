import { useFreshDatabase } from '@/tests/database';
import { databaseFile } from '../database-file';
import { openSqlite, type Sqlite } from '../sqlite';
import { deleteSegments } from './index-segments';
import { rebuildIndex, type LostIndex } from './rebuild-index';
import { MemorySearcher } from './searcher';
import { segmentGroups } from './segment-joiner';
import { importDocument, tmxOf } from './testing';

jest.setTimeout(120_000);

/** As many as nobody is to wait for. */
const units = 20_100;
const source = (i: number) => `第${'甲乙丙丁戊己庚辛壬癸'[i % 10]}组的文件已经保存到文件夹${i}。`;

describe('an index that is lost', () => {
  useFreshDatabase();
  let db: Sqlite;
  let reader: Sqlite;
  beforeEach(async () => {
    db = openSqlite(databaseFile());
    reader = openSqlite(databaseFile());
    const pairs = Array.from({ length: units }, (_, i) => [source(i), `S${i}`] as const);
    await importDocument(db, tmxOf(pairs));
    await importDocument(db, tmxOf([['请稍候。', 'Please wait.']]));
    deleteSegments(db, db.prepare('SELECT "id" FROM "IndexSegment"').pluck().all() as number[]);
  });
  afterEach(() => {
    db.close();
    reader.close();
  });

  const lookup = (by: MemorySearcher, segment: string) =>
    by.lookup({ segment, from: 'zh', to: 'en', limit: 1 })[0]?.target;

  it('is made anew elsewhere, while all else is found, and taken when it is whole', () => {
    const asked: LostIndex[] = [];
    const searcher = new MemorySearcher(reader, (index) => asked.push(index) > 0);
    expect(lookup(searcher, '请稍候。')).toBe('Please wait.');
    expect(lookup(searcher, source(7))).toBeUndefined();
    expect(searcher.rebuilt()).toEqual(['Test']);
    // A row that a killed process has left counts for nothing.
    db.prepare(`INSERT INTO "IndexSegment" ("memoryId", "lang", "covers", "format", "units", "bytes") VALUES (1, 'zh-Hans', '[]', 3, 9, x'00')`).run(); // prettier-ignore
    expect(segmentGroups(db)).toEqual([]);
    const other = openSqlite(databaseFile());
    expect(rebuildIndex(db, other, asked[0]!)).toBe(true);
    expect(rebuildIndex(db, other, asked[0]!)).toBe(false);
    other.close();
    expect(lookup(searcher, source(7))).toBe('S7');
    expect(lookup(searcher, '请稍候。')).toBe('Please wait.');
    expect(searcher.rebuilt()).toEqual([]);
    expect(searcher.size).toBe(units + 1);
  });

  it('is made by who asks, where it cannot be made elsewhere', () => {
    expect(lookup(new MemorySearcher(reader, () => false), source(7))).toBe('S7');
  });
});
