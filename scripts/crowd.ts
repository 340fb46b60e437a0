import './end-with-reader';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { migrate } from '@/lib/store/migrations';
import { openSqlite } from '@/lib/store/sqlite';
import { median } from './bench/table';
import { storeMadeText } from './bench/made-text';
import { gatherCrowd } from './crowd/crowd';
import { judgeCrowd } from './crowd/judge';
import { serverAddress } from './server-address';
import { serverFile } from './setup/server.mjs';

const program = new Command('crowd')
  .description(
    'Lets many clients change one text at the same time, through the server, and checks that nothing was lost or written over unseen.',
  )
  .option('--clients <count>', 'how many', countOf, 20)
  .option('--seconds <count>', 'how long', countOf, 60)
  .option('--beads <count>', 'beads of the text, at most 500; the fewer, the more conflicts', countOf, 200)
  .option('--json', 'print one JSON object'); // prettier-ignore

function countOf(value: string): number {
  const count = Number(value);
  if (!Number.isInteger(count) || count < 1 || count > 500)
    throw new InvalidArgumentError('Give a whole number from 1 to 500.');
  return count;
}

const { clients, seconds, beads, json } = program
  .parse()
  .opts<{ clients: number; seconds: number; beads: number; json?: boolean }>();
if (!existsSync('.next/BUILD_ID'))
  program.error('The app is not built. Run npm start once, then this again.');

const folder = mkdtempSync(join(tmpdir(), 'hebi-crowd-'));
const before = join(folder, 'before.db');
const after = join(folder, 'after.db');
await migrate(before);
const db = openSqlite(before);
const textId = storeMadeText(db, beads);
db.close();
copyFileSync(before, after);

const server = spawn(process.execPath, [serverFile], {
  env: { ...process.env, NODE_ENV: 'production', HEBI_DB: after, PORT: '0', HEBI_HOST: '' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const closed = once(server, 'close');
try {
  const url = await serverAddress(server);
  const until = Date.now() + seconds * 1000;
  const { sent, untold } = await gatherCrowd(
    { url, database: after, textId },
    { clients, goesOn: () => Date.now() < until },
  );
  server.kill('SIGTERM');
  await closed;
  const faults = await judgeCrowd({ before, after, textId }, sent);
  if (untold > 0) faults.push(`${untold} clients were not told of the last change`);
  report(sent, faults);
  process.exitCode = faults.length === 0 ? 0 : 1;
} finally {
  server.kill('SIGTERM');
  await closed;
  rmSync(folder, { recursive: true });
}

function report(sent: Awaited<ReturnType<typeof gatherCrowd>>['sent'], faults: string[]): void {
  const answers: Record<string, number> = {};
  for (const { answer } of sent) answers[answer] = (answers[answer] ?? 0) + 1;
  const times = sent.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const milliseconds = {
    median: Math.round(median(times)),
    p95: Math.round(times[Math.floor(times.length * 0.95)] ?? 0),
    max: Math.round(times.at(-1) ?? 0),
  };
  if (json) {
    console.log(JSON.stringify({ clients, seconds, beads, sent: sent.length, answers, milliseconds, faults })); // prettier-ignore
    return;
  }
  const told = Object.entries(answers).map(([answer, count]) => `${count} ${answer}`);
  console.log(
    `${clients} clients in ${seconds} s: ${sent.length} changes sent (${told.join(', ')})`,
  );
  console.log(`answered in ${milliseconds.median} ms (median), ${milliseconds.p95} ms (95 %), ${milliseconds.max} ms (most)`); // prettier-ignore
  console.log(faults.length === 0 ? 'nothing lost, nothing written over' : faults.join('\n'));
}
