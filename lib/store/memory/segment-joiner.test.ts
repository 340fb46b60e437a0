import { useFreshDatabase } from '@/tests/database';
import { databaseFile } from '../database-file';
import { openSqlite, type Sqlite } from '../sqlite';
import { joinSegmentsOf } from './join-segments';
import { stepHistory } from './step-history';
import { MemorySearcher } from './searcher';
import { joinGroup, segmentGroups } from './segment-joiner';
import { importDocument, tmxOf } from './testing';
import { deleteUnits } from './unit-edits';

/* A process of its own takes seconds to start where the machine is busy. */
jest.setTimeout(120_000);

const unitsOfFile = 2500;
const files = 4;

describe('joining the segments of an index', () => {
  useFreshDatabase();
  let db: Sqlite;
  let writer: Sqlite;
  let searcher: MemorySearcher;
  let memoryId: number;
  beforeEach(async () => {
    db = openSqlite(databaseFile());
    writer = openSqlite(databaseFile());
    for (let file = 0; file < files; file++) ({ memoryId } = await importDocument(writer, document(file))); // prettier-ignore
    searcher = new MemorySearcher(db);
  });
  afterEach(() => {
    db.close();
    writer.close();
  });

  // Written in letters: of units that differ in numbers alone not all are told.
  const letters = (i: number) => [...String(i)].map((digit) => '甲乙丙丁戊己庚辛壬癸'[Number(digit)]).join(''); // prettier-ignore
  const source = (i: number) => `${letters(i)}句：${i % 3 ? '文件' : '图片😀'}${letters(i % 97)}已保存。`; // prettier-ignore
  const document = (file: number) =>
    tmxOf(
      Array.from({ length: unitsOfFile }, (_, at) => {
        const i = file * unitsOfFile + at;
        return [source(i), `Sentence ${i}: file ${i % 97} saved${i % 5 ? '' : ' 𠀀'}.`];
      }),
    );
  const segments = () =>
    db
      .prepare(
        'SELECT "lang", count(*) AS "count", sum("units") AS "units" FROM "IndexSegment" WHERE "units" > 0 GROUP BY "lang" ORDER BY "lang"',
      )
      .all();
  const found = (i: number, by = searcher) =>
    by
      .lookup({ segment: source(i), from: 'zh-CN', to: 'en', threshold: 80, limit: 40 })
      .map(({ score, target }) => `${score} ${target}`);
  const some = [0, 1, 2600, 5003, 9999];
  const whole = [
    { lang: 'en', count: 1, units: files * unitsOfFile },
    { lang: 'zh-Hans', count: 1, units: files * unitsOfFile },
  ];
  const joinAll = () => segmentGroups(writer).map((group) => joinGroup(writer, group));

  it('finds the same afterwards, opened anew or not', () => {
    const before = some.map((i) => found(i));
    expect(before.every((matches) => matches.length > 1)).toBe(true);
    expect(joinAll()).toEqual([true, true]);
    expect(segments()).toEqual(whole);
    expect(some.map((i) => found(i))).toEqual(before);
    expect(some.map((i) => found(i, new MemorySearcher(db)))).toEqual(before);
    expect(segmentGroups(writer)).toEqual([]);
  });

  it('keeps out what was taken away, and what is undone, until it is made again', () => {
    const [unit] = searcher.unitsOf(memoryId, 'zh-CN', source(1));
    deleteUnits(writer, memoryId, [unit!], '');
    const without = found(1);
    expect(without).not.toContain(`100 Sentence 1: file 1 saved.`);
    joinAll();
    expect(found(1)).toEqual(without);
    expect(found(1, new MemorySearcher(db))).toEqual(without);
    stepHistory(writer, memoryId, 'undo');
    stepHistory(writer, memoryId, 'undo');
    for (const by of [searcher, new MemorySearcher(db)]) {
      expect(found(1, by)).toContain('100 Sentence 1: file 1 saved.');
      expect(found(9999, by).filter((match) => match.startsWith('100'))).toEqual([]);
    }
    stepHistory(writer, memoryId, 'redo');
    for (const by of [searcher, new MemorySearcher(db)])
      expect(found(9999, by)[0]).toBe('100 Sentence 9999: file 8 saved.');
  });

  it('leaves alone what an import that still runs has written, and a large segment', () => {
    writer.prepare(`UPDATE "MemoryOperation" SET "state" = 'running' WHERE "id" > 2`).run();
    expect(segmentGroups(writer).map((group) => group.length)).toEqual([2, 2]);
    expect(segmentGroups(writer, 1000)).toEqual([]);
  });

  it('does nothing where one of the segments was replaced meanwhile', () => {
    const groups = segmentGroups(writer);
    joinAll();
    expect(groups.map((group) => joinGroup(writer, group))).toEqual([false, false]);
    expect(segments()).toEqual(whole);
  });

  it('leaves an index that is whole where the process is killed, and the next one ends it', async () => {
    const before = some.map((i) => found(i));
    const { killed } = await killedAtFirstStep();
    expect(killed).toBe(true);
    const units = files * unitsOfFile;
    expect(segments()).toMatchObject([{ units }, { units }]);
    expect(some.map((i) => found(i, new MemorySearcher(db)))).toEqual(before);
    expect(await joinSegmentsOf(databaseFile())).toBe(true);
    expect(segments()).toEqual(whole);
    expect(some.map((i) => found(i))).toEqual(before);
  });

  async function killedAtFirstStep() {
    const stop = new AbortController();
    const isWhole = await joinSegmentsOf(databaseFile(), () => stop.abort(), stop.signal);
    return { killed: !isWhole };
  }
});
