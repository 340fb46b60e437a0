import { useFreshDatabase } from '@/tests/database';
import { databaseFile } from '../database-file';
import { openSqlite, type Sqlite } from '../sqlite';
import { exportMemory } from './export';
import { readMemories } from './memories';
import { abandonDeadOperations, beginOperation } from './operations';
import { stepHistory } from './step-history';
import { importDocument, tmxOf } from './testing';
import { unitRowsOf } from './export';

describe('importing units', () => {
  useFreshDatabase();
  let db: Sqlite;
  beforeEach(() => (db = openSqlite(databaseFile())));
  afterEach(() => db.close());

  const count = (table: string) =>
    db.prepare(`SELECT count(*) FROM "${table}"`).pluck().get() as number;
  const targets = (memoryId: number) => [...unitRowsOf(db, memoryId)].map(({ row }) => row.target);

  it('makes a memory of the name, with its languages and counts', async () => {
    await importDocument(db, tmxOf([['文件已保存。', 'File saved.'], ['请稍候。', 'Please wait.']])); // prettier-ignore
    expect(readMemories(db)).toMatchObject([
      { name: 'Test', units: 2, langs: ['zh-CN', 'en'], origin: 'test.tmx', readOnly: false },
    ]);
  });

  it.each(['newest', 'context', 'all'] as const)(
    'adds nothing from the same file again, with duplicates kept by %s',
    async (duplicates) => {
      const document = tmxOf([['请稍候。', 'Please wait.'], ['请稍候。', 'Wait.']]); // prettier-ignore
      await importDocument(db, document, { duplicates });
      const again = await importDocument(db, document, { duplicates });
      expect(again).toMatchObject({ outcome: 'unchanged', added: 0 });
      expect(readMemories(db)[0]!.units).toBe(2);
      expect(count('MemoryOperation')).toBe(1);
    },
  );

  it('adds of a larger file only what is new', async () => {
    await importDocument(db, tmxOf([['请稍候。', 'Please wait.']]));
    const more = await importDocument(db, tmxOf([['请稍候。', 'Please wait.'], ['完成', 'Done']])); // prettier-ignore
    expect(more).toMatchObject({ added: 1, duplicates: 1 });
    expect(readMemories(db)[0]!.units).toBe(2);
  });

  it('keeps different translations of one source', async () => {
    const { memoryId } = await importDocument(
      db,
      tmxOf([['取消', 'Cancel'], ['取消', 'Abort']]), // prettier-ignore
      { duplicates: 'newest' },
    );
    expect(targets(memoryId)).toEqual(['Cancel', 'Abort']);
  });

  const at = (before: string) => `<prop type="prev">${before}</prop><prop type="next"></prop>`;
  it.each([
    ['newest', 1],
    ['context', 2],
    ['all', 3],
  ] as const)(
    'keeps by %s %d of units that are alike but for their context',
    async (duplicates, kept) => {
      const document = tmxOf([
        ['取消', 'Cancel', at('一')],
        ['取消', 'Cancel', at('二')],
        ['取消', 'Cancel', at('二')],
      ]);
      const { memoryId } = await importDocument(db, document, { duplicates });
      expect(targets(memoryId)).toHaveLength(kept);
    },
  );

  it('lets a newer unit take the place of an older one, and gives that back on undo', async () => {
    const dated = (date: string) =>
      tmxOf([['取消', 'Cancel']]).replace('<tu>', `<tu changedate="${date}" changeid="${date}">`);
    const { memoryId } = await importDocument(db, dated('20200101T000000Z'));
    await importDocument(db, dated('20250101T000000Z'));
    await importDocument(db, dated('20230101T000000Z'));
    const authors = () => [...unitRowsOf(db, memoryId)].map(({ row }) => row.changedBy);
    expect(authors()).toEqual(['20250101T000000Z']);
    stepHistory(db, memoryId, 'undo');
    expect(authors()).toEqual(['20200101T000000Z']);
    stepHistory(db, memoryId, 'redo');
    expect(authors()).toEqual(['20250101T000000Z']);
    expect(readMemories(db)[0]!.units).toBe(1);
  });

  it('leaves nothing of a file that breaks off, and says where', async () => {
    const broken = tmxOf([['一', 'One'], ['二', 'Two']]).replace('</body></tmx>', '<tu><tuv'); // prettier-ignore
    await expect(importDocument(db, broken)).rejects.toThrow(/test\.tmx/);
    for (const table of ['Memory', 'Unit', 'MemoryOperation', 'IndexSegment'])
      expect(count(table)).toBe(0);
  });

  it('leaves a memory as it was where a further file is broken', async () => {
    const { memoryId } = await importDocument(db, tmxOf([['一', 'One']]));
    await expect(importDocument(db, tmxOf([['二', 'Two']]).replace('</tu>', ''))).rejects.toThrow();
    expect(targets(memoryId)).toEqual(['One']);
    expect(count('Unit')).toBe(1);
  });

  it('stops at a broken unit where strict, else leaves it out and says so', async () => {
    const document = tmxOf([['一', 'One'], ['二', 'Two']]).replace('<seg>Two</seg>', ''); // prettier-ignore
    await expect(importDocument(db, document, { isStrict: true })).rejects.toThrow(/line 4/);
    expect(count('Memory')).toBe(0);
    expect(await importDocument(db, document)).toMatchObject({ added: 1, left: 1 });
  });

  it('is cleared away where its process is gone', async () => {
    const { memoryId } = await importDocument(db, tmxOf([['一', 'One']]));
    const operation = beginOperation(db, memoryId, 'import', '');
    db.prepare('UPDATE "MemoryOperation" SET "pid" = 4194303 WHERE "id" = ?').run(operation);
    db.prepare(
      `INSERT INTO "Unit" ("memoryId", "madeBy", "sourceLang", "targetLang", "source", "target") VALUES (?, ?, 'zh', 'en', '二', 'Two')`,
    ).run(memoryId, operation);
    expect(targets(memoryId)).toEqual(['One']);
    abandonDeadOperations(db);
    expect(count('Unit')).toBe(1);
    expect(count('MemoryOperation')).toBe(1);
  });

  it('gives back on export what it read: codes, properties, dates, further languages', async () => {
    const document = `<tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="zh-CN" datatype="plaintext"/><body>
      <tu tuid="a" creationdate="20200101T000000Z" usagecount="3"><note>n</note><prop type="p">v</prop>
        <tuv xml:lang="zh-CN"><seg>按<bpt i="1">&lt;b></bpt>确定<ept i="1">&lt;/b></ept></seg></tuv>
        <tuv xml:lang="en" changeid="Wang"><seg>Press OK</seg></tuv>
        <tuv xml:lang="zh-TW"><seg>按確定</seg></tuv></tu></body></tmx>`;
    const { memoryId } = await importDocument(db, document);
    const write = async (level: 1 | 2) => {
      let written = '';
      for await (const piece of exportMemory(db, memoryId, { level, toolVersion: '1' })) written += piece; // prettier-ignore
      return written;
    };
    const second = await write(2);
    for (const part of [
      'tuid="a"',
      'creationdate="20200101T000000Z"',
      'usagecount="3"',
      '<note>n</note>',
      '<prop type="p">v</prop>',
      '<bpt i="1">',
      'changeid="Wang"',
      'xml:lang="zh-TW"',
    ])
      // prettier-ignore
      expect(second).toContain(part);
    expect(await write(1)).toContain('<seg>按确定</seg>');
    const again = await importDocument(db, second, { name: 'Again' });
    const rows = (id: number) =>
      [...unitRowsOf(db, id)].map(({ row, further }) => [
        { ...row, id: 0, memoryId: 0, madeBy: 0 },
        further.map(({ lang, text }) => [lang, text]),
      ]);
    expect(rows(again.memoryId)).toEqual(rows(memoryId));
  });
});
