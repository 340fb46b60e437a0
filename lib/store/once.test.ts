import { useFreshDatabase } from '@/tests/database';
import { storeSmallText } from '@/tests/small-text';
import { arrange } from './arrange';
import { readBeads } from './beads';
import { setStatus } from './edits';
import { redo, undo } from './history';
import { findMade } from './once';
import { changeRange } from './range';
import { readHistory } from './read-history';
import { changeSentence } from './sentence-operations';

const clientId = '6f1c1f0e-0000-4000-8000-000000000001';

describe('a change that a page sends again', () => {
  useFreshDatabase();
  let textId: string;
  let alignmentId: number;
  beforeEach(() => ({ textId, alignmentId } = storeSmallText()));
  const everything = () => readBeads(alignmentId, 0, 100);
  const merge = async (index: number, id = clientId) => {
    const bead = (await everything())[index]!;
    const change = { textId, bead, arrangement: { kind: 'merge', by: 1 } as const, author: 'Lin' };
    return () => arrange({ ...change, clientId: id });
  };

  it('is made once, and answered with what it made', async () => {
    const [, first, second] = await everything();
    const send = await merge(1);
    const result = await send();
    expect(await findMade(textId, '6f1c1f0e-0000-4000-8000-000000000002')).toBeNull();
    const again = await send();
    expect(again).toMatchObject({ ok: true, removed: [second!.id], made: [], total: 3 });
    if (!result.ok || !again.ok) throw new Error('It was made.');
    expect(again.operationId).toBe(result.operationId);
    expect(again.beads).toMatchObject([{ id: first!.id }]);
    expect(again.structure).toEqual({ before: result.structure!.now, now: result.structure!.now });
    expect(await readHistory(textId)).toHaveLength(1);
  });

  it('is made once where it is sent twice at the same time', async () => {
    const send = await merge(0);
    const results = await Promise.all([send(), send(), send()]);
    expect(results.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(await readHistory(textId)).toHaveLength(1);
    expect(await everything()).toHaveLength(3);
  });

  it('tells which of its beads are new, whatever was done since', async () => {
    const bead = (await everything())[1]!;
    const change = {
      textId,
      bead,
      arrangement: { kind: 'part' } as const,
      author: 'Lin',
      clientId,
    };
    const result = await arrange(change);
    await (
      await merge(3, '6f1c1f0e-0000-4000-8000-000000000003')
    )();
    const again = await arrange(change);
    if (!result.ok || !again.ok) throw new Error('It was made.');
    expect(again.made).toEqual(result.made);
    expect(again.total).toBe(4);
  });

  it('is not made again where somebody undid it', async () => {
    const send = await merge(1);
    await send();
    await undo(textId, 'Chen');
    expect(await send()).toMatchObject({ ok: true, total: 4 });
    expect(await everything()).toHaveLength(4);
  });

  it('is refused where another made the very same first', async () => {
    const mine = await merge(1);
    await (
      await merge(1, '6f1c1f0e-0000-4000-8000-000000000004')
    )();
    expect(await mine()).toMatchObject({ ok: false, code: 'conflict' });
    expect(await readHistory(textId)).toHaveLength(1);
  });

  it('may be a sentence that is split, and tells which is new', async () => {
    const bead = (await everything())[1]!;
    const { id: sentenceId, text } = bead.target[0]!;
    const operation = { kind: 'split-sentence', sentenceId, text, at: 11 } as const;
    const change = { textId, bead, operation, author: 'Lin', clientId };
    const result = await changeSentence(change);
    const again = await changeSentence(change);
    if (!result.ok || !again.ok) throw new Error('It was made.');
    const half = (await everything())[1]!.target[1]!;
    expect([result.madeSentence, again.madeSentence]).toEqual([half.id, half.id]);
    expect(await readHistory(textId)).toHaveLength(1);
  });

  it('may be a range, or what is undone and redone: each once, and who had done it is told', async () => {
    const [first, second] = await everything();
    const range = { textId, first: first!.id, last: second!.id, count: 2, action: 'merge', seen: [first!, second!], author: 'Lin', clientId } as const; // prettier-ignore
    await changeRange(range);
    expect(await changeRange(range)).toMatchObject({ ok: true, removed: [second!.id], total: 3 });
    await (
      await merge(1, '6f1c1f0e-0000-4000-8000-000000000005')
    )();
    const undoId = '6f1c1f0e-0000-4000-8000-000000000006';
    const result = await undo(textId, 'Chen', undoId);
    expect(result).toMatchObject({ ok: true, total: 3, doneBy: 'Lin' });
    const again = await undo(textId, 'Chen', undoId);
    expect(again).toMatchObject({ ok: true, total: 3 });
    if (!result.ok || !again.ok) throw new Error('It was made.');
    expect([again.made, again.removed]).toEqual([result.made, []]);
    expect(await everything()).toHaveLength(3);
    const redoId = '6f1c1f0e-0000-4000-8000-000000000007';
    const both = await Promise.all([redo(textId, 'Lin', redoId), redo(textId, 'Lin', redoId)]);
    expect(both).toMatchObject([{ ok: true, total: 2 }, { ok: true, total: 2 }]); // prettier-ignore
    expect(await everything()).toHaveLength(2);
  });

  it('may be a status as well, and is of its own text only', async () => {
    const [bead] = await everything();
    const change = {
      textId,
      beads: [bead!],
      status: 'confirmed' as const,
      author: 'Lin',
      clientId,
    };
    await setStatus(change);
    expect(await setStatus(change)).toMatchObject({ ok: true, beads: [{ status: 'confirmed' }] });
    expect(await readHistory(textId)).toHaveLength(1);
    const other = storeSmallText();
    expect(await findMade(other.textId, clientId)).toBeNull();
  });
});
