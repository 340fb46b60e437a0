'use server';

import { z } from 'zod';
import type { JobView } from '@/app/jobs/job';
import { listJobs, startJob } from '@/app/jobs/registry';
import { readText } from '@/lib/store/texts';

const orderSchema = z.tuple([z.string().min(1).max(64), z.enum(['all', 'untranslated'])]);

/** Starts to count a text, in a process of its own; a count that is at work already is given instead. */
export async function analyseAction(
  textId: unknown,
  scope: unknown,
): Promise<{ ok: true; job: JobView } | { ok: false; code: 'gone' | 'busy' }> {
  const checked = orderSchema.safeParse([textId, scope]);
  const text = checked.success ? await readText(checked.data[0]) : null;
  if (!text || !checked.success) return { ok: false, code: 'gone' };
  const running = listJobs().find(
    (job) => job.kind === 'analysis' && job.textId === text.id && job.state === 'running',
  );
  const job =
    running ??
    startJob({
      kind: 'analysis',
      files: [],
      textId: text.id,
      script: 'scripts/memory.ts',
      args: ['analyse', `--text=${text.id}`, `--scope=${checked.data[1]}`, '--progress=json'],
    });
  return job ? { ok: true, job } : { ok: false, code: 'busy' };
}
