import { useFreshDatabase } from '@/tests/database';
import { databaseFile } from '../database-file';
import { openSqlite } from '../sqlite';
import { exportMemory } from './export';
import { importDocument, tmxOf } from './testing';
import { editUnit } from './unit-edits';

describe('the export of a memory', () => {
  useFreshDatabase();

  it('is that of one moment, though it is changed meanwhile', async () => {
    const [reader, writer] = [openSqlite(databaseFile()), openSqlite(databaseFile())];
    const pairs = Array.from(
      { length: 5000 },
      (_, at) => [`第${at}句`, `Sentence ${at}.`] as const,
    );
    const { memoryId } = await importDocument(writer, tmxOf(pairs.map(([zh, en]) => [zh, en])));
    const document = exportMemory(reader, memoryId, { level: 2, toolVersion: '' });
    let written = (await document.next()).value as string;
    const last = writer.prepare('SELECT max("id") FROM "Unit"').pluck().get() as number;
    editUnit(writer, { memoryId, id: last, source: '末句', target: 'The last.', author: '' });
    for await (const piece of document) written += piece;
    expect(written.match(/<tu[ >]/g)).toHaveLength(5000);
    expect(written).toContain('Sentence 4999.');
    expect(written).not.toContain('The last.');
    let now = '';
    for await (const piece of exportMemory(reader, memoryId, { level: 2, toolVersion: '' }))
      now += piece;
    expect(now.match(/<tu[ >]/g)).toHaveLength(5000);
    expect(now).toContain('The last.');
    reader.close();
    writer.close();
  });
});
