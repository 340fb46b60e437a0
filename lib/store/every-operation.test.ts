import fc from 'fast-check';
import { useFreshDatabase } from '@/tests/database';
import { storeSmallText } from '@/tests/small-text';
import { arrange } from './arrange';
import { readBeads } from './beads';
import { prisma } from './client';
import { editSentence, setStatus } from './edits';
import { redo, undo } from './history';
import { changeSentence } from './sentence-operations';
import type { BeadView, ChangeResult, Side } from './types';

/** Picks that a step makes of what stands there: each counts modulo what there is. */
interface Step {
  what: (typeof kinds)[number];
  bead: number;
  other: number;
  sentence: number;
  place: number;
  side: Side;
  by: 1 | -1;
}

const kinds = [
  'merge',
  'exchange',
  'move',
  'shift',
  'split',
  'part',
  'move-to',
  'edit',
  'status',
  'split-sentence',
  'join-sentences',
  'insert-sentence',
  'delete-sentence',
] as const;

const steps = fc.record({
  what: fc.constantFrom(...kinds),
  bead: fc.nat(99),
  other: fc.nat(99),
  sentence: fc.nat(99),
  place: fc.nat(99),
  side: fc.constantFrom<Side>('source', 'target'),
  by: fc.constantFrom<1 | -1>(1, -1),
}) satisfies fc.Arbitrary<Step>;

describe('any sequence of all operations', () => {
  useFreshDatabase();
  let textId: string;
  let alignmentId: number;
  beforeEach(() => ({ textId, alignmentId } = storeSmallText()));

  const author = 'Lin';

  async function take(step: Step): Promise<ChangeResult> {
    const beads = await readBeads(alignmentId, 0, 100);
    const bead = beads[step.bead % beads.length]!;
    const to = beads[step.other % beads.length]!;
    const { side, by, what } = step;
    const all = bead[side];
    const sentence = all[step.sentence % (all.length || 1)];
    const arranged = (arrangement: Parameters<typeof arrange>[0]['arrangement']) =>
      arrange({ textId, bead, arrangement, author });
    const changed = (operation: Parameters<typeof changeSentence>[0]['operation']) =>
      changeSentence({ textId, bead, operation, author });
    const nothing = { ok: false, code: 'nothing' } as const;
    switch (what) {
      case 'merge':
      case 'exchange':
        return arranged({ kind: what, by });
      case 'move':
      case 'shift':
        return arranged({ kind: what, side, by });
      case 'split':
      case 'part':
        return arranged({ kind: what });
      case 'move-to':
        if (!sentence || to.id === bead.id) return nothing;
        return arranged({ kind: what, side, sentenceIds: [sentence.id], to });
      case 'edit':
        if (!sentence) return nothing;
        return editSentence({ textId, beadId: bead.id, sentenceId: sentence.id, revision: bead.revision, text: `${sentence.text}改`, author }); // prettier-ignore
      case 'status':
        return setStatus({ textId, beads: [bead], status: bead.status === 'confirmed' ? 'machine' : 'confirmed', author }); // prettier-ignore
      case 'split-sentence':
        if (!sentence) return nothing;
        return changed({ kind: what, sentenceId: sentence.id, text: sentence.text, at: step.place % sentence.text.length }); // prettier-ignore
      case 'join-sentences':
        return sentence ? changed({ kind: what, sentenceId: sentence.id, by }) : nothing;
      case 'insert-sentence':
        return changed({ kind: what, side, after: sentence?.id ?? null, text: '新加的一句。' });
      case 'delete-sentence':
        return sentence ? changed({ kind: what, sentenceId: sentence.id }) : nothing;
    }
  }

  /** Every row of the text's content, without what is bookkeeping: revisions, times, authors. */
  const content = async () => {
    const client = prisma();
    const by = { orderBy: { id: 'asc' } } as const;
    const beads = await client.bead.findMany(by);
    return JSON.stringify([
      await client.block.findMany(by),
      await client.sentence.findMany(by),
      await client.link.findMany({ orderBy: [{ alignmentId: 'asc' }, { sentenceId: 'asc' }] }),
      beads.map(({ id, order, status, confidence }) => [id, order, status, confidence]),
    ]);
  };

  async function expectPartition() {
    const client = prisma();
    const [links, sentences, beads] = [
      await client.link.findMany({ include: { bead: true } }),
      await client.sentence.findMany(),
      await client.bead.findMany(),
    ];
    expect(new Set(links.map(({ sentenceId }) => sentenceId)).size).toBe(links.length);
    expect(links).toHaveLength(sentences.length);
    expect(new Set(links.map(({ beadId }) => beadId)).size).toBe(beads.length);
    expect(new Set(beads.map(({ order }) => order)).size).toBe(beads.length);
    expect(new Set(sentences.map(({ versionId, order }) => `${versionId} ${order}`)).size).toBe(sentences.length); // prettier-ignore
  }

  it('leaves a partition, and leads back to the very start and on to the very end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: 1, maxLength: 12 }), async (all) => {
        const start = await content();
        let done = 0;
        for (const step of all) {
          const operations = await prisma().operation.count({ where: { state: 'done' } });
          const result = await take(step);
          if (!result.ok) expect(result.code).toBe('nothing');
          else done += (await prisma().operation.count({ where: { state: 'done' } })) - operations;
          await expectPartition();
        }
        const end = await content();
        for (let turn = 0; turn < done; turn++) expect((await undo(textId, '')).ok).toBe(true);
        expect(await content()).toBe(start);
        for (let turn = 0; turn < done; turn++) expect((await redo(textId, '')).ok).toBe(true);
        expect(await content()).toBe(end);
        for (let turn = 0; turn < done; turn++) await undo(textId, '');
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  it('never makes a bead that someone saw look as if it were unchanged', async () => {
    const revisions = async () =>
      new Map((await prisma().bead.findMany()).map(({ id, revision }) => [id, revision]));
    const seen: BeadView[] = await readBeads(alignmentId, 0, 100);
    await fc.assert(
      fc.asyncProperty(steps, async (step) => {
        const before = await revisions();
        const result = await take(step);
        if (!result.ok) return;
        await undo(textId, '');
        const after = await revisions();
        for (const [id, revision] of before) expect(after.get(id)).toBeGreaterThanOrEqual(revision);
      }),
      { numRuns: 30 },
    );
    expect(seen).toHaveLength(4);
  }, 120_000);
});
