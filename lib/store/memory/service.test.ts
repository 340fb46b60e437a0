import { useFreshDatabase } from '@/tests/database';
import { storeSmallText } from '@/tests/small-text';
import { readBeads } from '../beads';
import { setStatus } from '../edits';
import { askMemory, endMemoryService } from './service';

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

  it('says why it cannot do what it is asked', async () => {
    storeSmallText();
    await expect(
      askMemory('editUnit', { memoryId: 9, id: 1, source: '一', target: '', author: '' }),
    ).rejects.toMatchObject({ code: 'unknown-memory' });
  });
});
