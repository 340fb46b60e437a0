import { useFreshDatabase } from '@/tests/database';
import { storeSmallText } from '@/tests/small-text';
import { align } from '@/lib/align/align';
import { loadLexicon } from '@/scripts/aligner';
import { arrange, type Arrangement } from './arrange';
import type { AlignRegion } from './carry-alignment';
import { readBeads } from './beads';
import { addComment, changeComment, listComments } from './comments';
import { commentedBeads } from './comments-of-beads';
import { redo, undo } from './history';
import { keepRegion, previewRegion } from './realign-region';
import { review } from './review';
import { changeSentence } from './sentence-operations';

describe('comments', () => {
  useFreshDatabase();
  const lexicon = loadLexicon();
  const aligner: AlignRegion = (source, target, languages, anchors) =>
    align(source, target, { sourceLang: languages.source, targetLang: languages.target, lexicon, anchors }); // prettier-ignore
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

  const arranged = async (at: number, arrangement: Arrangement) =>
    expect(await arrange({ textId, bead: await bead(at), arrangement, author: '' })).toMatchObject({ ok: true }); // prettier-ignore
  const texts = async (at: number) => (await of(at)).map(({ text }) => text);

  it('outlive a merge, stand beside those of the other bead, and part again', async () => {
    await comment(1, 'Of the second.');
    await comment(0, 'Of the first.');
    await arranged(0, { kind: 'merge', by: 1 });
    expect(await texts(0)).toEqual(['Of the second.', 'Of the first.']);
    expect((await bead(0)).comments).toEqual({ open: 2, resolved: 0 });
    await undo(textId, '');
    expect(await texts(1)).toEqual(['Of the second.']);
    expect(await texts(0)).toEqual(['Of the first.']);
  });

  it('stay with their sentence where its bead is split or parted', async () => {
    await arranged(1, { kind: 'merge', by: 1 });
    await comment(1, 'A word.');
    await arranged(1, { kind: 'split', at: { source: 1, target: 1 } });
    expect([await texts(1), await texts(2)]).toEqual([['A word.'], []]);
    await arranged(1, { kind: 'part' });
    expect([await texts(1), await texts(2)]).toEqual([['A word.'], []]);
  });

  it('go with their sentence to another bead, and to where sentences shift', async () => {
    await comment(1, 'A word.');
    const [from, to] = [await bead(1), await bead(3)];
    const sentenceIds = [from.source[0]!.id];
    await arranged(1, { kind: 'move-to', side: 'source', sentenceIds, to });
    expect([await texts(1), await texts(3)]).toEqual([[], ['A word.']]);
    await undo(textId, '');
    await arranged(0, { kind: 'shift', side: 'source', by: 1 });
    const places = [0, 1, 2, 3, 4].map(async (at) => ((await bead(at)) ? texts(at) : []));
    expect((await Promise.all(places)).flat()).toEqual(['A word.']);
  });

  it('outlive another alignment of their sentences', async () => {
    await arranged(1, { kind: 'shift', side: 'target', by: 1 });
    await comment(2, 'A word.');
    const sentenceId = (await bead(2)).source[0]!.id;
    const beadId = (await bead(2)).id;
    const preview = await previewRegion(textId, beadId, aligner);
    if (!preview.ok) throw new Error(preview.code);
    const kept = await keepRegion({ textId, beadId, seen: preview.seen, author: '' }, aligner);
    expect(kept).toMatchObject({ ok: true });
    const holder = (await readBeads(alignmentId, 0, 10)).find(({ source }) => source.some(({ id }) => id === sentenceId))!; // prettier-ignore
    expect(await texts(holder.index)).toEqual(['A word.']);
    expect(holder.comments).toEqual({ open: 1, resolved: 0 });
  });

  it('go to the sentence before where their own is deleted, and back to it by undo', async () => {
    await comment(2, 'A word.');
    const wanted = async () => (await review(alignmentId, (await bead(0)).id, 1, 0)).next?.index;
    const whole = await bead(2);
    for (const side of ['source', 'target'] as const) {
      const at = (await readBeads(alignmentId, 0, 10)).find(({ id }) => id === whole.id)!;
      const operation = { kind: 'delete-sentence', sentenceId: whole[side][0]!.id } as const;
      expect(await changeSentence({ textId, bead: at, operation, author: '' })).toMatchObject({ ok: true }); // prettier-ignore
    }
    expect(await texts(1)).toEqual(['A word.']);
    expect(await wanted()).toBe(1);
    await undo(textId, '');
    await undo(textId, '');
    expect(await wanted()).toBe(2);
    expect([await texts(1), await texts(2)]).toEqual([[], ['A word.']]);
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
