import { useFreshDatabase } from '@/tests/database';
import { plainVersion } from '@/tests/small-text';
import { readBeads } from '../beads';
import { databaseFile } from '../database-file';
import { editSentence, setStatus } from '../edits';
import { redo, undo } from '../history';
import { insertText } from '../import';
import { readHistory } from '../read-history';
import { openSqlite, type Sqlite } from '../sqlite';
import { readText } from '../texts';
import { pretranslate, type PretranslateOptions } from './pretranslate';
import { importDocument, tmxOf } from './testing';

const source = [
  '网络属于大家。',
  '到2025年，共有10座。',
  '发展是安全的保障。',
  '安全是发展的前提。',
];

describe('pre-translating', () => {
  useFreshDatabase();
  let db: Sqlite;
  let textId: string;
  beforeEach(async () => {
    db = openSqlite(databaseFile());
    const empty = plainVersion('translation', 'en', '', []);
    textId = insertText(db, {
      source: plainVersion('original', 'zh-Hans', '前言', source),
      target: { ...empty, bytes: new Uint8Array(), prepared: { ...empty.prepared, source: '', blocks: [] } }, // prettier-ignore
      beads: ['前言', ...source].map((_, at) => ({ source: [at], target: [], confidence: 1 })),
    });
    await importDocument(db, tmxOf([
      ['前言', 'Foreword'],
      ['网络属于大家。', 'The network belongs to all.'],
      ['到2020年，共有12座。', 'By 2020 there are 12.'],
      ['发展是安全的保证。', 'Development guarantees security.'],
    ])); // prettier-ignore
  });
  afterEach(() => db.close());

  const run = (options: Partial<PretranslateOptions> = {}) =>
    pretranslate(db, textId, { threshold: 85, author: 'Lin', onProgress: () => undefined, ...options }); // prettier-ignore
  const beads = async () => readBeads((await readText(textId))!.alignmentId, 0, 100);
  const targets = async () =>
    (await beads()).map(({ target }) => target.map(({ text }) => text).join('|'));
  const all = ['Foreword', 'The network belongs to all.', 'By 2025 there are 10.', 'Development guarantees security.', '']; // prettier-ignore

  it('fills empty targets with the best matches, numbers adapted, as drafts', async () => {
    expect(run()).toMatchObject({ empty: 5, refused: [] });
    expect(await targets()).toEqual(all);
    expect((await beads()).map(({ status }) => status)).toEqual([...Array(4).fill('draft'), 'machine']); // prettier-ignore
  });

  it('fills only the beads that it is given', async () => {
    const [, first, second] = await beads();
    expect(run({ beads: new Set([first!.id, second!.id]) })).toMatchObject({ empty: 2 });
    expect(await targets()).toEqual(['', all[1], all[2], '', '']);
  });

  it('keeps where each comes from, until its wording is another', async () => {
    run();
    const [, first, second] = await beads();
    expect(first!.origin).toMatchObject({ way: 'pretranslated', kind: 'exact', score: 100, name: 'Test', source: null }); // prettier-ignore
    expect(second!.origin).toMatchObject({ kind: 'near', score: 99, source: '到2020年，共有12座。' }); // prettier-ignore
    const [sentence] = second!.target;
    await editSentence({
      ...{ textId, beadId: second!.id, sentenceId: sentence!.id, revision: second!.revision },
      ...{ text: 'Ten by 2025.', author: '' },
    });
    expect((await beads())[2]!.origin).toBeUndefined();
    await undo(textId, '');
    expect((await beads())[2]!.origin).toMatchObject({ score: 99 });
  });

  it('makes headings of headings and paragraphs of paragraphs', async () => {
    run();
    const blocks = (await beads()).map(({ target }) => target[0]?.block.kind ?? null);
    expect(blocks).toEqual(['heading', 'paragraph', 'paragraph', 'paragraph', null]);
    const ids = new Set((await beads()).flatMap(({ target }) => target.map((it) => it.block.id)));
    expect(ids.size).toBe(2);
  });

  it('is one operation, undone and made again as it was', async () => {
    run();
    const before = await beads();
    expect(await readHistory(textId)).toMatchObject([{ kind: 'pretranslate', author: 'Lin' }]);
    await undo(textId, '');
    expect(await targets()).toEqual(['', '', '', '', '']);
    expect((await beads()).every(({ status }) => status === 'machine')).toBe(true);
    await redo(textId, '');
    const bare = (list: typeof before) => list.map((bead) => ({ ...bead, revision: 0 }));
    expect(bare(await beads())).toEqual(bare(before));
  });

  it('gives the same again, and fills nothing twice', async () => {
    run();
    expect(run()).toMatchObject({ empty: 1, filled: [] });
    await undo(textId, '');
    run();
    expect(await targets()).toEqual(all);
  });

  it('takes only what reaches the score, and only in the range', async () => {
    expect(run({ threshold: 100 }).filled).toHaveLength(2);
    expect(run({ range: { first: 3, last: 4 } }).filled).toHaveLength(1);
    expect(await targets()).toEqual([all[0], all[1], '', all[3], '']);
    expect(() => run({ range: { first: 50, last: 60 } })).toThrow('no beads 51 to 61');
  });

  it('leaves alone what a person confirmed without a target', async () => {
    const [, bead] = await beads();
    await setStatus({ textId, beads: [bead!], status: 'confirmed', author: '' });
    run();
    expect((await targets())[1]).toBe('');
  });

  it('says so where there is no such text', () => {
    const options = { threshold: 85, author: '', onProgress: () => undefined };
    expect(() => pretranslate(db, 'nope', options)).toThrow('no text nope');
  });
});
