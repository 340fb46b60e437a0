import { readBeads } from '@/lib/store/beads';
import { readHistory } from '@/lib/store/read-history';
import { readText } from '@/lib/store/texts';
import { useFreshDatabase } from '@/tests/database';
import { storeSmallText } from '@/tests/small-text';
import { editAction, rememberAction, statusAction, stepAction } from './actions';
import { mostCharacters } from './sentence-text';

// A cookie belongs to a request, and there is none here.
jest.mock('@/app/people/author', () => ({ currentAuthor: async () => 'Lin' }));

useFreshDatabase();

async function smallText() {
  const { textId, alignmentId } = storeSmallText();
  const beads = await readBeads(alignmentId, 0, 4);
  const { id: beadId, revision, target } = beads[1]!;
  return { alignmentId, edit: { textId, beadId, sentenceId: target[0]!.id, revision } };
}

describe('the actions of the page', () => {
  it('edit, undo, redo and confirm', async () => {
    const { alignmentId, edit } = await smallText();
    const textOf = async () => (await readBeads(alignmentId, 1, 1))[0]!.target[0]!.text;
    expect(await editAction({ ...edit, text: 'It is all of ours.' })).toMatchObject({ ok: true });
    expect(await textOf()).toBe('It is all of ours.');
    await stepAction({ textId: edit.textId, direction: 'undo' });
    expect(await textOf()).toBe('The network belongs to everyone.');
    const redone = await stepAction({ textId: edit.textId, direction: 'redo' });
    if (!redone.ok) throw new Error(redone.code);
    const { id, revision } = redone.beads[0]!;
    expect(
      await statusAction({ textId: edit.textId, beads: [{ id, revision }], status: 'confirmed' }),
    ).toMatchObject({ ok: true, beads: [{ status: 'confirmed' }] });
  });

  it('write the name of whoever does it into the history', async () => {
    const { edit } = await smallText();
    await editAction({ ...edit, text: 'It is all of ours.' });
    expect(await readHistory(edit.textId)).toMatchObject([{ author: 'Lin' }]);
  });

  it('never write over what changed meanwhile', async () => {
    const { edit } = await smallText();
    await editAction({ ...edit, text: 'First.' });
    expect(await editAction({ ...edit, text: 'Second.' })).toMatchObject({
      ok: false,
      code: 'conflict',
      current: { target: [{ text: 'First.' }] },
    });
  });

  it('keep where one is reading', async () => {
    const {
      edit: { textId, beadId },
    } = await smallText();
    expect(await rememberAction({ textId, beadId })).toBe(true);
    expect(await readText(textId)).toMatchObject({ lastBeadId: beadId, lastIndex: 1 });
    expect(await rememberAction({ textId, beadId: 999_999 })).toBe(false);
  });

  it('refuse what no page of ours sends', async () => {
    const { edit } = await smallText();
    const invalid = { ok: false, code: 'invalid' };
    const text = 'a'.repeat(mostCharacters + 1);
    expect(await editAction({ ...edit, text })).toEqual(invalid);
    expect(await editAction({ ...edit, text: '', revision: -1 })).toEqual(invalid);
    expect(await statusAction({ textId: edit.textId, beads: [], status: 'draft' })).toEqual(
      invalid,
    );
    // Actions are addresses that anyone on the machine can call with anything.
    const anything = (value: object) => value as never;
    expect(await editAction(anything({}))).toEqual(invalid);
    expect(await statusAction(anything({ ...edit, status: 'done' }))).toEqual(invalid);
    expect(await stepAction(anything({ textId: 'a', direction: 'sideways' }))).toEqual(invalid);
    expect(await rememberAction(anything({ textId: ['a'], beadId: '1' }))).toBe(false);
  });
});
