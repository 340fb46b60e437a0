import { useFreshDatabase } from '@/tests/database';
import { storeSmallText } from '@/tests/small-text';
import { historyState } from './answer';
import { readBeads } from './beads';
import { databaseFile } from './database-file';
import { editSentence, setStatus } from './edits';
import { redo, undo } from './history';
import { readHistory } from './read-history';
import { countBeads, readSentences, replaceTexts, type Reworded } from './replace-texts';
import { searchText } from './search';
import { openSqlite, type Sqlite } from './sqlite';

describe('rewording many sentences', () => {
  useFreshDatabase();
  let textId: string;
  let alignmentId: number;
  let db: Sqlite;
  beforeEach(() => {
    ({ textId, alignmentId } = storeSmallText());
    db = openSqlite(databaseFile());
  });
  afterEach(() => db.close());

  const everything = () => readBeads(alignmentId, 0, 100);
  const content = async () => (await everything()).map((bead) => ({ ...bead, revision: null }));
  const inCapitals = (): Reworded[] =>
    [...readSentences(db, textId)]
      .flat()
      .filter(({ side }) => side === 'target')
      .map((it) => ({ ...it, after: it.text.toUpperCase() }));
  const replace = (reworded: Reworded[]) => replaceTexts(db, { textId, author: 'Lin', reworded });

  it('reads them in order, as they stand', async () => {
    const read = [...readSentences(db, textId)].flat();
    expect(countBeads(db, textId)).toBe(4);
    expect(read.map(({ index, side }) => [index, side])).toEqual(
      [0, 1, 2, 3].flatMap((index) => [
        [index, 'source'],
        [index, 'target'],
      ]),
    );
    const beads = await everything();
    expect(read[2]).toMatchObject({ text: beads[1]!.source[0]!.text, beadId: beads[1]!.id });
    expect([...readSentences(db, 'no such text')]).toEqual([]);
    expect(countBeads(db, 'no such text')).toBeNull();
  });

  it('is one operation, which undo takes back and redo makes again', async () => {
    const [first] = await everything();
    await setStatus({ textId, beads: [first!], status: 'confirmed', author: '' });
    const before = await content();
    const { changed, refused } = replace(inCapitals());
    expect([changed.length, refused]).toEqual([4, []]);
    const after = await content();
    expect(after[1]!.target[0]!.text).toBe('THE NETWORK BELONGS TO EVERYONE.');
    expect(after.map(({ status }) => status)).toEqual(['draft', 'draft', 'draft', 'draft']);
    const [entry] = await readHistory(textId);
    expect(entry).toMatchObject({ kind: 'replace-text', author: 'Lin', index: 0 });
    await undo(textId, '');
    expect(await content()).toEqual(before);
    await redo(textId, '');
    expect(await content()).toEqual(after);
  });

  it('is found by search at once', async () => {
    replace(inCapitals().map((it) => ({ ...it, after: 'A wholly other wording' })));
    expect((await searchText(alignmentId, 'WHOLLY', { limit: 9 })).total).toBe(4);
  });

  it('leaves a bead alone that was changed meanwhile, and changes the others', async () => {
    const seen = inCapitals();
    const bead = (await everything())[2]!;
    const { id: beadId, revision } = bead;
    const sentenceId = bead.target[0]!.id;
    await editSentence({ textId, beadId, sentenceId, revision, text: 'Theirs.', author: '' });
    const { changed, refused } = replace(seen);
    expect([changed.length, refused]).toEqual([3, [beadId]]);
    expect((await everything())[2]!.target[0]!.text).toBe('Theirs.');
    await undo(textId, '');
    expect((await everything())[2]!.target[0]!.text).toBe('Theirs.');
    // What it was based on is refused still, though the words are the same again.
    await undo(textId, '');
    expect(replace(seen).refused).toContain(beadId);
  });

  it('writes nothing into the history where nothing changes', async () => {
    const same = inCapitals().map((it) => ({ ...it, after: it.text }));
    expect(replace(same)).toEqual({ changed: [], refused: [] });
    expect(await historyState(textId)).toEqual({ canUndo: false, canRedo: false });
  });

  it('takes no bead of another text', async () => {
    const seen = inCapitals();
    const other = storeSmallText().textId;
    const result = replaceTexts(db, { textId: other, author: '', reworded: seen });
    expect(result.changed).toEqual([]);
  });
});
