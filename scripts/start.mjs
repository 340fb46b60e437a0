// `npm start`: from a fresh clone to a running Hebi. Plain JavaScript, for nothing is installed yet.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { install } from './setup/install.mjs';
import { requireNode } from './setup/node-version.mjs';
import { build, generate } from './setup/prepare.mjs';
import { runTs } from './setup/run.mjs';
import { fail, say } from './setup/say.mjs';
import { serverFile } from './setup/server.mjs';

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));
const dev = process.argv.includes('--dev');

requireNode();
const port = await freePort(process.env.PORT || '3000');
process.env.HEBI_DB = resolve(process.env.HEBI_DB || 'data/hebi.db');
const isFirst = !existsSync(process.env.HEBI_DB);

await install();
await generate();
await migrate();
if (!dev) await build();
if (isFirst) await loadSample();
serve();

/** The port, if it can be had: asked before the long work. */
function freePort(text) {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65535)
    fail(`PORT must be a number from 1 to 65535, not ${text}.`);
  return new Promise((done) => {
    const server = createServer();
    server.once('error', (error) =>
      fail(
        error.code === 'EADDRINUSE'
          ? `Port ${port} is taken. Stop what runs there, or choose another: PORT=${port === 65535 ? 3000 : port + 1} npm start`
          : `Port ${port} cannot be opened (${error.code}). Choose another: PORT=3001 npm start`,
      ),
    );
    server.listen(port, '127.0.0.1', () => server.close(() => done(port)));
  });
}

async function migrate() {
  if (isFirst) say(`Making the database ${process.env.HEBI_DB} …`);
  const { code, output } = await runTs(['scripts/migrate.ts']);
  if (code !== 0) fail(output.trim());
}

async function loadSample() {
  say('Loading the sample text …');
  const { code, output } = await runTs([
    'scripts/ingest.ts',
    '--zh',
    'public/samples/whitepaper.zh.txt',
    '--en',
    'public/samples/whitepaper.en.md',
  ]);
  if (code !== 0) fail(`The sample text could not be loaded: ${output.trim()}`);
}

function serve() {
  const script = dev ? ['--import', 'tsx', 'scripts/serve.ts'] : [serverFile];
  const server = spawn(process.execPath, script, {
    stdio: 'inherit',
    env: {
      ...process.env,
      PORT: String(port),
      HEBI_DEV: dev ? '1' : '',
      NODE_ENV: dev ? 'development' : 'production',
    },
  });
  // The terminal's Ctrl-C reaches the server itself; we only wait for its end.
  process.on('SIGINT', () => server.kill('SIGINT'));
  process.on('SIGTERM', () => server.kill('SIGTERM'));
  server.on('close', (code) => process.exit(code ?? 0));
}
