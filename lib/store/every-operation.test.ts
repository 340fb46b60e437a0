import fc from 'fast-check';
import { useFreshDatabase } from '@/tests/database';
import { steps, takeStep, type Step } from '@/tests/random-operations';
import { storeSmallText } from '@/tests/small-text';
import { readBeads } from './beads';
import { prisma } from './client';
import { redo, undo } from './history';
import type { BeadView } from './types';

describe('any sequence of all operations', () => {
  useFreshDatabase();
  let textId: string;
  let alignmentId: number;
  beforeEach(() => ({ textId, alignmentId } = storeSmallText()));

  const author = 'Lin';

  const take = (step: Step) => takeStep({ textId, alignmentId, author }, step);

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
