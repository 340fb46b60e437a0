import { useFreshDatabase } from '@/tests/database';
import { storeSmallText } from '@/tests/small-text';
import { readBeads, readBeadsOf } from './beads';
import { confirmAbove, countAbove } from './confirm-above';
import { editSentence } from './edits';
import { historyState } from './answer';
import { undo } from './history';
import { changeRange, type RangeAction } from './range';
import type { BeadView } from './types';

describe('changing a range of beads', () => {
  useFreshDatabase();
  let textId: string;
  let alignmentId: number;
  beforeEach(() => ({ textId, alignmentId } = storeSmallText()));

  const beads = () => readBeads(alignmentId, 0, 100);
  const statuses = async () => (await beads()).map(({ status }) => status);
  const targets = async () => (await beads()).map(({ target }) => target.map(({ id }) => id));
  const change = (all: BeadView[], action: RangeAction, count = all.length) =>
    changeRange({ textId, first: all[0]!.id, last: all.at(-1)!.id, count, action, seen: all, author: 'Lin' }); // prettier-ignore

  it('confirms all of them in one step, and sets them back to what they were of', async () => {
    const bead = (await beads())[1]!;
    await editSentence({ textId, beadId: bead.id, sentenceId: bead.target[0]!.id, revision: bead.revision, text: 'Ours.', author: '' }); // prettier-ignore
    await change((await beads()).slice(1), 'confirm');
    expect(await statuses()).toEqual(['machine', 'confirmed', 'confirmed', 'confirmed']);
    await change((await beads()).slice(1, 3), 'set-back');
    expect(await statuses()).toEqual(['machine', 'draft', 'machine', 'confirmed']);
    await undo(textId, '');
    await undo(textId, '');
    expect(await statuses()).toEqual(['machine', 'draft', 'machine', 'machine']);
  });

  it('confirms only those that are meant, where a filter hides the others', async () => {
    const all = await beads();
    const only = [all[1]!.id, all[3]!.id];
    const ends = { first: all[0]!.id, last: all[3]!.id, count: 4 };
    await changeRange({ textId, ...ends, only, action: 'confirm', seen: [], author: '' });
    expect(await statuses()).toEqual(['machine', 'confirmed', 'machine', 'confirmed']);
    expect((await readBeadsOf(alignmentId, [...only, 999_999])).map(({ index }) => index)).toEqual([1, 3]); // prettier-ignore
    expect(await readBeadsOf(alignmentId + 1, only)).toEqual([]);
  });

  it('merges all of them, and exchanges the targets of the first and the last', async () => {
    const before = await targets();
    await change((await beads()).slice(1), 'exchange');
    expect(await targets()).toEqual([before[0], before[3], before[2], before[1]]);
    await undo(textId, '');
    await change((await beads()).slice(1), 'merge');
    expect(await targets()).toEqual([before[0], before.slice(1).flat()]);
    await undo(textId, '');
    expect(await targets()).toEqual(before);
  });

  it('changes nothing where one of them is another than was seen, or others are there', async () => {
    const seen = await beads();
    const bead = seen[2]!;
    await editSentence({ textId, beadId: bead.id, sentenceId: bead.target[0]!.id, revision: bead.revision, text: 'Ours.', author: '' }); // prettier-ignore
    for (const action of ['confirm', 'merge'] as const)
      expect(await change(seen, action)).toMatchObject({
        code: 'conflict',
        current: { id: bead.id },
      });
    expect(await change(await beads(), 'confirm', 3)).toEqual({ ok: false, code: 'gone' });
    expect(await statuses()).toEqual(['machine', 'machine', 'draft', 'machine']);
  });

  it('leaves the history alone where all of it is so already', async () => {
    await change(await beads(), 'set-back');
    expect(await historyState(textId)).toMatchObject({ canUndo: false });
  });

  it('confirms what the machine is sure of, as many as it said, and takes it back at once', async () => {
    await change((await beads()).slice(0, 1), 'confirm');
    expect(await countAbove(textId, 0.9)).toBe(3);
    expect(await countAbove(textId, 0.91)).toBe(0);
    const author = '';
    expect(await confirmAbove({ textId, confidence: 0.9, count: 4, author })).toMatchObject({ code: 'gone' }); // prettier-ignore
    expect(await confirmAbove({ textId, confidence: 0.9, count: 3, author })).toMatchObject({ ok: true }); // prettier-ignore
    expect(new Set(await statuses())).toEqual(new Set(['confirmed']));
    await undo(textId, '');
    expect(await statuses()).toEqual(['confirmed', 'machine', 'machine', 'machine']);
  });
});
