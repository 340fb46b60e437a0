import './end-with-reader';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { replacingSchema } from '@/lib/search/replacing';
import { databaseFile, requireDatabase } from '@/lib/store/database-file';
import { openSqlite, type Sqlite } from '@/lib/store/sqlite';
import { FoundChanges } from './replace/found';

/*
 * Find and replace, for the server, in a process of its own: a pattern may take for ever, and a book
 * has 100,000 beads. One process is one search. A request is a line of JSON with an `id`; its answer
 * is a line with the same `id` and `answer` or `error`, before it any number with `progress`.
 */

const id = z.number().int();
const requestSchema = z.discriminatedUnion('do', [
  z.object({
    id,
    do: z.literal('look'),
    textId: z.string(),
    side: z.enum(['source', 'target', 'both']),
    replacing: replacingSchema,
  }),
  z.object({
    id,
    do: z.literal('page'),
    from: z.number().int().min(0),
    count: z.number().int().min(1).max(500),
  }),
  z.object({
    id,
    do: z.literal('keep'),
    author: z.string(),
    choice: z.object({ all: z.boolean(), but: z.array(z.number().int()) }),
  }),
]);

let found: FoundChanges | undefined;

async function answer(db: Sqlite, request: z.infer<typeof requestSchema>): Promise<object> {
  if (request.do === 'look') {
    const { textId, side, replacing } = request;
    found = new FoundChanges(db, { textId, side, replacing });
    return found.look((done, total) => print({ id: request.id, progress: { done, total } }));
  }
  if (!found) throw new Error('Nothing was looked for.');
  if (request.do === 'page') return found.page(request.from, request.count);
  return found.keep(request.choice, request.author);
}

async function main(): Promise<void> {
  requireDatabase(databaseFile());
  const db = openSqlite(databaseFile());
  for await (const line of createInterface({ input: process.stdin })) {
    const request = requestSchema.parse(JSON.parse(line));
    try {
      print({ id: request.id, answer: await answer(db, request) });
    } catch (error) {
      print({ id: request.id, error: describe(error) });
    }
  }
  db.close();
}

/** Errors of ours have a code; anything else is a fault. */
function describe(error: unknown): object {
  const { name, code, message, index, field, params } = error as Record<string, unknown>;
  if (typeof name === 'string' && name.endsWith('Error') && typeof code === 'string')
    return { code, message, index, field, params };
  return { code: 'failed', message };
}

function print(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

await main();
