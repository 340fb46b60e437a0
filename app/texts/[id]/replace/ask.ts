import { z } from 'zod';
import type { Replacing } from '@/lib/search/replacing';
import type { Side } from '@/lib/store/types';
import {
  changesSchema,
  faultSchema,
  keptSchema,
  lookLineSchema,
  type Change,
  type Choice,
  type Fault,
  type Kept,
  type Summary,
} from './answers';

export type Asked<T> = { ok: true; value: T } | { ok: false; fault: Fault };

const failed = { ok: false, fault: { code: 'failed' } } as const;

/** Asks the server what a replacing would change. Rejects only where `signal` ended it. */
export async function askLook(
  textId: string,
  wanted: { side: Side | 'both'; replacing: Replacing },
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<Asked<{ search: string; found: Summary }>> {
  try {
    const response = await fetch(addressOf(textId), { ...posted(wanted), signal });
    if (!response.ok || !response.body) return failed;
    for await (const line of linesOf(response.body)) {
      const read = lookLineSchema.parse(JSON.parse(line));
      if ('progress' in read) onProgress(read.progress.done, read.progress.total);
      else if ('error' in read) return { ok: false, fault: read.error };
      else return { ok: true, value: read };
    }
    return failed;
  } catch (error) {
    if (signal.aborted) throw error;
    return failed;
  }
}

/** A page of the changes that were found. */
export function askPage(
  textId: string,
  search: string,
  from: number,
  count: number,
): Promise<Asked<Change[]>> {
  return ask(`${addressOf(textId)}/${search}?from=${from}&count=${count}`, {}, changesSchema);
}

/** Makes the chosen changes. */
export function askKeep(textId: string, search: string, choice: Choice): Promise<Asked<Kept>> {
  return ask(`${addressOf(textId)}/${search}`, posted(choice), keptSchema);
}

/** Tells the server that a search is not needed any more. */
export function endLook(textId: string, search: string): void {
  void fetch(`${addressOf(textId)}/${search}`, { method: 'DELETE', keepalive: true }).catch(
    () => undefined,
  );
}

async function ask<T>(address: string, init: RequestInit, schema: z.ZodType<T>): Promise<Asked<T>> {
  try {
    const response = await fetch(address, init);
    const body: unknown = await response.json();
    if (response.ok) return { ok: true, value: schema.parse(body) };
    return { ok: false, fault: z.object({ error: faultSchema }).parse(body).error };
  } catch {
    return failed;
  }
}

function addressOf(textId: string): string {
  return `/api/texts/${textId}/replace`;
}

function posted(body: object): RequestInit {
  return {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json' },
  };
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body
    .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
    .getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    const lines = (rest + (value ?? '')).split('\n');
    rest = lines.pop()!;
    yield* lines.filter((line) => line !== '');
    if (done) return;
  }
}
