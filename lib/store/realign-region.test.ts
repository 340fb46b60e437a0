import { useFreshDatabase } from '@/tests/database';
import { storeSmallText } from '@/tests/small-text';
import { align } from '@/lib/align/align';
import { loadLexicon } from '@/scripts/aligner';
import { arrange } from './arrange';
import { readBeads } from './beads';
import type { AlignRegion } from './carry-alignment';
import { setStatus } from './edits';
import { undo } from './history';
import { keepRegion, previewRegion } from './realign-region';

describe('aligning again between confirmed beads', () => {
  useFreshDatabase();
  const lexicon = loadLexicon();
  const aligner: AlignRegion = (source, target, languages, anchors) =>
    align(source, target, { sourceLang: languages.source, targetLang: languages.target, lexicon, anchors }); // prettier-ignore
  let textId: string;
  let alignmentId: number;
  beforeEach(() => ({ textId, alignmentId } = storeSmallText()));

  const beads = () => readBeads(alignmentId, 0, 100);
  const at = async (index: number) => (await beads())[index]!;
  const shape = async () =>
    (await beads()).map(({ source, target }) => `${source.length}|${target.length}`);
  const slip = async () =>
    arrange({
      textId,
      bead: await at(1),
      arrangement: { kind: 'shift', side: 'target', by: 1 },
      author: '',
    });
  const preview = async (index: number) => {
    const found = await previewRegion(textId, (await at(index)).id, aligner);
    if (!found.ok) throw new Error(found.code);
    return found;
  };

  it('shows the difference and changes nothing', async () => {
    await slip();
    const before = await beads();
    const { differences, seen } = await preview(2);
    expect(differences).toHaveLength(1);
    expect(differences[0]!.before).toHaveLength(4);
    expect(differences[0]!.after[0]).toEqual({
      source: ['网络属于大家。'],
      target: ['The network belongs to everyone.'],
    });
    expect(seen).toHaveLength(5);
    expect(await beads()).toEqual(before);
  });

  it('keeps it as one operation, which is undone as one', async () => {
    await slip();
    const slipped = await shape();
    const { seen } = await preview(2);
    const beadId = (await at(2)).id;
    expect(await keepRegion({ textId, beadId, seen, author: 'Lin' }, aligner)).toMatchObject({
      ok: true,
      total: 4,
    });
    expect(await shape()).toEqual(['1|1', '1|1', '1|1', '1|1']);
    expect((await beads()).every(({ status }) => status === 'machine')).toBe(true);
    await undo(textId, '');
    expect(await shape()).toEqual(slipped);
  });

  it('leaves confirmed beads and what lies behind them alone', async () => {
    await slip();
    await setStatus({ textId, beads: [await at(1)], status: 'confirmed', author: '' });
    const { seen } = await preview(3);
    expect(seen.map(({ id }) => id)).toEqual((await beads()).slice(2).map(({ id }) => id));
    expect(await previewRegion(textId, (await at(1)).id, aligner)).toEqual({
      ok: false,
      code: 'nothing',
    });
  });

  it('finds nothing to change where all is well', async () => {
    expect((await preview(1)).differences).toEqual([]);
  });

  it('is a conflict where the region is another meanwhile', async () => {
    await slip();
    const { seen } = await preview(2);
    await setStatus({ textId, beads: [await at(3)], status: 'draft', author: '' });
    const slipped = await beads();
    const beadId = slipped[2]!.id;
    const result = await keepRegion({ textId, beadId, seen, author: '' }, aligner);
    expect(result).toMatchObject({ ok: false, code: 'conflict' });
    expect(await beads()).toEqual(slipped);
  });
});
