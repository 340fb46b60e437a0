import { useFreshDatabase } from '@/tests/database';
import { storeSmallText } from '@/tests/small-text';
import { arrange } from './arrange';
import { readBeads } from './beads';
import { setStatus } from './edits';
import { undo } from './history';
import { findMade } from './once';
import { readHistory } from './read-history';

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
