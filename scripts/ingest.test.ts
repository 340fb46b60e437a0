import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openSqlite } from '@/lib/store/sqlite';
import { useFreshDatabase } from '@/tests/database';
import { repeatedSample } from './bench/sample';

/** Runs the real command; kills it with SIGKILL at its nth line of progress that names the stage. */
function ingestUntil(files: { zh: string; en: string }, stage: string | null, nth = 1) {
  const child = spawn(
    process.execPath,
    [
      '--import',
      'tsx',
      'scripts/ingest.ts',
      '--zh',
      files.zh,
      '--en',
      files.en,
      '--progress',
      'json',
    ],
    { env: { ...process.env, NODE_OPTIONS: '' }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let seen = 0;
  createInterface({ input: child.stdout }).on('line', (line) => {
    const report = JSON.parse(line) as { stage?: string };
    if (report.stage === stage && ++seen === nth) child.kill('SIGKILL');
  });
  return new Promise<number | null>((resolve) => child.on('close', resolve));
}

describe('the ingest command', () => {
  useFreshDatabase();
  let folder: string;
  let files: { zh: string; en: string };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hebi-ingest-'));
    files = { zh: join(folder, 'a.txt'), en: join(folder, 'a.md') };
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const counts = () => {
    const db = openSqlite(process.env.HEBI_DB!);
    try {
      const tables = ['Text', 'Source', 'Version', 'Block', 'Sentence', 'Bead', 'Link', 'Repair'];
      return tables.map((table) => db.prepare(`SELECT count(*) FROM "${table}"`).pluck().get());
    } finally {
      db.close();
    }
  };

  it('killed while it writes, leaves nothing, and does it whole the next time', async () => {
    const { zh, en } = repeatedSample(6);
    writeFileSync(files.zh, zh);
    writeFileSync(files.en, en);
    for (const nth of [1, 2, 4]) {
      expect(await ingestUntil(files, 'store', nth)).toBeNull();
      expect(counts()).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    }
    expect(await ingestUntil(files, null)).toBe(0);
    expect(counts()[0]).toBe(1);
    const whole = counts();
    expect(await ingestUntil(files, null)).toBe(0);
    expect(counts()).toEqual(whole);
  }, 120_000);
});
