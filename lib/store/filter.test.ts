import { useFreshDatabase } from '@/tests/database';
import { storeSmallText } from '@/tests/small-text';
import { arrange } from './arrange';
import { readBeads } from './beads';
import { checkBeads } from './checks/check-beads';
import { prisma } from './client';
import { editSentence, setStatus } from './edits';
import { filterBeads, readEditors, type BeadFilter } from './filter';

describe('the beads that a filter lets through', () => {
  useFreshDatabase();
  let textId: string;
  let alignmentId: number;
  beforeEach(() => ({ textId, alignmentId } = storeSmallText()));

  const at = async (index: number) => (await readBeads(alignmentId, 0, 100))[index]!;
  const through = async (filter: BeadFilter) => {
    await checkBeads(alignmentId);
    return (await filterBeads(alignmentId, filter)).map(({ place }) => place);
  };

  it('are all for none', async () => {
    expect(await through({})).toEqual([0, 1, 2, 3]);
  });

  it('have ids, and others with them that are to stay', async () => {
    const [kept, confirmed] = [await at(0), await at(2)];
    await setStatus({ textId, beads: [confirmed], status: 'confirmed', author: '' });
    expect(await filterBeads(alignmentId, { status: 'confirmed' }, [kept.id, 999_999])).toEqual([
      { id: kept.id, place: 0 },
      { id: confirmed.id, place: 2 },
    ]);
  });

  it('go by status and by who changed it', async () => {
    const beads = [await at(1), await at(3)];
    await setStatus({ textId, beads, status: 'confirmed', author: '林' });
    expect(await through({ status: 'confirmed' })).toEqual([1, 3]);
    expect(await through({ by: '林' })).toEqual([1, 3]);
    expect(await through({ by: 'Ann' })).toEqual([]);
    expect(await readEditors(alignmentId)).toEqual(['林']);
  });

  it('go by who made them by a split, before anyone changed them', async () => {
    const bead = await at(1);
    await arrange({ textId, bead, arrangement: { kind: 'part' }, author: '林' });
    expect(await through({ by: '林' })).toEqual([1, 2]);
    expect(await readEditors(alignmentId)).toEqual(['林']);
  });

  it('go by confidence, both ends included', async () => {
    expect(await through({ confidence: { from: 0.9, to: 1 } })).toHaveLength(4);
    expect(await through({ confidence: { from: 0, to: 0.89 } })).toEqual([]);
  });

  it('go by type', async () => {
    await arrange({ textId, bead: await at(1), arrangement: { kind: 'part' }, author: '' });
    await arrange({ textId, bead: await at(3), arrangement: { kind: 'merge', by: 1 }, author: '' });
    expect(await through({ type: 'one-sided' })).toEqual([1, 2]);
    expect(await through({ type: 'several' })).toEqual([3]);
    expect(await through({ type: 'one-to-one' })).toEqual([0]);
    expect(await through({ type: 'crossing' })).toEqual([]);
  });

  it('go by targets out of order', async () => {
    await arrange({ textId, bead: await at(1), arrangement: { kind: 'exchange', by: 1 }, author: '' }); // prettier-ignore
    expect(await through({ type: 'crossing' })).toEqual([2]);
  });

  it('go by issues, of any check or of one', async () => {
    const { id, revision, target } = await at(2);
    await editSentence({ textId, beadId: id, sentenceId: target[0]!.id, revision, text: 'It has 83 parts.', author: '' }); // prettier-ignore
    expect(await through({ issues: 'any' })).toEqual([2]);
    expect(await through({ issues: 'number' })).toEqual([2]);
    expect(await through({ issues: 'brackets' })).toEqual([]);
    expect(await through({ issues: 'same-source', status: 'draft' })).toEqual([]);
  });

  it('go by comments that are not resolved', async () => {
    const sentence = (await at(2)).target[0]!;
    const { versionId, order } = await prisma().sentence.findUniqueOrThrow({ where: { id: sentence.id } }); // prettier-ignore
    const comment = await prisma().comment.create({ data: { alignmentId, sentenceId: sentence.id, versionId, order, text: '?' } }); // prettier-ignore
    expect(await through({ commented: true })).toEqual([2]);
    await prisma().comment.update({ where: { id: comment.id }, data: { resolvedAt: new Date() } });
    expect(await through({ commented: true })).toEqual([]);
  });
});
