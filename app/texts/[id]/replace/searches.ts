import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { nanoid } from 'nanoid';
import { z } from 'zod';
import type { Replacing } from '@/lib/search/replacing';
import type { Side } from '@/lib/store/types';
import {
  changesSchema,
  faultSchema,
  keptSchema,
  summarySchema,
  type Change,
  type Choice,
  type Fault,
  type Kept,
  type Summary,
} from './answers';

/** How many searches are held at once: each is a process. The one unused the longest gives way. */
const mostSearches = 3;
const idleMilliseconds = 20 * 60 * 1000;

const lineSchema = z.object({
  id: z.number(),
  progress: z.object({ done: z.number(), total: z.number() }).optional(),
  answer: z.unknown().optional(),
  error: z.unknown().optional(),
});

export type Answer<T> = { ok: true; value: T } | { ok: false; fault: Fault };

interface Search {
  textId: string;
  ask: (
    request: object,
    onProgress?: (done: number, total: number) => void,
  ) => Promise<Answer<unknown>>;
  end: () => void;
  used: number;
}

// Kept over hot reloads and shared by the bundles of route handlers.
const kept = globalThis as { hebiSearches?: Map<string, Search> };
const searches = (kept.hebiSearches ??= new Map());

/**
 * Searches a text for what would be replaced, in a process of its own.
 * @param signal ends the search, and its process
 * @returns the name of the search, for what comes after
 */
export async function look(
  wanted: { textId: string; side: Side | 'both'; replacing: Replacing },
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<Answer<{ search: string; found: Summary }>> {
  makeRoom();
  const name = nanoid();
  const search = begin(wanted.textId, () => searches.delete(name));
  searches.set(name, search);
  const stop = () => search.end();
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  const answer = await search.ask({ do: 'look', ...wanted }, onProgress);
  signal.removeEventListener('abort', stop);
  const found = read(answer, summarySchema);
  if (found.ok) return { ok: true, value: { search: name, found: found.value } };
  search.end();
  return found;
}

/** A page of what was found. */
export async function pageOf(
  name: string,
  textId: string,
  from: number,
  count: number,
): Promise<Answer<Change[]>> {
  return read(await ask(name, textId, { do: 'page', from, count }), changesSchema);
}

/** Makes what was chosen, as one operation. */
export async function keepChoice(
  name: string,
  textId: string,
  choice: Choice,
  author: string,
): Promise<Answer<Kept>> {
  return read(await ask(name, textId, { do: 'keep', choice, author }), keptSchema);
}

/** Ends a search that is not needed any more. */
export function endSearch(name: string): void {
  searches.get(name)?.end();
}

function ask(name: string, textId: string, request: object): Promise<Answer<unknown>> {
  const search = searches.get(name);
  if (!search || search.textId !== textId)
    return Promise.resolve({ ok: false, fault: { code: 'gone' } });
  search.used = Date.now();
  return search.ask(request);
}

function read<T>(answer: Answer<unknown>, schema: z.ZodType<T>): Answer<T> {
  return answer.ok ? { ok: true, value: schema.parse(answer.value) } : answer;
}

function makeRoom(): void {
  const oldest = [...searches.values()].sort((a, b) => a.used - b.used);
  for (const search of oldest.slice(0, Math.max(0, oldest.length - mostSearches + 1))) search.end();
}

function begin(textId: string, onEnd: () => void): Search {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/replace.ts'], {
    stdio: ['pipe', 'pipe', 'ignore'],
    // The flags of a test runner or of Next are not meant for it.
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const waiting = new Map<
    number,
    { onProgress?: (done: number, total: number) => void; done: (answer: Answer<unknown>) => void }
  >();
  listen(child, (line) => {
    const asked = waiting.get(line.id);
    if (line.progress) return asked?.onProgress?.(line.progress.done, line.progress.total);
    waiting.delete(line.id);
    asked?.done(
      line.error === undefined
        ? { ok: true, value: line.answer }
        : { ok: false, fault: faultOf(line.error) },
    );
  });

  const end = () => {
    clearInterval(watch);
    process.removeListener('exit', end);
    child.kill('SIGKILL');
    onEnd();
    for (const { done } of waiting.values()) done({ ok: false, fault: { code: 'failed' } });
    waiting.clear();
  };
  process.once('exit', end);
  child.once('error', end);
  child.once('close', end);
  // What the process does not read any more is no fault of the server's.
  child.stdin!.on('error', () => undefined);

  let next = 0;
  const search: Search = {
    textId,
    used: Date.now(),
    end,
    ask: (request, onProgress) =>
      new Promise((done) => {
        const id = next++;
        waiting.set(id, { onProgress, done });
        child.stdin!.write(`${JSON.stringify({ id, ...request })}\n`);
      }),
  };
  const watch = setInterval(() => {
    if (Date.now() - search.used > idleMilliseconds) end();
  }, 60_000);
  watch.unref();
  return search;
}

function listen(child: ChildProcess, onLine: (line: z.infer<typeof lineSchema>) => void): void {
  createInterface({ input: child.stdout! }).on('line', (text) => {
    const line = lineSchema.safeParse(JSON.parse(text));
    if (line.success) onLine(line.data);
  });
}

function faultOf(error: unknown): Fault {
  const { code } = error as { code?: string };
  if (code === 'unknown-text') return { code: 'gone' };
  if (code === 'SQLITE_BUSY') return { code: 'busy' };
  const fault = faultSchema.safeParse(error);
  return fault.success ? fault.data : { code: 'failed' };
}
