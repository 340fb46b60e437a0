import { useFreshDatabase } from '@/tests/database';
import { storeSmallText } from '@/tests/small-text';
import { readBeads } from '../beads';
import { databaseFile } from '../database-file';
import { setStatus } from '../edits';
import { openSqlite } from '../sqlite';
import { askMemory, endMemoryService } from './service';
import { importDocument, tmxOf } from './testing';

/* The real process: it takes seconds to start where the machine is busy. */
jest.setTimeout(30_000);

describe("the memory's own process", () => {
  useFreshDatabase();
  afterEach(() => endMemoryService());

  const lookup = () =>
    askMemory('lookup', { segment: '网络属于大家。', from: 'zh-Hans', to: 'en' });

  it('finds a bead that was confirmed a moment ago, and starts again where it has died', async () => {
    const { textId, alignmentId } = storeSmallText();
    expect(await lookup()).toEqual([]);
    const [bead] = await readBeads(alignmentId, 1, 1);
    await setStatus({ textId, beads: [bead!], status: 'confirmed', author: '' });
    expect(await lookup()).toMatchObject([{ score: 100 }]);
    const { hebiMemory } = globalThis as {
      hebiMemory?: {
        child: {
          pid: number;
          kill(signal: string): void;
          once(event: string, then: () => void): void;
        };
      };
    };
    const ended = new Promise<void>((resolve) => hebiMemory!.child.once('exit', resolve));
    hebiMemory!.child.kill('SIGKILL');
    await ended;
    expect(await lookup()).toMatchObject([{ score: 100 }]);
  });

  it('finds a unit that it has just added', async () => {
    const db = openSqlite(databaseFile());
    const { memoryId } = await importDocument(db, tmxOf([['一', 'One']]));
    db.close();
    const unit = { memoryId, source: '网络属于大家。', target: 'The net is for all.', author: '' };
    const langs = { sourceLang: 'zh-CN', targetLang: 'en' };
    expect(await lookup()).toEqual([]);
    const { id } = await askMemory('addUnit', { ...unit, ...langs });
    expect(await lookup()).toMatchObject([{ score: 100, target: unit.target }]);
    expect((await askMemory('addUnit', { ...unit, ...langs })).id).toBe(id);
  });

  it('says why it cannot do what it is asked', async () => {
    storeSmallText();
    await expect(
      askMemory('editUnit', { memoryId: 9, id: 1, source: '一', target: '', author: '' }),
    ).rejects.toMatchObject({ code: 'unknown-memory' });
  });
});
