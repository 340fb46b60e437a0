import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { useFreshDatabase } from '@/tests/database';
import { databaseFile } from '../database-file';
import { openSqlite, type Sqlite } from '../sqlite';
import { largeRows, moveToFile } from './index-segments';
import { deleteMemory, purgeMemories } from './memories';
import { MemorySearcher } from './searcher';
import { removeLeftFiles } from './segment-files';
import { importDocument, tmxOf } from './testing';

jest.setTimeout(60_000);

const units = 9000;
const source = (i: number) => `第${'甲乙丙丁戊己庚辛壬癸'[i % 10]}组的文件已经保存到文件夹${i}。`;

describe('segments that lie in files', () => {
  useFreshDatabase();
  let db: Sqlite;
  let memoryId: number;
  beforeEach(async () => {
    db = openSqlite(databaseFile());
    const pairs = Array.from({ length: units }, (_, i) => [source(i), `S${i}`] as const);
    ({ memoryId } = await importDocument(db, tmxOf(pairs)));
  });
  afterEach(() => db.close());

  const folder = () => `${databaseFile()}-index`;
  const files = () => readdirSync(folder());
  const found = (by = new MemorySearcher(db)) =>
    [0, 77, units - 1].map((i) => by.lookup({ segment: source(i), from: 'zh', to: 'en', limit: 1 })[0]?.target); // prettier-ignore
  const wanted = [0, 77, units - 1].map((i) => `S${i}`);

  it('are found again, and those that lay in rows before are moved beside who has them open', () => {
    expect(files()).toHaveLength(1);
    expect(found()).toEqual(wanted);
    const name = files()[0]!;
    const bytes = readFileOf(name);
    db.prepare('UPDATE "IndexSegment" SET "bytes" = ?, "file" = NULL WHERE "file" = ?').run(bytes, name); // prettier-ignore
    removeLeftFiles(db, -1000);
    expect(files()).toEqual([]);
    const before = new MemorySearcher(db);
    expect(found(before)).toEqual(wanted);
    for (const id of largeRows(db)) moveToFile(db, id);
    expect(largeRows(db)).toEqual([]);
    expect(files()).toHaveLength(1);
    expect(found(before)).toEqual(wanted);
    expect(found()).toEqual(wanted);
  });

  it('are built anew from the units where one is lost or broken', () => {
    rmSync(folder(), { recursive: true });
    expect(found()).toEqual(wanted);
    const lost = new MemorySearcher(db);
    expect(found(lost)).toEqual(wanted);
    db.prepare('UPDATE "IndexSegment" SET "format" = 1').run();
    expect(found()).toEqual(wanted);
  });

  it('break when their file is cut short, and are built anew', () => {
    const name = files()[0]!;
    writeFileSync(`${folder()}/${name}`, readFileOf(name).subarray(0, 4096));
    expect(found()).toEqual(wanted);
  });

  it('go with their memory, and with a process that was killed before it made a row', () => {
    writeFileSync(`${folder()}/left.segment`, 'half');
    removeLeftFiles(db);
    expect(files()).toHaveLength(2);
    removeLeftFiles(db, -1000);
    expect(files()).toHaveLength(1);
    deleteMemory(db, memoryId);
    purgeMemories(db, new Date(Date.now() + 1000).toISOString());
    removeLeftFiles(db, -1000);
    expect(files()).toEqual([]);
  });

  function readFileOf(name: string): Buffer {
    return readFileSync(`${folder()}/${name}`);
  }
});
