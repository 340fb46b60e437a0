import { useFreshDatabase } from '@/tests/database';
import { storeSmallText } from '@/tests/small-text';
import { arrange } from './arrange';
import { readBeads } from './beads';
import { prisma } from './client';
import { setStatus } from './edits';
import { redo, undo } from './history';

describe('the steps of a text', () => {
  useFreshDatabase();

  it('number what was done, undone and redone, and say what moved beads', async () => {
    const { textId, alignmentId } = storeSmallText();
    const [bead] = await readBeads(alignmentId, 0, 1);
    await setStatus({ textId, beads: [bead!], status: 'confirmed', author: 'Lin' });
    const [seen] = await readBeads(alignmentId, 0, 1);
    const merged = await arrange({
      textId,
      bead: seen!,
      arrangement: { kind: 'merge', by: 1 },
      author: 'Lin',
    });
    const undone = await undo(textId, 'Chen');
    await redo(textId, 'Chen');
    const steps = await prisma().step.findMany({ orderBy: { id: 'asc' } });
    expect(steps.map(({ undone, moves, author }) => [undone, moves, author])).toEqual([
      [false, false, 'Lin'],
      [false, true, 'Lin'],
      [true, true, 'Chen'],
      [false, true, 'Chen'],
    ]);
    const [, merge, back] = steps;
    expect(merged).toMatchObject({ structure: { before: 0, now: merge!.id } });
    expect(undone).toMatchObject({ structure: { before: merge!.id, now: back!.id } });
  });

  it('are not there for a change that was refused', async () => {
    const { textId, alignmentId } = storeSmallText();
    const [bead] = await readBeads(alignmentId, 0, 1);
    const stale = [{ id: bead!.id, revision: bead!.revision + 1 }];
    await setStatus({ textId, beads: stale, status: 'confirmed', author: '' });
    expect(await prisma().step.count()).toBe(0);
  });
});
