import { useFreshDatabase } from '@/tests/database';
import { storeSmallText } from '@/tests/small-text';
import { arrange } from './arrange';
import { readBeads } from './beads';
import { addComment, changeComment, listComments } from './comments';
import { commentedBeads } from './comments-of-beads';
import { redo, undo } from './history';

describe('comments', () => {
  useFreshDatabase();
  let textId: string;
  let alignmentId: number;
  beforeEach(() => ({ textId, alignmentId } = storeSmallText()));

  const bead = async (at: number) => (await readBeads(alignmentId, at, 1))[0]!;
  const comment = async (at: number, text: string, author = 'Lin') =>
    addComment({ textId, beadId: (await bead(at)).id, text, author });
  const of = async (at: number) => (await listComments(textId, (await bead(at)).id))!;
  const change = async (at: number, kind: 'resolve' | 'reopen' | 'delete', author = 'Lin') =>
    changeComment({ textId, commentId: (await of(at))[0]!.id, change: { kind }, author });

  it('stand at their bead, with author and time', async () => {
    const result = await comment(1, ' Is this meant? ');
    expect(result).toMatchObject({ ok: true, beads: [{ comments: { open: 1, resolved: 0 } }] });
    expect(await of(1)).toMatchObject([
      { text: 'Is this meant?', author: 'Lin', resolvedAt: null },
    ]);
    expect(await of(0)).toEqual([]);
    expect((await bead(0)).comments).toBeUndefined();
  });

  it('do not make what others edit out of date', async () => {
    const { revision } = await bead(1);
    await comment(1, 'A word.');
    expect((await bead(1)).revision).toBe(revision);
  });

  it('are resolved and opened again by anyone', async () => {
    await comment(1, 'A word.');
    await change(1, 'resolve', 'Chen');
    expect(await of(1)).toMatchObject([{ resolvedBy: 'Chen' }]);
    expect((await bead(1)).comments).toEqual({ open: 0, resolved: 1 });
    expect(await commentedBeads(alignmentId, true)).toEqual([]);
    expect(await commentedBeads(alignmentId, false)).toEqual([(await bead(1)).id]);
    await change(1, 'reopen', 'Lin');
    expect(await of(1)).toMatchObject([{ resolvedAt: null, resolvedBy: null }]);
  });

  it('are reworded and deleted by their author only', async () => {
    await comment(1, 'A word.');
    const commentId = (await of(1))[0]!.id;
    const reword = (author: string) =>
      changeComment({ textId, commentId, change: { kind: 'reword', text: 'Two.' }, author });
    expect(await reword('Chen')).toEqual({ ok: false, code: 'invalid' });
    expect(await change(1, 'delete', 'Chen')).toEqual({ ok: false, code: 'invalid' });
    await reword('Lin');
    expect(await of(1)).toMatchObject([{ text: 'Two.' }]);
    await change(1, 'delete');
    expect(await of(1)).toEqual([]);
  });

  it('are undone and made again like every change', async () => {
    await comment(1, 'A word.');
    const before = await of(1);
    await change(1, 'resolve');
    await change(1, 'delete');
    await undo(textId, '');
    await undo(textId, '');
    expect(await of(1)).toEqual(before);
    await undo(textId, '');
    expect(await of(1)).toEqual([]);
    await redo(textId, '');
    expect(await of(1)).toEqual(before);
  });

  it('outlive a merge and a split, and follow their sentence', async () => {
    await comment(1, 'A word.');
    const merge = { kind: 'merge', by: 1 } as const;
    await arrange({ textId, bead: await bead(0), arrangement: merge, author: '' });
    expect(await of(0)).toMatchObject([{ text: 'A word.' }]);
    await undo(textId, '');
    expect(await of(1)).toMatchObject([{ text: 'A word.' }]);
    expect(await of(0)).toEqual([]);
  });

  it('are refused where they say nothing, and where the bead is another text’s', async () => {
    expect(await comment(0, '   ')).toEqual({ ok: false, code: 'invalid' });
    const other = storeSmallText();
    const beadId = (await readBeads(other.alignmentId, 0, 1))[0]!.id;
    expect(await addComment({ textId, beadId, text: 'x', author: '' })).toEqual({
      ok: false,
      code: 'gone',
    });
  });
});
