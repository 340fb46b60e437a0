import { useFreshDatabase } from '@/tests/database';
import { databaseFile } from '../database-file';
import { openSqlite, type Sqlite } from '../sqlite';
import { MemorySearcher } from './searcher';
import { SegmentBuilder, type BuiltSegment, type TextChunk } from './segment-builder';
import { segmentFileSize } from './segment-files';
import { importDocument, tmxOf } from './testing';

/* A thread takes seconds to start where the machine is busy. */
jest.setTimeout(120_000);

describe('the import of many units', () => {
  useFreshDatabase();
  let db: Sqlite;
  beforeEach(() => (db = openSqlite(databaseFile())));
  afterEach(() => db.close());

  // Over the number from which a thread builds the segments; each fifth unit is there twice, in
  // the same batch or far behind, and some are newer than what they take the place of.
  const document = () => {
    const unit = (i: number) => [`第${i}句：文件${i % 97}已保存。`, `Sentence ${i}: file ${i % 97} saved.`, i % 7 === 0 ? `<prop type="prev">第${i - 1}句</prop>` : ''] as const; // prettier-ignore
    const units = Array.from({ length: 30_000 }, (_, i) =>
      unit(i % 5 === 4 ? Math.floor(i / 2) : i),
    );
    return tmxOf(units).replace(/<tu>(?=.*第1\d\d句)/g, () => `<tu changedate="20200101T0000${String(seconds++ % 60).padStart(2, '0')}Z">`); // prettier-ignore
  };
  let seconds = 0;

  it('stores the same as one unit after the other would, and the same index', async () => {
    const { memoryId, added, duplicates } = await importDocument(db, document(), { duplicates: 'newest' }); // prettier-ignore
    expect(duplicates).toBeGreaterThan(1000);
    const rows = db.prepare('SELECT * FROM "Unit" WHERE "memoryId" = ? ORDER BY "id"').all(memoryId) as { id: number; source: string; target: string; previous: string | null }[]; // prettier-ignore
    expect(rows).toHaveLength(added);
    expect(new Set(rows.map(({ source, target }) => `${source}\n${target}`)).size).toBe(added);
    const built: BuiltSegment[] = [];
    const builder = new SegmentBuilder((segment) => built.push(segment));
    for (const [lang, side] of [
      ['zh-Hans', 'source'],
      ['en', 'target'],
    ] as const)
      // prettier-ignore
      for (let from = 0; from < rows.length; from += 1000)
        builder.take(chunkOf(lang, rows.slice(from, from + 1000), (row) => row[side]));
    builder.finish(['zh-Hans', 'en']);
    const segments = db
      .prepare('SELECT "lang", "units", "file" FROM "IndexSegment" WHERE "units" > 0 ORDER BY "id"')
      .all() as { lang: string; units: number; file: string }[];
    expect(segments.map(({ lang, units }) => [lang, units])).toEqual(built.map(({ lang, units }) => [lang, units])); // prettier-ignore
    // But for the neighbours, which this test does not hand on.
    expect(segments.map(({ file }) => segmentFileSize(db, file))).toEqual(
      built.map(({ bytes }) => bytes.length),
    );
    const searcher = new MemorySearcher(db);
    for (const { source, target } of [rows[3]!, rows[12_345]!, rows.at(-1)!])
      expect(
        searcher.lookup({ segment: source, from: 'zh-CN', to: 'en', threshold: 100 }),
      ).toMatchObject([{ score: 100, target }]);
  });

  it('leaves nothing where the file breaks off after the thread was started', async () => {
    const broken = document().replace('</body></tmx>', '<tu>');
    await expect(importDocument(db, broken)).rejects.toThrow(/test\.tmx/);
    for (const table of ['Memory', 'Unit', 'MemoryOperation', 'IndexSegment'])
      expect(db.prepare(`SELECT count(*) FROM "${table}"`).pluck().get()).toBe(0);
  });
});

function chunkOf<Row extends { id: number }>(
  lang: string,
  rows: readonly Row[],
  textOf: (row: Row) => string,
): TextChunk {
  let end = 0;
  const ends = Uint32Array.from(rows, (row) => (end += textOf(row).length));
  const ids = Uint32Array.from(rows, ({ id }) => id);
  return { lang, ids, ends, text: rows.map(textOf).join(''), previous: null, next: null };
}
