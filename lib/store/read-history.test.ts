import { useFreshDatabase } from '@/tests/database';
import { storeSmallText } from '@/tests/small-text';
import { arrange } from './arrange';
import { readBeads } from './beads';
import { editSentence, setStatus } from './edits';
import { undo } from './history';
import { readHistory, restore } from './read-history';

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
    const wording = { before: 'The network belongs to everyone.', after: 'For all.' };
    expect(await readHistory(textId)).toMatchObject([
      { kind: 'merge', author: 'Wei', index: 2, state: 'done', wording: null },
      { kind: 'edit-sentence', author: 'Wei', index: 1, wording },
      { kind: 'set-status', author: 'Lin', index: 0 },
    ]);
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
