import fc from 'fast-check';
import { useFreshDatabase } from '@/tests/database';
import { storeSmallText } from '@/tests/small-text';
import { arrange, type Arrangement } from './arrange';
import { readBeads } from './beads';
import { editSentence, setStatus } from './edits';
import { redo, undo } from './history';
import type { BeadView, ChangeResult } from './types';

describe('rearranging a stored alignment', () => {
  useFreshDatabase();
  let textId: string;
  let alignmentId: number;
  beforeEach(() => ({ textId, alignmentId } = storeSmallText()));

  const everything = () => readBeads(alignmentId, 0, 100);
  const at = async (index: number): Promise<BeadView> => (await everything())[index]!;
  const change = (bead: BeadView, arrangement: Arrangement): Promise<ChangeResult> =>
    arrange({ textId, bead, arrangement, author: 'Lin' });
  /** Beads by the places of their sentences: `0|0`. */
  const shape = async () => {
    const beads = await everything();
    const ids = (side: 'source' | 'target') =>
      beads.flatMap((bead) => bead[side].map(({ id }) => id)).sort((a, b) => a - b);
    const [source, target] = [ids('source'), ids('target')];
    return beads.map(
      (bead) =>
        `${bead.source.map(({ id }) => source.indexOf(id)).join()}|${bead.target.map(({ id }) => target.indexOf(id)).join()}`,
    );
  };
  const content = (beads: BeadView[]) => beads.map((bead) => ({ ...bead, revision: null }));

  it('merges a bead with the next, which goes, and tells what is left', async () => {
    const [, first, second] = await everything();
    const result = await change(first!, { kind: 'merge', by: 1 });
    expect(await shape()).toEqual(['0|0', '1,2|1,2', '3|3']);
    expect(result).toMatchObject({ ok: true, removed: [second!.id], total: 3 });
    expect(await at(1)).toMatchObject({ id: first!.id, status: 'draft' });
  });

  it('merges with the one before, and splits again where the lengths speak for it', async () => {
    await change(await at(2), { kind: 'merge', by: -1 });
    await change(await at(1), { kind: 'split' });
    expect(await shape()).toEqual(['0|0', '1|1', '2|2', '3|3']);
  });

  it('splits at a boundary that is named', async () => {
    await change(await at(1), { kind: 'merge', by: 1 });
    await change(await at(1), { kind: 'split', at: { source: 2, target: 1 } });
    expect(await shape()).toEqual(['0|0', '1,2|1', '|2', '3|3']);
  });

  it('moves the last sentence of a side on, and the first back', async () => {
    await change(await at(1), { kind: 'move', side: 'target', by: 1 });
    expect(await shape()).toEqual(['0|0', '1|', '2|1,2', '3|3']);
    await change(await at(2), { kind: 'move', side: 'target', by: -1 });
    expect(await shape()).toEqual(['0|0', '1|1', '2|2', '3|3']);
  });

  it('moves sentences to a far bead, also crosswise', async () => {
    const [first, , , last] = await everything();
    const sentenceIds = last!.target.map(({ id }) => id);
    await change(last!, { kind: 'move-to', side: 'target', sentenceIds, to: first! });
    expect(await shape()).toEqual(['0|0,3', '1|1', '2|2', '3|']);
  });

  it('exchanges targets, parts a bead and joins its sides again', async () => {
    await change(await at(1), { kind: 'exchange', by: 1 });
    expect(await shape()).toEqual(['0|0', '1|2', '2|1', '3|3']);
    await change(await at(1), { kind: 'part' });
    expect(await shape()).toEqual(['0|0', '1|', '|2', '2|1', '3|3']);
    await change(await at(1), { kind: 'merge', by: 1 });
    expect(await shape()).toEqual(['0|0', '1|2', '2|1', '3|3']);
  });

  it('shifts the rest of a side, and leaves it to be looked at', async () => {
    await change(await at(1), { kind: 'shift', side: 'target', by: 1 });
    expect(await shape()).toEqual(['0|0', '1|', '2|1', '3|2', '|3']);
    expect((await everything()).every((bead) => bead.status === 'machine')).toBe(true);
    await change(await at(2), { kind: 'shift', side: 'target', by: -1 });
    expect(await shape()).toEqual(['0|0', '1|1', '2|2', '3|3']);
  });

  it('shifts nothing of a confirmed bead, nor behind it', async () => {
    await setStatus({ textId, beads: [await at(2)], status: 'confirmed', author: '' });
    await change(await at(0), { kind: 'shift', side: 'target', by: 1 });
    expect(await shape()).toEqual(['0|', '1|0', '|1', '2|2', '3|3']);
  });

  it.each([
    ['there is no bead before', 0, { kind: 'merge', by: -1 }],
    ['there is no bead after', 3, { kind: 'move', side: 'source', by: 1 }],
    ['a split would leave nothing', 1, { kind: 'split', at: { source: 0, target: 0 } }],
  ] as [string, number, Arrangement][])(
    'says that it cannot be done where %s',
    async (_, index, arrangement) => {
      const before = await everything();
      expect(await change(await at(index), arrangement)).toEqual({ ok: false, code: 'nothing' });
      expect(await everything()).toEqual(before);
    },
  );

  it('is undone and redone, whatever was edited in between', async () => {
    await change(await at(1), { kind: 'merge', by: 1 });
    const merged = await at(1);
    await editSentence({
      textId,
      beadId: merged.id,
      sentenceId: merged.target[1]!.id,
      revision: merged.revision,
      text: 'Another wording.',
      author: 'Lin',
    });
    const after = await everything();
    await undo(textId, '');
    expect(await undo(textId, '')).toMatchObject({ ok: true, total: 4 });
    expect(await shape()).toEqual(['0|0', '1|1', '2|2', '3|3']);
    await redo(textId, '');
    await redo(textId, '');
    expect(content(await everything())).toEqual(content(after));
  });

  it('is a conflict where the bead changed meanwhile, and changes nothing then', async () => {
    const seen = await at(1);
    await setStatus({ textId, beads: [seen], status: 'confirmed', author: '' });
    expect(await change(seen, { kind: 'merge', by: 1 })).toMatchObject({ code: 'conflict' });
    expect(await shape()).toEqual(['0|0', '1|1', '2|2', '3|3']);
  });

  it('never lets a revision that someone saw stand for another content', async () => {
    const seen = await at(2);
    await change(await at(1), { kind: 'merge', by: 1 });
    await undo(textId, '');
    const back = await at(2);
    expect(back.id).toBe(seen.id);
    expect(back.revision).toBeGreaterThan(seen.revision);
  });

  it('does one of two that are told at the same time, or both one after the other', async () => {
    const [, second, third] = await everything();
    const results = await Promise.all([
      change(second!, { kind: 'part' }),
      change(third!, { kind: 'part' }),
    ]);
    expect(results.map(({ ok }) => ok)).toEqual([true, true]);
    expect(await shape()).toEqual(['0|0', '1|', '|1', '2|', '|2', '3|3']);
  });

  it('comes back to the start after any sequence, and to the end', async () => {
    const by = fc.constantFrom<1 | -1>(1, -1);
    const side = fc.constantFrom<'source' | 'target'>('source', 'target');
    const arrangements = fc.oneof(
      fc.record({ kind: fc.constantFrom('merge' as const, 'exchange' as const), by }),
      fc.record({ kind: fc.constantFrom('move' as const, 'shift' as const), side, by }),
      fc.record({ kind: fc.constantFrom('split' as const, 'part' as const) }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat({ max: 7 }), arrangements), { minLength: 1, maxLength: 10 }),
        async (all) => {
          const start = content(await everything());
          let done = 0;
          for (const [index, arrangement] of all) {
            const beads = await everything();
            const result = await change(beads[index % beads.length]!, arrangement);
            if (result.ok) done++;
            else expect(result.code).toBe('nothing');
          }
          const end = content(await everything());
          for (let turn = 0; turn < done; turn++) await undo(textId, '');
          expect(content(await everything())).toEqual(start);
          for (let turn = 0; turn < done; turn++) await redo(textId, '');
          expect(content(await everything())).toEqual(end);
          for (let turn = 0; turn < done; turn++) await undo(textId, '');
        },
      ),
      { numRuns: 25 },
    );
  }, 60_000);
});
