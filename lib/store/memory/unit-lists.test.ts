import { useFreshDatabase } from '@/tests/database';
import { databaseFile } from '../database-file';
import { openSqlite } from '../sqlite';
import { MemorySearcher } from './searcher';
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
});
