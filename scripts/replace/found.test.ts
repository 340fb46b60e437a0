import { useFreshDatabase } from '@/tests/database';
import { storeSmallText } from '@/tests/small-text';
import { readBeads } from '@/lib/store/beads';
import { databaseFile } from '@/lib/store/database-file';
import { editSentence } from '@/lib/store/edits';
import { openSqlite, type Sqlite } from '@/lib/store/sqlite';
import { FoundChanges, type Search } from './found';

describe('the changes of a replacing', () => {
  useFreshDatabase();
  let textId: string;
  let alignmentId: number;
  let db: Sqlite;
  beforeEach(() => {
    ({ textId, alignmentId } = storeSmallText());
    db = openSqlite(databaseFile());
  });
  afterEach(() => db.close());

  async function look(
    query: string,
    replacement: string,
    more: Partial<Search['replacing']> = {},
    side: Search['side'] = 'both',
  ) {
    const forms = { matchCase: false, matchWidth: false, matchScript: false, wholeWord: false };
    const replacing = { query, replacement, isPattern: false, ...forms, ...more };
    const changes = new FoundChanges(db, { textId, side, replacing });
    const progress: number[][] = [];
    const summary = await changes.look((...step) => progress.push(step));
    return { changes, summary, progress };
  }
  const targets = async () =>
    (await readBeads(alignmentId, 0, 9)).map((bead) => bead.target[0]!.text);

  it('are counted and shown, and nothing is written', async () => {
    const { changes, summary, progress } = await look('the', 'THE', { wholeWord: true });
    expect(summary).toEqual({ sentences: 1, fit: 1, beads: 1, places: 1 });
    expect(progress).toEqual([[4, 4]]);
    expect(changes.page(0, 10)).toMatchObject([
      {
        index: 1,
        side: 'target',
        fit: 'fit',
        difference: [{ old: 'The', new: 'THE' }, { same: ' network belongs to everyone.' }],
      },
    ]);
    expect((await targets())[1]).toBe('The network belongs to everyone.');
  });

  it('are of one side only where that is asked for', async () => {
    expect((await look('.', '', { isPattern: true }, 'source')).summary.sentences).toBe(4);
    expect((await look('.', '', { isPattern: true }, 'both')).summary.sentences).toBe(8);
  });

  it('are made where they are chosen', async () => {
    const { changes } = await look('e', 'E');
    const [first, second] = changes.page(0, 2);
    const kept = await changes.keep({ all: false, but: [second!.sentenceId] }, '');
    expect(kept).toMatchObject({ beads: 1, refused: 0, first: 1 });
    expect(first!.index).toBe(0);
    expect((await targets()).slice(0, 2)).toEqual(['Foreword', 'ThE nEtwork bElongs to EvEryonE.']);
  });

  it('leave no sentence empty, and none without end', async () => {
    const { changes } = await look('.+', '', { isPattern: true });
    expect(changes.page(0, 1)[0]!.fit).toBe('empty');
    expect(await changes.keep({ all: true, but: [] }, '')).toMatchObject({ beads: 0, places: 0 });
    const long = await look('.', 'x'.repeat(1000), { isPattern: true }, 'target');
    expect(long.changes.page(0, 4).map(({ fit }) => fit)).toEqual(['fit', 'long', 'long', 'long']);
  });

  it('are shown again where a bead was changed meanwhile', async () => {
    const { changes } = await look('the', 'THE', { wholeWord: true });
    const { id: beadId, revision, target } = (await readBeads(alignmentId, 1, 1))[0]!;
    await editSentence({ textId, beadId, revision, sentenceId: target[0]!.id, text: 'Of the net.', author: '' }); // prettier-ignore
    const kept = await changes.keep({ all: true, but: [] }, '');
    expect(kept).toMatchObject({ beads: 0, refused: 1, left: { sentences: 1 } });
    expect((await targets())[1]).toBe('Of the net.');
    expect(changes.page(0, 9)[0]!.difference[0]).toEqual({ same: 'Of ' });
    expect(await changes.keep({ all: true, but: [] }, '')).toMatchObject({ beads: 1, refused: 0 });
    expect((await targets())[1]).toBe('Of THE net.');
  });

  it('are given up where the pattern would run for ever', async () => {
    const { id: beadId, revision, target } = (await readBeads(alignmentId, 2, 1))[0]!;
    const text = `${'a'.repeat(5000)}!`;
    await editSentence({ textId, beadId, revision, sentenceId: target[0]!.id, text, author: '' });
    await expect(look('^(a+)+$', '', { isPattern: true })).rejects.toMatchObject({
      code: 'slow',
      params: { number: '3' },
    });
  });

  it('of a text that is not there are an error', async () => {
    textId = 'gone';
    await expect(look('a', 'b')).rejects.toMatchObject({ code: 'unknown-text' });
  });
});
