import { useFreshDatabase } from '@/tests/database';
import { storeSmallText } from '@/tests/small-text';
import { arrange } from './arrange';
import { readBeads } from './beads';
import { checkBeads } from './checks/check-beads';
import { editSentence, setStatus } from './edits';
import { review } from './review';

describe('what wants a look', () => {
  useFreshDatabase();
  let textId: string;
  let alignmentId: number;
  beforeEach(() => ({ textId, alignmentId } = storeSmallText()));

  const at = async (index: number) => (await readBeads(alignmentId, 0, 100))[index]!;
  const from = async (index: number, by: 1 | -1 = 1, doubtfulBelow = 0.6) => {
    await checkBeads(alignmentId);
    const { next, left } = await review(alignmentId, (await at(index)).id, by, doubtfulBelow);
    return [next?.index ?? null, left];
  };

  it('is nothing where all beads are sure and one to one', async () => {
    expect(await from(0)).toEqual([null, 0]);
  });

  it('is what the machine doubts, forward and back, and round the end', async () => {
    expect(await from(1, 1, 0.95)).toEqual([2, 4]);
    expect(await from(1, -1, 0.95)).toEqual([0, 4]);
    expect(await from(3, 1, 0.95)).toEqual([0, 4]);
    expect(await from(0, -1, 0.95)).toEqual([3, 4]);
  });

  it('is only what passes a filter, where there is one', async () => {
    await setStatus({ textId, beads: [await at(2)], status: 'draft', author: '林' });
    await arrange({ textId, bead: await at(1), arrangement: { kind: 'part' }, author: 'Ann' });
    await checkBeads(alignmentId);
    const id = (await at(0)).id;
    expect(await review(alignmentId, id, 1, 0.6, { by: '林' })).toEqual({ next: null, left: 0 });
    expect((await review(alignmentId, id, -1, 0.6, { by: 'Ann' })).next?.index).toBe(2);
  });

  it('is one-sided beads and those with several sentences on both sides', async () => {
    await arrange({ textId, bead: await at(1), arrangement: { kind: 'part' }, author: '' });
    expect(await from(0)).toEqual([1, 2]);
    expect(await from(1)).toEqual([2, 2]);
    await arrange({ textId, bead: await at(3), arrangement: { kind: 'merge', by: 1 }, author: '' });
    expect(await from(2)).toEqual([3, 3]);
  });

  it('is not the bead that one is at, which counts', async () => {
    await arrange({ textId, bead: await at(1), arrangement: { kind: 'part' }, author: '' });
    await setStatus({ textId, beads: [await at(2)], status: 'confirmed', author: '' });
    expect(await from(1)).toEqual([null, 1]);
  });

  it('is what has an issue', async () => {
    const { id, revision, target } = await at(2);
    await editSentence({ textId, beadId: id, sentenceId: target[0]!.id, revision, text: 'It has 83 parts.', author: '' }); // prettier-ignore
    expect(await from(0)).toEqual([2, 1]);
  });

  it('is nothing that is confirmed', async () => {
    const beads = await readBeads(alignmentId, 0, 100);
    await setStatus({ textId, beads, status: 'confirmed', author: '' });
    expect(await from(0, 1, 0.95)).toEqual([null, 0]);
  });
});
