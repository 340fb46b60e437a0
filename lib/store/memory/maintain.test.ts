import { useFreshDatabase } from '@/tests/database';
import { databaseFile } from '../database-file';
import { openSqlite, type Sqlite } from '../sqlite';
import { unitRowsOf } from './export';
import { findFaults, fixFaults, isMendable } from './maintain';
import { readMemories } from './memories';
import { stepHistory } from './step-history';
import { filterMemory, mergeMemories, splitMemory } from './rearrange';
import { importDocument, tmxOf } from './testing';
import { editUnit } from './unit-edits';

describe('a memory in use for years', () => {
  useFreshDatabase();
  let db: Sqlite;
  beforeEach(() => (db = openSqlite(databaseFile())));
  afterEach(() => db.close());

  const options = { author: '', duplicates: 'context', onProgress: () => undefined } as const;
  const targets = (memoryId: number) => [...unitRowsOf(db, memoryId)].map(({ row }) => row.target);
  const kinds = (memoryId: number) =>
    [...findFaults(db, memoryId)].map(({ kind, about }) => (about ? `${kind} ${about}` : kind));

  it('shows what may be wrong with its units', async () => {
    const { memoryId } = await importDocument(
      db,
      tmxOf([
        ['取消', 'Cancel'],
        ['取消', 'Cancel'],
        ['取消', 'Abort'],
        ['共有12个文件', '13 files in all'],
        ['请参阅用户手册', '请参阅用户手册'],
        ['请稍候', ''],
        ['Debian', 'Debian'],
        ['ä¸\u00adæ–‡手册', 'Manual'],
        ['无\ufffd名', 'Unnamed'],
      ]),
      { duplicates: 'all' },
    );
    const found = kinds(memoryId);
    for (const kind of ['duplicate', 'different-targets Cancel', 'untranslated', 'empty'])
      expect(found.filter((it) => it === kind)).toHaveLength(1);
    expect(found.some((it) => it.startsWith('number'))).toBe(true);
    expect(found).toEqual(expect.arrayContaining(['characters ä¸\u00adæ–‡ → 中文', 'characters U+FFFD'])); // prettier-ignore
    expect([...findFaults(db, memoryId)].filter(isMendable).map(({ kind }) => kind)).toEqual(['duplicate', 'empty']); // prettier-ignore
  });

  it('is mended where that is certain, and as it was after undo', async () => {
    const { memoryId } = await importDocument(
      db,
      tmxOf([
        ['取消', 'Cancel'],
        ['取消', 'Cancel'],
        ['请稍候', ''],
        ['完成', 'Done'],
      ]),
      { duplicates: 'all' },
    );
    const id = [...unitRowsOf(db, memoryId)].at(-1)!.row.id;
    editUnit(db, { memoryId, id, source: '完成', target: 'Do\u000bne', author: '' });
    expect(fixFaults(db, memoryId, '')).toEqual({ removed: 2, mended: 1 });
    expect(targets(memoryId)).toEqual(['Cancel', 'Done']);
    expect(readMemories(db)[0]!.units).toBe(2);
    stepHistory(db, memoryId, 'undo');
    expect(targets(memoryId)).toEqual(['Cancel', 'Cancel', '', 'Do\u000bne']);
    expect(readMemories(db)[0]!.units).toBe(4);
  });

  it('is as it was where a split is stopped after a part of it', async () => {
    await importDocument(db, tmxOf([['取消', 'Cancel'], ['完成', 'Done'], ['请稍候', 'Wait']]), { name: 'A' }); // prettier-ignore
    let asked = 0;
    const stopped = splitMemory(
      db,
      readMemories(db)[0]!,
      (_, place) => {
        // Once to count, once to fill the first part, and in the midst of the second.
        if (++asked === 8) throw new Error('stopped');
        return String(place);
      },
      options,
    );
    await expect(stopped).rejects.toThrow('stopped');
    expect(readMemories(db)).toMatchObject([{ name: 'A', units: 3 }]);
    expect(db.prepare('SELECT count(*) FROM "Unit"').pluck().get()).toBe(3);
    expect(db.prepare('SELECT count(*) FROM "Memory"').pluck().get()).toBe(1);
  });

  it('is merged, filtered and split; nothing of what was is lost', async () => {
    await importDocument(
      db,
      tmxOf([
        ['取消', 'Cancel'],
        ['完成', 'Done'],
      ]),
      { name: 'A' },
    );
    await importDocument(
      db,
      tmxOf([
        ['取消', 'Cancel'],
        ['重试', 'Retry'],
      ]),
      { name: 'B' },
    );
    const byName = (name: string) => readMemories(db).find((memory) => memory.name === name)!;
    expect(await mergeMemories(db, [byName('A'), byName('B')], 'A', options)).toBe(1);
    expect(readMemories(db).map(({ name, units }) => [name, units])).toEqual([['A', 3]]);
    expect(await filterMemory(db, byName('A'), 'C', { contains: 'RET' }, options)).toBe(1);
    expect(targets(byName('C').id)).toEqual(['Retry']);
    const parts = await splitMemory(db, byName('A'), (_, place) => String(place % 2), options);
    expect([...parts]).toEqual([
      ['A (0)', 2],
      ['A (1)', 1],
    ]);
    expect(readMemories(db).map(({ name }) => name)).toEqual(['A (0)', 'A (1)', 'C']);
  });

  it('is had back as it was, with the others, where a merge or a split is taken back', async () => {
    for (const [name, source] of [
      ['A', '取消'],
      ['B', '重试'],
      ['B', '完成'],
    ] as const)
      // prettier-ignore
      await importDocument(db, tmxOf([[source, source]]), { name });
    const byName = (name: string) => readMemories(db).find((memory) => memory.name === name)!;
    const sizes = () =>
      Object.fromEntries(readMemories(db).map(({ name, units }) => [name, units]));
    await mergeMemories(db, [byName('A'), byName('B')], 'A', options);
    const merged = byName('A').id;
    expect(sizes()).toEqual({ A: 3 });
    expect(stepHistory(db, merged, 'undo')).toMatchObject({ kind: 'merge', state: 'undone' });
    expect(sizes()).toEqual({ A: 1, B: 2 });
    stepHistory(db, merged, 'redo');
    expect(sizes()).toEqual({ A: 3 });

    await splitMemory(db, byName('A'), (_, place) => String(place % 2), options);
    const [even, odd] = [byName('A (0)').id, byName('A (1)').id];
    stepHistory(db, odd, 'undo');
    expect(sizes()).toEqual({ A: 3, 'A (0)': 0, 'A (1)': 0 });
    stepHistory(db, even, 'redo');
    expect(sizes()).toEqual({ 'A (0)': 2, 'A (1)': 1 });
  });

  it('is left as it is where what belongs to the change was changed since', async () => {
    await importDocument(db, tmxOf([['取消', 'Cancel'], ['重试', 'Retry']]), { name: 'A' }); // prettier-ignore
    const byName = (name: string) => readMemories(db).find((memory) => memory.name === name)!;
    await splitMemory(db, byName('A'), (_, place) => String(place), options);
    await importDocument(db, tmxOf([['完成', 'Done']]), { name: 'A (1)' });
    const even = byName('A (0)').id;
    expect(() => stepHistory(db, even, 'undo')).toThrow('A (1) was changed since');
    expect(readMemories(db).map(({ name, units }) => [name, units])).toEqual([['A (0)', 1], ['A (1)', 2]]); // prettier-ignore
    stepHistory(db, byName('A (1)').id, 'undo');
    stepHistory(db, even, 'undo');
    await importDocument(db, tmxOf([['完成', 'Done']]), { name: 'A' });
    expect(() => stepHistory(db, even, 'redo')).toThrow('A was changed since');
  });
});
