import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  beadsOfJob,
  cancelJob,
  findJob,
  followJob,
  listJobs,
  mostRunning,
  startJob,
} from './registry';
import type { JobView } from './job';

/* Real processes: small scripts that speak as our commands do. */

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hebi-jobs-test-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

afterEach(async () => {
  for (const { id } of listJobs()) while (await cancelJob(id));
});

function script(name: string, body: string): string {
  const file = join(folder, `${name}.mjs`);
  writeFileSync(file, `const say = (it) => console.log(JSON.stringify(it));\n${body}`);
  return file;
}

function start(file: string, cleanUp?: () => Promise<void>): JobView {
  const job = startJob({ kind: 'import', files: ['a', 'b'], script: file, args: [], cleanUp });
  if (!job) throw new Error('The job was not started.');
  return job;
}

function ended(id: string): Promise<JobView> {
  return new Promise((resolve) => {
    const unfollow = followJob(id, (view) => {
      if (view.state === 'running') return;
      unfollow();
      resolve(view);
    });
  });
}

const waits = 'say({ stage: "align", done: 0, total: 9 }); setInterval(() => {}, 1000);';

describe('a job', () => {
  it('tells how far it is and ends with its result', async () => {
    const file = script(
      'good',
      `console.log('not for us {'); console.log('{"broken');
       say({ stage: 'align', done: 3, total: 9 });
       say({ result: { textId: 'abc', outcome: 'added', sentences: 12 } });`,
    );
    const job = start(file);
    const seen: string[] = [];
    followJob(job.id, ({ stage, done, total }) => seen.push(`${stage} ${done}/${total}`));
    const view = await ended(job.id);
    expect(seen).toContain('align 3/9');
    expect(view).toMatchObject({ state: 'done', textId: 'abc', result: { outcome: 'added' } });
  });

  it('shows the newest beads as they come', async () => {
    const file = script(
      'beads',
      `const bead = (n) => ({ source: '第' + n + '句。', target: 'Sentence ' + n + '.', confidence: 0.9 });
       say({ stage: 'align', done: 1, total: 9 });
       say({ beads: [bead(1), bead(2)], count: 2 });
       say({ beads: [{ source: 'no target' }], count: 3 });
       say({ beads: Array.from({ length: 250 }, (_, at) => bead(at + 3)), count: 252 });
       ${waits}`,
    );
    const job = start(file);
    expect(beadsOfJob(job.id)).toMatchObject({ shown: 0, beads: [] });
    await new Promise<void>((resolve) => {
      const unfollow = followJob(job.id, () => {
        if (beadsOfJob(job.id).made < 252) return;
        unfollow();
        resolve();
      });
    });
    const { beads, shown } = beadsOfJob(job.id);
    expect([shown, beads.length]).toEqual([252, 200]);
    expect(beads.at(-1)).toEqual({ source: '第252句。', target: 'Sentence 252.', confidence: 0.9 });
    expect(findJob(job.id)).toMatchObject({ state: 'running', stage: 'align' });
    await cancelJob(job.id);
    expect(beadsOfJob(job.id).beads).toEqual([]);
  });

  it('fails with the error that the command gives', async () => {
    const error = { code: 'empty', message: 'a.txt is empty.', params: { file: 'a.txt' } };
    const job = start(script('bad', `say(${JSON.stringify({ error })}); process.exitCode = 1;`));
    expect(await ended(job.id)).toMatchObject({ state: 'failed', error });
  });

  it('fails where the process dies without a word', async () => {
    const job = start(script('dead', 'process.exit(3)'));
    expect(await ended(job.id)).toMatchObject({ state: 'failed', error: { code: 'failed' } });
  });

  it('can be ended, and is cleared away before that is said', async () => {
    let cleared = false;
    const job = start(script('long', waits), async () => {
      cleared = true;
    });
    expect(await cancelJob(job.id)).toBe(true);
    expect(cleared).toBe(true);
    expect(findJob(job.id)).toBeNull();
    expect(await cancelJob(job.id)).toBe(false);
  });

  it('can be ended even if it does not listen', async () => {
    const job = start(script('deaf', `process.on('SIGTERM', () => {}); ${waits}`));
    await new Promise<void>((resolve) => {
      const unfollow = followJob(job.id, () => {
        unfollow();
        resolve();
      });
    });
    expect(await cancelJob(job.id)).toBe(true);
  });

  it('clears away its files however it ends', async () => {
    for (const name of ['good', 'bad', 'dead']) {
      let cleared = 0;
      const job = start(join(folder, `${name}.mjs`), async () => {
        cleared += 1;
      });
      await ended(job.id);
      expect([name, cleared]).toEqual([name, 1]);
    }
  });

  it('waits for no one: too many are refused', async () => {
    const file = script('many', waits);
    for (let count = 0; count < mostRunning; count += 1) start(file);
    expect(startJob({ kind: 'import', files: [], script: file, args: [] })).toBeNull();
    expect(listJobs()).toHaveLength(mostRunning);
  });
});

it('leaves no process behind', async () => {
  const job = start(script('left', `say({ stage: 'pid', done: process.pid, total: 0 }); ${waits}`));
  const pid = await new Promise<number>((resolve) => {
    const unfollow = followJob(job.id, ({ stage, done }) => {
      if (stage !== 'pid') return;
      unfollow();
      resolve(done);
    });
  });
  await cancelJob(job.id);
  expect(() => process.kill(pid, 0)).toThrow();
});
