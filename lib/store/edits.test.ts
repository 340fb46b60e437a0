import { useFreshDatabase } from '@/tests/database';
import { storeSmallText } from '@/tests/small-text';
import { readBeads } from './beads';
import { historyState } from './answer';
import { editSentence, setStatus } from './edits';
import { redo, undo } from './history';
import type { BeadView, ChangeResult } from './types';

describe('editing a stored text', () => {
  useFreshDatabase();
  let textId: string;
  let alignmentId: number;
  beforeEach(() => ({ textId, alignmentId } = storeSmallText()));

  const bead = async (at: number): Promise<BeadView> => (await readBeads(alignmentId, at, 1))[0]!;
  const reword = (seen: BeadView, text: string): Promise<ChangeResult> =>
    editSentence({
      textId,
      beadId: seen.id,
      sentenceId: seen.target[0]!.id,
      revision: seen.revision,
      text,
      author: 'Lin',
    });
  const everything = () => readBeads(alignmentId, 0, 100);
  const content = (beads: BeadView[]) => beads.map((bead) => ({ ...bead, revision: null }));

  it('is on disk when the answer comes', async () => {
    const result = await reword(await bead(0), 'The net belongs to all.');
    expect(result.ok).toBe(true);
    expect((await bead(0)).target[0]).toMatchObject({
      text: 'The net belongs to all.',
      edited: true,
    });
  });

  it('makes a confirmed bead a draft again', async () => {
    const seen = await bead(0);
    await setStatus({ textId, beads: [seen], status: 'confirmed', author: '' });
    await reword(await bead(0), 'Another wording.');
    expect((await bead(0)).status).toBe('draft');
  });

  it('never overwrites what someone else wrote meanwhile: both are shown', async () => {
    const seen = await bead(0);
    await reword(seen, 'Mine.');
    const result = await reword(seen, 'Yours.');
    expect(result).toMatchObject({ ok: false, code: 'conflict' });
    expect(result.ok ? null : 'current' in result && result.current.target[0]!.text).toBe('Mine.');
    expect((await bead(0)).target[0]!.text).toBe('Mine.');
  });

  it('lets only one of two win who save at the same moment', async () => {
    const seen = await bead(0);
    const results = await Promise.all([reword(seen, 'One.'), reword(seen, 'Two.')]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
  });

  it('leaves the history alone where nothing changes', async () => {
    const seen = await bead(0);
    await reword(seen, seen.target[0]!.text);
    await setStatus({ textId, beads: [seen], status: seen.status, author: '' });
    expect(await historyState(textId)).toEqual({ canUndo: false, canRedo: false });
  });

  it('refuses an empty sentence', async () => {
    expect(await reword(await bead(0), '  ')).toEqual({ ok: false, code: 'invalid' });
  });

  it('does not touch a bead of another text', async () => {
    const seen = await bead(0);
    const other = storeSmallText();
    const result = await editSentence({
      textId: other.textId,
      beadId: seen.id,
      sentenceId: seen.target[0]!.id,
      revision: seen.revision,
      text: 'Strayed.',
      author: '',
    });
    expect(result).toEqual({ ok: false, code: 'gone' });
  });

  it('sets the status of all beads or of none', async () => {
    const [first, second] = [await bead(0), await bead(1)];
    await reword(second, 'Changed meanwhile.');
    const result = await setStatus({
      textId,
      beads: [first, second],
      status: 'confirmed',
      author: '',
    });
    expect(result).toMatchObject({ ok: false, code: 'conflict' });
    expect((await bead(0)).status).toBe('machine');
  });

  it('takes every change back, in order, to the very start, and makes them again', async () => {
    const start = content(await everything());
    await reword(await bead(0), 'First.');
    await setStatus({ textId, beads: [await bead(1)], status: 'confirmed', author: '' });
    await reword(await bead(0), 'Second.');
    const end = content(await everything());
    for (let i = 0; i < 3; i++) expect((await undo(textId, '')).ok).toBe(true);
    expect(content(await everything())).toEqual(start);
    expect(await undo(textId, '')).toEqual({ ok: false, code: 'nothing' });
    for (let i = 0; i < 3; i++) expect((await redo(textId, '')).ok).toBe(true);
    expect(content(await everything())).toEqual(end);
    expect(await redo(textId, '')).toEqual({ ok: false, code: 'nothing' });
  });

  it('goes another way after an undo: what was taken back stays in the history but is not made again', async () => {
    await reword(await bead(0), 'First.');
    await undo(textId, '');
    await reword(await bead(0), 'Another way.');
    expect(await historyState(textId)).toEqual({ canUndo: true, canRedo: false });
  });

  it('tells someone who saw the bead before an undo that it has changed', async () => {
    await reword(await bead(0), 'First.');
    const seen = await bead(0);
    await undo(textId, '');
    expect(await reword(seen, 'Based on what is gone.')).toMatchObject({ code: 'conflict' });
  });
});
