import { useFreshDatabase } from '@/tests/database';
import { storeSmallText } from '@/tests/small-text';
import { readBeads } from './beads';
import { prisma } from './client';
import { editSentence, setStatus } from './edits';
import { undo } from './history';
import { changeSentence, type SentenceOperation } from './sentence-operations';
import type { BeadView, ChangeResult } from './types';

describe('changing sentences of a stored text', () => {
  useFreshDatabase();
  let textId: string;
  let alignmentId: number;
  beforeEach(() => ({ textId, alignmentId } = storeSmallText()));

  const beads = () => readBeads(alignmentId, 0, 100);
  const at = async (index: number): Promise<BeadView> => (await beads())[index]!;
  const change = (bead: BeadView, operation: SentenceOperation): Promise<ChangeResult> =>
    changeSentence({ textId, bead, operation, author: 'Lin' });
  const texts = async () =>
    (await beads()).map(({ source, target }) =>
      [source, target].map((side) => side.map(({ text }) => text)),
    );
  const split = (bead: BeadView, side: 'source' | 'target', before: string, of = 0) => {
    const { id, text } = bead[side][of]!;
    return change(bead, { kind: 'split-sentence', sentenceId: id, text, at: text.indexOf(before) });
  };
  const row = async (bead: BeadView, side: 'source' | 'target', of = 0) =>
    prisma().sentence.findUniqueOrThrow({ where: { id: bead[side][of]!.id } });

  it('splits at a place: both halves stand in the bead, each with its place in the source', async () => {
    const whole = await row(await at(2), 'source');
    expect(await split(await at(2), 'source', '是国际社会')).toMatchObject({ ok: true });
    expect((await texts())[2]![0]).toEqual([
      '发展好、运用好、治理好互联网，',
      '是国际社会的共同责任。',
    ]);
    const [first, second] = [await row(await at(2), 'source'), await row(await at(2), 'source', 1)];
    expect(first).toMatchObject({ id: whole.id, start: whole.start, end: second.start });
    expect(second).toMatchObject({ end: whole.end, base: '是国际社会的共同责任。' });
    expect(await at(2)).toMatchObject({ status: 'draft' });
    expect((await at(2)).source.map(({ edited }) => edited)).toEqual([false, false]);
  });

  it('leaves no white space where it cut English, and joins with a space again', async () => {
    const whole = await row(await at(2), 'target');
    await split(await at(2), 'target', 'is a shared');
    expect((await texts())[2]![1]).toEqual([
      'To develop, use and govern it well',
      'is a shared task.',
    ]);
    const bead = await at(2);
    await change(bead, { kind: 'join-sentences', sentenceId: bead.target[1]!.id, by: -1 });
    const { text, base, start, end } = await row(await at(2), 'target');
    expect({ text, base, start, end }).toEqual({
      text: whole.text,
      base: whole.base,
      start: whole.start,
      end: whole.end,
    });
  });

  it('splits what a person worded, and the source where it says the same', async () => {
    const bead = await at(2);
    const { id } = bead.source[0]!;
    await editSentence({ textId, beadId: bead.id, sentenceId: id, revision: bead.revision, text: '把互联网发展好、运用好、治理好，是国际社会共同的责任。', author: '' }); // prettier-ignore
    await split(await at(2), 'source', '是国际社会');
    expect((await row(await at(2), 'source', 1)).base).toMatch(/国际社会的共同责任。$/);
    expect((await texts())[2]![0]![1]).toBe('是国际社会共同的责任。');
  });

  it('joins across beads: the bead that holds nothing more goes, Chinese without a space', async () => {
    const [, second, third] = await beads();
    const result = await change(second!, { kind: 'join-sentences', sentenceId: second!.source[0]!.id, by: 1 }); // prettier-ignore
    expect(result).toMatchObject({ ok: true });
    expect((await texts())[1]![0]).toEqual([
      '网络属于大家。发展好、运用好、治理好互联网，是国际社会的共同责任。',
    ]);
    // Its target is still there: the bead stays, with one side.
    expect((await at(2)).source).toEqual([]);
    const next = await at(2);
    const gone = await change(await at(1), { kind: 'join-sentences', sentenceId: (await at(1)).target[0]!.id, by: 1 }); // prettier-ignore
    expect(gone).toMatchObject({ ok: true, removed: [next.id], total: 3 });
    expect(third!.id).toBe(next.id);
  });

  it('inserts behind a sentence, and on an empty side in its place', async () => {
    const bead = await at(1);
    await change(bead, { kind: 'insert-sentence', side: 'target', after: bead.target[0]!.id, text: ' It is ours. ' }); // prettier-ignore
    expect((await texts())[1]![1]).toEqual(['The network belongs to everyone.', 'It is ours.']);
    const { start, end, base } = await row(await at(1), 'target', 1);
    expect([start, base]).toEqual([end, '']);
    await change(await at(3), { kind: 'delete-sentence', sentenceId: (await at(3)).target[0]!.id });
    await change(await at(3), { kind: 'insert-sentence', side: 'target', after: null, text: 'Security first.' }); // prettier-ignore
    expect((await texts())[3]![1]).toEqual(['Security first.']);
  });

  it('deletes a sentence from the text, not from the history: undo brings it back as it was', async () => {
    const before = await prisma().sentence.findMany({ orderBy: { id: 'asc' } });
    const bead = await at(3);
    await change(bead, { kind: 'delete-sentence', sentenceId: bead.target[0]!.id });
    expect((await texts())[3]).toEqual([['安全是发展的前提。'], []]);
    const last = await at(3);
    const result = await change(last, { kind: 'delete-sentence', sentenceId: last.source[0]!.id });
    expect(result).toMatchObject({ ok: true, removed: [last.id], total: 3 });
    await undo(textId, '');
    await undo(textId, '');
    expect(await prisma().sentence.findMany({ orderBy: { id: 'asc' } })).toEqual(before);
  });

  it('does not delete the last sentence there is', async () => {
    for (let left = 7; left > 0; left--) {
      const bead = await at(0);
      const sentence = bead.source[0] ?? bead.target[0]!;
      await change(bead, { kind: 'delete-sentence', sentenceId: sentence.id });
    }
    const bead = await at(0);
    const { id } = bead.source[0] ?? bead.target[0]!;
    expect(await change(bead, { kind: 'delete-sentence', sentenceId: id })).toEqual({ ok: false, code: 'nothing' }); // prettier-ignore
  });

  it('is a conflict where the bead or the wording is another, and changes nothing then', async () => {
    const seen = await at(1);
    await setStatus({ textId, beads: [seen], status: 'confirmed', author: '' });
    const before = await texts();
    expect(await split(seen, 'source', '大家')).toMatchObject({ code: 'conflict' });
    const now = await at(1);
    const sentenceId = now.source[0]!.id;
    expect(await change(now, { kind: 'split-sentence', sentenceId, text: '别的。', at: 1 })).toMatchObject({ code: 'conflict' }); // prettier-ignore
    expect(await change(seen, { kind: 'delete-sentence', sentenceId })).toMatchObject({ code: 'conflict' }); // prettier-ignore
    expect(await texts()).toEqual(before);
  });

  it('says what the text does not allow', async () => {
    const bead = await at(0);
    const { id, text } = bead.source[0]!;
    expect(await change(bead, { kind: 'split-sentence', sentenceId: id, text, at: 0 })).toMatchObject({ code: 'nothing' }); // prettier-ignore
    expect(await change(bead, { kind: 'join-sentences', sentenceId: id, by: -1 })).toMatchObject({ code: 'nothing' }); // prettier-ignore
    expect(await change(bead, { kind: 'insert-sentence', side: 'source', after: null, text: ' ' })).toMatchObject({ code: 'invalid' }); // prettier-ignore
  });

  it('does both of two that are told at the same time of neighbouring beads', async () => {
    const [, second, third] = await beads();
    const results = await Promise.all([
      split(second!, 'source', '大家'),
      split(third!, 'source', '是国际社会'),
    ]);
    expect(results.map(({ ok }) => ok)).toEqual([true, true]);
    expect((await texts()).slice(1, 3).map(([source]) => source!.length)).toEqual([2, 2]);
  });
});
