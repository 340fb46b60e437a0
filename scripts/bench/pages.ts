import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ingest } from '@/lib/store/ingest';
import { migrate } from '@/lib/store/migrations';
import { openSqlite } from '@/lib/store/sqlite';
import { loadAligner } from '../aligner';
import { serverAddress } from '../server-address';
import { serverFile } from '../setup/server.mjs';
import { repeatedSample } from './sample';
import { median, printTable } from './table';

const sizes = [1, 20];
const runs = 15;

/** Time to the whole HTML of pages, for a short and a long text; the limit is a static file of the same server. */
export async function benchPages(): Promise<void> {
  if (!existsSync('.next/BUILD_ID')) {
    console.log('\nPages: not measured, the app is not built. Run npm start once.');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'hebi-bench-'));
  const database = join(folder, 'bench.db');
  await migrate(database);
  const db = openSqlite(database);
  const align = loadAligner(() => undefined);
  const texts = sizes.map((times) => {
    const { zh, en } = repeatedSample(times);
    return ingest(db, {
      source: { bytes: zh, name: `${times}.txt`, lang: 'zh-Hans' },
      target: { bytes: en, name: `${times}.md`, lang: 'en' },
      title: `${times} ×`,
      whenKnown: 'add',
      align,
      onProgress: () => undefined,
    });
  });
  db.close();

  const server = spawn(process.execPath, [serverFile], {
    env: { ...process.env, NODE_ENV: 'production', HEBI_DB: database, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const address = await serverAddress(server);
    const pages: [string, string, string][] = [
      ['static file', '/icon.svg', ''],
      ['library', '/', '2 texts'],
      ...texts.flatMap(({ textId, beads }): [string, string, string][] => {
        const count = Object.values(beads).reduce((sum, n) => sum + n, 0);
        const size = `${count.toLocaleString('en')} beads`;
        return [
          ['reader', `/texts/${textId}`, size],
          ['window of 100 beads', `/api/texts/${textId}/beads?from=${count >> 1}&count=100`, size],
          ['search', `/api/texts/${textId}/search?q=网络`, size],
        ];
      }),
    ];
    const rows: string[][] = [];
    let limit = 0;
    for (const [name, path, size] of pages) {
      const { ms, bytes } = await measure(`${address}${path}`);
      limit ||= ms;
      rows.push([
        name,
        size,
        ms.toFixed(1),
        `${(ms / limit).toFixed(1)} ×`,
        `${(bytes / 1024).toFixed(0)} kB`,
      ]);
    }
    console.log(
      '\nPages: time to the last byte (ms, median), against a static file of the same server',
    );
    printTable(['page', 'text', 'ms', 'ratio', 'size'], rows);
  } finally {
    server.kill('SIGTERM');
    await once(server, 'close');
    rmSync(folder, { recursive: true });
  }
}

async function measure(url: string): Promise<{ ms: number; bytes: number }> {
  const times: number[] = [];
  let bytes = 0;
  for (let run = 0; run < runs; run++) {
    const began = performance.now();
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${url} answered ${response.status}`);
    bytes = (await response.arrayBuffer()).byteLength;
    times.push(performance.now() - began);
  }
  return { ms: median(times), bytes };
}
