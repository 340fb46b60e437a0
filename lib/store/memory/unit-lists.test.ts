import { useFreshDatabase } from '@/tests/database';
import { databaseFile } from '../database-file';
import { openSqlite } from '../sqlite';
import { unitRowsOf } from './export';
import { fixFaults } from './maintain';
import { replaceInUnits } from './replace';
import { MemorySearcher } from './searcher';
import { stepHistory } from './step-history';
import { importDocument, tmxOf } from './testing';
import { editUnit } from './unit-edits';
import { UnitLists } from './unit-lists';

describe('the list of the units of a memory', () => {
  useFreshDatabase();

  it('has an edited unit where it stood, in all of them and in those that hold a text', async () => {
    const [writer, reader] = [openSqlite(databaseFile()), openSqlite(databaseFile())];
    const { memoryId } = await importDocument(
      writer,
      tmxOf([
        ['取消', 'Cancel'],
        ['完成', 'Done'],
        ['取消安装', 'Cancel it'],
      ]),
    );
    const lists = new UnitLists(reader, new MemorySearcher(reader));
    const show = (query = '') =>
      lists.window({ memoryId, query, offset: 0, limit: 10 }).units.map(({ target }) => target);
    expect([show(), show('取消')]).toEqual([['Cancel', 'Done', 'Cancel it'], ['Cancel', 'Cancel it']]); // prettier-ignore
    const { id } = lists.window({ memoryId, query: '', offset: 0, limit: 1 }).units[0]!;
    const edit = { memoryId, id, source: '取消', target: 'Call off', author: '' };
    lists.edit(memoryId, id, () => editUnit(writer, edit));
    expect([show(), show('取消')]).toEqual([['Call off', 'Done', 'Cancel it'], ['Call off', 'Cancel it']]); // prettier-ignore
    writer.close();
    reader.close();
  });

  it('has units where they stood that were replaced or mended, also after undo and redo', async () => {
    const db = openSqlite(databaseFile());
    const { memoryId } = await importDocument(
      db,
      tmxOf([
        ['取消', 'Cancel'],
        ['完成', 'Done'],
        ['请稍候', 'Wait'],
        ['取消安装', 'Cancel it'],
      ]),
    );
    const other = await importDocument(db, tmxOf([['重试', 'Retry']]), { name: 'Other' });
    // Each time anew, as after a start.
    const show = (query = '') =>
      new UnitLists(db, new MemorySearcher(db))
        .window({ memoryId, query, offset: 0, limit: 10 })
        .units.map(({ target }) => target);
    const order = { memoryId, find: 'Cancel', replace: 'Call\u000b off', side: 'target', isCaseSensitive: true } as const; // prettier-ignore
    replaceInUnits(db, order, '');
    fixFaults(db, memoryId, '');
    const mended = ['Call off', 'Done', 'Wait', 'Call off it'];
    expect([show(), show('取消')]).toEqual([mended, ['Call off', 'Call off it']]);
    expect([...unitRowsOf(db, memoryId)].map(({ row }) => row.target)).toEqual(mended);
    stepHistory(db, memoryId, 'undo');
    stepHistory(db, memoryId, 'undo');
    expect(show()).toEqual(['Cancel', 'Done', 'Wait', 'Cancel it']);
    stepHistory(db, memoryId, 'redo');
    stepHistory(db, memoryId, 'redo');
    expect(show()).toEqual(mended);
    replaceInUnits(db, { ...order, memoryId: other.memoryId, find: 'Retry' }, '');
    expect(show()).toEqual(mended);
    db.close();
  });

  it.each(['7', 'unit'])(
    'goes through all of a memory in order where %s was replaced',
    async (find) => {
      const db = openSqlite(databaseFile());
      const numbers = Array.from({ length: 4500 }, (_, i) => `unit ${i}`);
      const { memoryId } = await importDocument(db, tmxOf(numbers.map((it) => [`第${it}`, it])));
      replaceInUnits(
        db,
        { memoryId, find, replace: 'x', side: 'target', isCaseSensitive: true },
        '',
      );
      const targets = [...unitRowsOf(db, memoryId)].map(({ row }) => row.target);
      expect(targets).toEqual(numbers.map((it) => it.replaceAll(find, 'x')));
      db.close();
    },
  );
});
