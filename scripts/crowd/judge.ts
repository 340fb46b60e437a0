import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyChanges, invertChanges, type RowChange } from '@/lib/store/changes';
import { closeClient } from '@/lib/store/client';
import { openSqlite, type Sqlite } from '@/lib/store/sqlite';
import { contentOf } from '../text-content';
import type { Sent } from './client';

interface Step {
  undone: number;
  author: string;
  kind: string;
  changes: string;
}

/**
 * What is wrong after many clients changed a text: an answered change that is lost or stands twice, a
 * refused one that was made all the same, a wording that was written over by someone who had not seen
 * it, a history that does not lead from the start to what stands now. Empty where all is well.
 * @param before a copy of the database as it was before the first change
 * @param after the database, which nobody changes any more
 */
export async function judgeCrowd(
  { before, after, textId }: { before: string; after: string; textId: string },
  sent: readonly Sent[],
): Promise<string[]> {
  const db = openSqlite(after);
  const integrity = db.pragma('integrity_check', { simple: true });
  const steps = stepsOf(db, textId);
  db.close();
  const faults = integrity === 'ok' ? [] : [`integrity: ${String(integrity)}`];
  faults.push(...miscounted(sent, steps));

  const folder = mkdtempSync(join(tmpdir(), 'hebi-crowd-'));
  const replayed = join(folder, 'replayed.db');
  copyFileSync(before, replayed);
  try {
    faults.push(...replay(replayed, sent, steps));
    if ((await contentIn(replayed, textId)) !== (await contentIn(after, textId)))
      faults.push('the history does not lead to the text as it stands');
  } finally {
    rmSync(folder, { recursive: true });
  }
  return faults;
}

/** In the order in which the database took them in. */
function stepsOf(db: Sqlite, textId: string): Step[] {
  return db
    .prepare<[string], Step>(
      `SELECT s."undone", s."author", o."kind", o."changes"
       FROM "Step" AS s JOIN "Operation" AS o ON o."id" = s."operationId"
       WHERE s."textId" = ? ORDER BY s."id"`,
    )
    .all(textId);
}

/** Each client's answered changes are as many as the history has of them, and each wording is there once. */
function miscounted(sent: readonly Sent[], steps: readonly Step[]): string[] {
  const faults: string[] = [];
  const wordings = new Map<string, number>();
  for (const step of steps) {
    const text = wordingOf(step);
    // A redo does it once more; only the first is the client's own.
    if (text !== null && step.kind === 'edit-sentence' && !step.undone)
      wordings.set(text, (wordings.get(text) ?? 0) + 1);
  }
  for (const { edit, answer, client } of sent) {
    if (!edit) continue;
    const times = wordings.get(edit.text) ?? 0;
    if (answer === 'ok' && times === 0) faults.push(`${client}: “${edit.text}” is lost`);
    if (answer !== 'ok' && times > 0) faults.push(`${client}: “${edit.text}” was refused and made`);
  }
  const answered = sent.filter(({ answer }) => answer === 'ok').length;
  if (answered < steps.length) faults.push(`${steps.length} steps for ${answered} answered changes`); // prettier-ignore
  return faults;
}

/** The new wording of an edit of one sentence. */
function wordingOf({ kind, changes }: Step): string | null {
  if (kind !== 'edit-sentence') return null;
  const change = (JSON.parse(changes) as RowChange[]).find(({ table }) => table === 'sentence');
  return String(change?.after?.text ?? '');
}

/** Does it all once more. Every step must find the rows as it says, and every edit the wording that its client saw. */
function replay(database: string, sent: readonly Sent[], steps: readonly Step[]): string[] {
  const faults: string[] = [];
  const edits = new Map(sent.flatMap(({ edit, client }) => (edit ? [[edit.text, { ...edit, client }]] : []))); // prettier-ignore
  const db = openSqlite(database);
  const wording = db.prepare<[number], string>('SELECT "text" FROM "Sentence" WHERE "id" = ?').pluck(); // prettier-ignore
  for (const [at, step] of steps.entries()) {
    const edit = edits.get(wordingOf(step) ?? '');
    if (edit && !step.undone && step.author === edit.client) {
      const stood = wording.get(edit.sentenceId);
      if (stood !== edit.seen) faults.push(`${edit.client} wrote over “${stood}” and had seen “${edit.seen}”`); // prettier-ignore
    }
    const changes = JSON.parse(step.changes) as RowChange[];
    try {
      db.transaction(() => applyChanges(db, step.undone ? invertChanges(changes) : changes))();
    } catch (error) {
      faults.push(`step ${at + 1} (${step.kind}): ${(error as Error).message}`);
      break;
    }
  }
  db.close();
  return faults;
}

async function contentIn(database: string, textId: string): Promise<string> {
  const named = process.env.HEBI_DB;
  process.env.HEBI_DB = database;
  try {
    return await contentOf(textId);
  } finally {
    await closeClient();
    if (named === undefined) delete process.env.HEBI_DB;
    else process.env.HEBI_DB = named;
  }
}
