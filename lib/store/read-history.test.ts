import { useFreshDatabase } from '@/tests/database';
import { storeSmallText } from '@/tests/small-text';
import { arrange } from './arrange';
import { readBeads } from './beads';
import { editSentence, setStatus } from './edits';
import { undo } from './history';
import { databaseFile } from './database-file';
import { readHistory, restore } from './read-history';
import { readSentences, replaceTexts } from './replace-texts';
import { openSqlite } from './sqlite';

describe('the history of a text', () => {
  useFreshDatabase();
  let textId: string;
  let alignmentId: number;
  beforeEach(() => ({ textId, alignmentId } = storeSmallText()));

  const beads = () => readBeads(alignmentId, 0, 100);
  const content = async () => (await beads()).map((bead) => ({ ...bead, revision: null }));

  /** A confirmation, a rewording and a merge; how the text was before and after each. */
  async function work() {
    const states = [await content()];
    const [first] = await beads();
    await setStatus({ textId, beads: [first!], status: 'confirmed', author: 'Lin' });
    states.push(await content());
    const second = (await beads())[1]!;
    const { id: beadId, revision, target } = second;
    const sentenceId = target[0]!.id;
    await editSentence({ textId, beadId, sentenceId, revision, text: 'For all.', author: 'Wei' });
    states.push(await content());
    const third = (await beads())[2]!;
    await arrange({ textId, bead: third, arrangement: { kind: 'merge', by: 1 }, author: 'Wei' });
    states.push(await content());
    return states;
  }

  it('says who did what, where, newest first', async () => {
    await work();
    const wording = { before: 'The network belongs to everyone.', after: 'For all.', lang: 'en', more: 0 }; // prettier-ignore
    expect(await readHistory(textId)).toMatchObject([
      { kind: 'merge', author: 'Wei', index: 2, state: 'done', wording: null },
      { kind: 'edit-sentence', author: 'Wei', index: 1, wording },
      { kind: 'set-status', author: 'Lin', index: 0 },
    ]);
  });

  it('shows of what was replaced the first sentence, and how many more there are', async () => {
    const db = openSqlite(databaseFile());
    const seen = [...readSentences(db, textId)].flat();
    const reworded = seen
      .filter(({ text }) => text.includes('发展'))
      .map((it) => ({ ...it, after: it.text.replaceAll('发展', '發展') }));
    expect(reworded).toHaveLength(2);
    replaceTexts(db, { textId, author: 'Lin', reworded });
    db.close();
    expect((await readHistory(textId))[0]).toMatchObject({
      kind: 'replace-text',
      wording: { before: reworded[0]!.text, after: reworded[0]!.after, lang: 'zh-Hans', more: 1 },
    });
  });

  it('goes on from an entry', async () => {
    await work();
    const [newest] = await readHistory(textId);
    expect(await readHistory(textId, newest!.id)).toHaveLength(2);
  });

  it('brings the text back to any point, and forward again', async () => {
    const states = await work();
    const [merge, , status] = await readHistory(textId);
    expect(await restore(textId, status!.id, '')).toMatchObject({ ok: true, reload: true });
    expect(await content()).toEqual(states[1]);
    expect((await readHistory(textId)).map(({ state }) => state)).toEqual(['undone', 'undone', 'done']); // prettier-ignore
    await restore(textId, merge!.id, '');
    expect(await content()).toEqual(states[3]);
  });

  it('brings the text back to how it was imported', async () => {
    const states = await work();
    expect(await restore(textId, 0, '')).toMatchObject({ ok: true, reload: true });
    expect(await content()).toEqual(states[0]);
    expect(await restore(textId, 0, '')).toEqual({ ok: false, code: 'nothing' });
  });

  it('does nothing where the text is there already, or the point is lost', async () => {
    await work();
    const [merge] = await readHistory(textId);
    expect(await restore(textId, merge!.id, '')).toEqual({ ok: false, code: 'nothing' });
    await undo(textId, '');
    const [first] = await beads();
    await setStatus({ textId, beads: [first!], status: 'machine', author: '' });
    expect(await restore(textId, merge!.id, '')).toEqual({ ok: false, code: 'gone' });
  });
});
