import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { closeClient, prisma } from '@/lib/store/client';
import { redo, undo } from '@/lib/store/history';
import { openSqlite } from '@/lib/store/sqlite';
import { storeMadeText } from '../bench/made-text';
import { contentOf } from '../text-content';

const beads = 60;
/** The child is killed after one to so many answers, and so many milliseconds at most. */
const mostAnswers = 40;
const longestWait = 30;

export interface Round {
  /** Changes that were answered before the kill. */
  answered: number;
  /** What is wrong with the database afterwards; empty where all is well. */
  faults: string[];
}

/**
 * Lets a process edit a fresh text, kills it at a random moment, and looks at what it left.
 * @param migrated an empty, migrated database; it is copied
 */
export async function crashRound(migrated: string): Promise<Round> {
  const folder = mkdtempSync(join(tmpdir(), 'hebi-crash-'));
  const file = join(folder, 'crash.db');
  process.env.HEBI_DB = file;
  copyFileSync(migrated, file);
  const db = openSqlite(file);
  const textId = storeMadeText(db, beads);
  db.close();
  try {
    const start = await contentOf(textId);
    await closeClient();
    const answers = await editUntilKilled(textId);
    return { answered: answers.length, faults: await faultsOf(file, textId, start, answers) };
  } finally {
    await closeClient();
    rmSync(folder, { recursive: true });
  }
}

interface Answer {
  newest: number;
  done: number;
}

async function editUntilKilled(textId: string): Promise<Answer[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/crash/editing.ts', textId], {
    // Jest has an environment of its own, which children do not get by themselves.
    env: process.env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  const answers: Answer[] = [];
  const last = 1 + Math.floor(Math.random() * mostAnswers);
  for await (const line of createInterface({ input: child.stdout })) {
    answers.push(JSON.parse(line) as Answer);
    if (answers.length === last)
      setTimeout(() => child.kill('SIGKILL'), Math.random() * longestWait);
  }
  const [, signal] = (await closed) as [number | null, string | null];
  if (signal !== 'SIGKILL') throw new Error('The editing process ended by itself.');
  return answers;
}

async function faultsOf(
  file: string,
  textId: string,
  start: string,
  answers: readonly Answer[],
): Promise<string[]> {
  const faults: string[] = [];
  const db = openSqlite(file);
  const integrity = db.pragma('integrity_check', { simple: true });
  if (integrity !== 'ok') faults.push(`integrity: ${String(integrity)}`);
  const count = (sql: string) => db.prepare(sql).pluck().get() as number;
  const lost = count('SELECT count(*) FROM "Sentence" WHERE "id" NOT IN (SELECT "sentenceId" FROM "Link")'); // prettier-ignore
  const empty = count(
    'SELECT count(*) FROM "Bead" WHERE "id" NOT IN (SELECT "beadId" FROM "Link")',
  );
  db.close();
  if (lost > 0) faults.push(`${lost} sentences stand in no bead`);
  if (empty > 0) faults.push(`${empty} beads hold no sentence`);

  const last = answers.at(-1)!;
  const { operation } = prisma();
  const newest = (await operation.findFirst({ orderBy: { id: 'desc' } }))?.id ?? 0;
  const done = await operation.count({ where: { textId, state: 'done' } });
  // One more may have been written and not answered.
  if (newest < last.newest || newest > last.newest + 1 || Math.abs(done - last.done) > 1)
    faults.push(`answered ${JSON.stringify(last)}, found ${JSON.stringify({ newest, done })}`);

  // The history is the text: backwards it gives the start, and forwards what stands now.
  const end = await contentOf(textId);
  for (let left = done; left > 0; left--) await undo(textId, '');
  if ((await contentOf(textId)) !== start) faults.push('the history does not lead to the start');
  for (let left = done; left > 0; left--) await redo(textId, '');
  if ((await contentOf(textId)) !== end) faults.push('the history does not lead to the end');
  return faults;
}
