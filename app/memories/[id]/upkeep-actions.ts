'use server';

import { z } from 'zod';
import type { JobView } from '@/app/jobs/job';
import { listJobs, startJob } from '@/app/jobs/registry';
import { currentAuthor } from '@/app/people/author';
import { readMemory } from '@/lib/store/memory/list';
import type { MemorySummary } from '@/lib/store/memory/types';
import { argsOf, rearrangeSchema } from './rearrange-order';

export type Started = { ok: true; job: JobView } | { ok: false; code: 'gone' | 'invalid' | 'busy' };

const idSchema = z.number().int().positive();

/**
 * Looks for what may be wrong in a memory, in a process of its own; with `mends` it mends what is
 * certain. What is at work on the memory already is given instead of a check.
 */
export async function checkAction(memoryId: unknown, mends: unknown): Promise<Started> {
  const checked = z.tuple([idSchema, z.boolean()]).safeParse([memoryId, mends]);
  if (!checked.success) return { ok: false, code: 'invalid' };
  const [id, mending] = checked.data;
  const running = mending ? undefined : runningOn(id);
  if (running) return { ok: true, job: running };
  return start(id, ({ name }) => ['maintain', `--memory=${name}`, ...(mending ? ['--fix'] : [])]);
}

/** Merges, filters or splits a memory, in a process of its own. */
export async function rearrangeAction(memoryId: unknown, order: unknown): Promise<Started> {
  const id = idSchema.safeParse(memoryId);
  const checked = rearrangeSchema.safeParse(order);
  if (!id.success || !checked.success) return { ok: false, code: 'invalid' };
  return start(id.data, ({ name }) => argsOf(name, checked.data));
}

async function start(id: number, tell: (memory: MemorySummary) => string[]): Promise<Started> {
  const memory = await readMemory(id);
  if (!memory) return { ok: false, code: 'gone' };
  if (runningOn(id)) return { ok: false, code: 'busy' };
  const [command, ...args] = tell(memory);
  const job = startJob({
    kind: 'upkeep',
    files: [memory.name],
    memoryId: id,
    script: 'scripts/memory.ts',
    args: [command!, '--progress=json', `--author=${await currentAuthor()}`, ...args],
  });
  return job ? { ok: true, job } : { ok: false, code: 'busy' };
}

function runningOn(id: number): JobView | undefined {
  return listJobs().find(
    ({ kind, memoryId, state }) => kind === 'upkeep' && memoryId === id && state === 'running',
  );
}
