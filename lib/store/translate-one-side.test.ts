import { loadAligner } from '@/scripts/aligner';
import { useFreshDatabase } from '@/tests/database';
import { readBeads } from './beads';
import { prisma } from './client';
import { databaseFile } from './database-file';
import { redo, undo } from './history';
import { ingest } from './ingest';
import { changeSentence } from './sentence-operations';
import { openSqlite } from './sqlite';
import { readText } from './texts';

const align = loadAligner(() => undefined);
const chinese =
  '# 前言\n\n网络属于大家。发展好互联网，是国际社会的共同责任。\n\n安全是发展的前提。\n';

describe('translating a text that has one side', () => {
  useFreshDatabase();
  let textId: string;
  let alignmentId: number;
  beforeEach(async () => {
    const db = openSqlite(databaseFile());
    ({ textId } = ingest(db, {
      source: { bytes: new TextEncoder().encode(chinese), name: '前言.md', lang: 'zh-Hans' },
      target: { lang: 'en' },
      whenKnown: 'refuse',
      align,
      onProgress: () => undefined,
    }));
    db.close();
    ({ alignmentId } = (await readText(textId))!);
  });

  const beads = () => readBeads(alignmentId, 0, 100);
  const translate = async (index: number, text: string) => {
    const { id, revision } = (await beads())[index]!;
    return changeSentence({
      textId,
      bead: { id, revision },
      operation: { kind: 'insert-sentence', side: 'target', after: null, text },
      author: 'Lin',
    });
  };
  const targets = async () => (await beads()).map(({ target }) => target.map(({ text }) => text));
  const blocks = () =>
    prisma().block.findMany({
      where: { version: { textId, role: 'translation' } },
      orderBy: { order: 'asc' },
      select: { kind: true, level: true, sentences: { select: { text: true } } },
    });

  it('begins anywhere, and its sentences stand in the order of the source', async () => {
    await translate(2, 'To develop it well is a shared task.');
    await translate(0, 'Foreword');
    await translate(3, 'Security comes first.');
    await translate(1, 'The network belongs to everyone.');
    expect(await targets()).toEqual([
      ['Foreword'],
      ['The network belongs to everyone.'],
      ['To develop it well is a shared task.'],
      ['Security comes first.'],
    ]);
    const orders = (await beads()).map(({ target }) => target[0]!.order);
    expect([...orders].sort()).toEqual(orders);
  });

  it('makes blocks like those of the source, whatever comes first', async () => {
    await translate(3, 'Security comes first.');
    await translate(2, 'Second.');
    await translate(0, 'Foreword');
    await translate(1, 'First.');
    expect(await blocks()).toEqual([
      { kind: 'title', level: null, sentences: [{ text: 'Foreword' }] },
      {
        kind: 'paragraph',
        level: null,
        sentences: expect.arrayContaining([{ text: 'First.' }, { text: 'Second.' }]) as unknown,
      },
      { kind: 'paragraph', level: null, sentences: [{ text: 'Security comes first.' }] },
    ]);
  });

  it('is undone to nothing, block and all, and made again', async () => {
    await translate(1, 'The network belongs to everyone.');
    await undo(textId, '');
    expect(await targets()).toEqual([[], [], [], []]);
    expect(await blocks()).toEqual([]);
    await redo(textId, '');
    expect(await targets()).toEqual([[], ['The network belongs to everyone.'], [], []]);
  });

  it('keeps both apart where two translate the same sentence at once', async () => {
    const { id, revision } = (await beads())[1]!;
    const both = await Promise.all(
      ['Mine.', 'Yours.'].map((text) =>
        changeSentence({
          textId,
          bead: { id, revision },
          operation: { kind: 'insert-sentence', side: 'target', after: null, text },
          author: '',
        }),
      ),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.filter((result) => !result.ok && result.code === 'conflict')).toHaveLength(1);
    expect((await beads())[1]!.target).toHaveLength(1);
  });

  it('does both where two begin with different sentences at once', async () => {
    const results = await Promise.all([translate(1, 'First.'), translate(3, 'Last.')]);
    expect(results.map(({ ok }) => ok)).toEqual([true, true]);
    expect(await targets()).toEqual([[], ['First.'], [], ['Last.']]);
  });
});
