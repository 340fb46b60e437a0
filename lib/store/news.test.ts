import { useFreshDatabase } from '@/tests/database';
import { storeSmallText } from '@/tests/small-text';
import { arrange } from './arrange';
import { readBeads } from './beads';
import { databaseFile } from './database-file';
import { setStatus } from './edits';
import { undo } from './history';
import { readAround, readNews } from './news';
import { readStand } from './stand';
import { realignText } from './realign';
import { openSqlite } from './sqlite';

describe('news of a text', () => {
  useFreshDatabase();
  let textId: string;
  let alignmentId: number;
  beforeEach(() => ({ textId, alignmentId } = storeSmallText()));

  const bead = async (at: number) => (await readBeads(alignmentId, at, 1))[0]!;
  const confirm = async (at: number) =>
    setStatus({ textId, beads: [await bead(at)], status: 'confirmed', author: 'Lin' });
  const merge = async (at: number) =>
    arrange({ textId, bead: await bead(at), arrangement: { kind: 'merge', by: 1 }, author: '' });

  it('are none where nothing came', async () => {
    expect(await readNews(textId, 0)).toBeNull();
    await confirm(0);
    const { step } = await readStand(textId);
    expect(await readNews(textId, step)).toBeNull();
    expect(await readNews('nothing', 0)).toBeNull();
  });

  it('are the beads that changed since, as they stand now', async () => {
    await confirm(0);
    const { step } = await readStand(textId);
    await confirm(1);
    await undo(textId, '');
    expect(await readNews(textId, step)).toMatchObject({
      structure: 0,
      beads: [{ index: 1, status: 'machine' }],
      many: false,
      confirmed: 1,
      canRedo: true,
    });
  });

  it('say that places are out of date where beads came or went, and so for an undo', async () => {
    const before = await readNews(textId, 0);
    expect(before).toBeNull();
    await merge(0);
    const { step, structure } = await readStand(textId);
    expect(structure).toBe(step);
    await undo(textId, '');
    const news = (await readNews(textId, step))!;
    expect(news.structure).toBeGreaterThan(structure);
  });

  it('tell of what another process wrote', async () => {
    const db = openSqlite(databaseFile());
    const one = { source: [0], target: [0], confidence: 0.5 };
    realignText(db, textId, { author: 'Chen' }, (source, target) => {
      const count = (blocks: { sentences: readonly string[] }[]) =>
        blocks.reduce((sum, { sentences }) => sum + sentences.length, 0);
      const rest = (side: number) => Array.from({ length: side - 1 }, (_, at) => at + 1);
      return [one, { source: rest(count(source)), target: rest(count(target)), confidence: 0.1 }];
    });
    db.close();
    const news = (await readNews(textId, 0))!;
    expect(news.total).toBe(2);
    expect(news.structure).toBe(news.step);
  });

  it('lead to a sentence wherever it stands now', async () => {
    const sentenceId = (await bead(2)).source[0]!.id;
    await merge(0);
    const around = await readAround(textId, {
      sentenceId,
      index: 2,
      window: 60,
      before: 1,
      count: 4,
      places: [],
    });
    expect(around?.places[sentenceId]).toBe(1);
    expect(around?.beads.length).toBe(around?.total);
  });
});
