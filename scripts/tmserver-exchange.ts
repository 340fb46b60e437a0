import './end-with-reader';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { serverAddress } from './server-address';
import { serverFile } from './setup/server.mjs';
import { recordExchange } from './tmserver/record-exchange';

/** What Virtaal is to do: it asks before, adds, and asks again. */
const orders = [
  { ask: '互联网是人类的共同家园。' },
  { add: { source: '互联网是人类的共同家园。', target: 'The internet is our shared home.' } },
  { ask: '互联网是人类的共同家园。' },
  { ask: '互联网是全人类的共同家园。', params: { min_similarity: 70, max_candidates: 1 } },
  { add: { source: '他/她 100% + “好”？', target: 'He/she is 100% + “fine”?' } },
  { ask: '他/她 100% + “好”？' },
];

interface Options {
  virtaal: string;
  python: string;
}

/** Exits with 1 where Virtaal cannot be run, and where it got no answer to one of its orders. */
async function exchange({ virtaal, python }: Options): Promise<void> {
  const finds = 'import gi, pycurl, sys; sys.path.insert(0, sys.argv[1]); import virtaal.support';
  if (spawnSync(python, ['-c', finds, virtaal]).status !== 0) {
    console.error(
      `${python} finds no gi, no pycurl, or no virtaal in ${virtaal}. In Debian: apt-get install python3-gi python3-pycurl gir1.2-gtk-3.0, and dpkg-deb -x the package virtaal.`,
    );
    process.exitCode = 1;
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'hebi-exchange-'));
  const env = { ...process.env, HEBI_DB: join(folder, 'hebi.db'), PORT: '0' };
  spawnSync(process.execPath, ['--import', 'tsx', 'scripts/migrate.ts'], { env });
  const server = spawn(process.execPath, [serverFile], {
    env: { ...env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const recorder = await recordExchange(await serverAddress(server));
    const file = join(folder, 'orders.json');
    writeFileSync(file, JSON.stringify(orders));
    const script = 'scripts/tmserver/virtaal.py';
    const client = spawn(python, [script, virtaal, `${recorder.address}/tmserver`, file], {
      stdio: 'inherit',
    });
    process.exitCode = await new Promise<number>((resolve) =>
      client.once('close', (code) => resolve(code ?? 1)),
    );
    recorder.end();
  } finally {
    server.kill('SIGTERM');
    await new Promise((resolve) => server.once('close', resolve));
    rmSync(folder, { recursive: true, force: true });
  }
}

await new Command('tmserver-exchange')
  .description('Has the client of Virtaal talk to the TM server, and prints the exchange.')
  .requiredOption('--virtaal <folder>', 'the folder that holds the Python package "virtaal"')
  .option('--python <command>', 'the Python that has gi and pycurl', '/usr/bin/python3')
  .action(exchange)
  .parseAsync();
