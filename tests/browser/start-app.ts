import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serverAddress } from '@/scripts/server-address';
import { serverFile } from '@/scripts/setup/server.mjs';
import { baseFolder } from './base-databases';

/** What a database holds to begin with. */
export type Start = 'empty' | 'sample' | 'book';

export interface App {
  /** `http://127.0.0.1:<port>` */
  url: string;
  /** The server's database file. */
  database: string;
}

/** Starts a server on a fresh database; `end` ends it and takes the database away. */
export async function startApp(start: Start): Promise<App & { end: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'hebi-browser-'));
  const database = join(folder, 'hebi.db');
  copyFileSync(join(baseFolder, `${start}.db`), database);
  const server = spawn(process.execPath, [serverFile], {
    env: { ...process.env, NODE_ENV: 'production', HEBI_DB: database, PORT: '0', HEBI_DEV: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(server, 'close');
  const end = async () => {
    server.kill('SIGTERM');
    await closed;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    return { url: await serverAddress(server), database, end };
  } catch (error) {
    await end();
    throw error;
  }
}
