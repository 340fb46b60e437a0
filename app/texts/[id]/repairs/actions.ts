'use server';

import { z } from 'zod';
import type { JobView } from '@/app/jobs/job';
import { listJobs, startJob } from '@/app/jobs/registry';
import { currentAuthor } from '@/app/people/author';
import { readText } from '@/lib/store/texts';
import { mostAtOnce } from './kinds';

const ids = z.array(z.number().int().positive()).max(mostAtOnce);

const decisionsSchema = z
  .object({
    textId: z.string().min(1).max(64),
    /** Repairs to make. */
    apply: ids,
    /** Repairs to leave: the source stands as it is. */
    leave: ids,
  })
  .refine(({ apply, leave }) => apply.length + leave.length > 0);

export type Decisions = z.infer<typeof decisionsSchema>;

/**
 * Starts the work of deciding on repairs: the sources are read again with the decisions, in a process
 * of its own, and the text takes the result in one transaction.
 */
export async function decideAction(
  decisions: Decisions,
): Promise<{ ok: true; job: JobView } | { ok: false; code: 'invalid' | 'gone' | 'busy' }> {
  const checked = decisionsSchema.safeParse(decisions);
  if (!checked.success) return { ok: false, code: 'invalid' };
  const { textId, apply, leave } = checked.data;
  if (!(await readText(textId))) return { ok: false, code: 'gone' };
  // Two at once would decide on the same source without knowing of each other.
  if (listJobs().some((job) => job.textId === textId && job.state === 'running')) {
    return { ok: false, code: 'busy' };
  }
  const args = ['--text', textId, `--author=${await currentAuthor()}`, '--progress', 'json'];
  if (apply.length > 0) args.push('--apply', apply.join(','));
  if (leave.length > 0) args.push('--leave', leave.join(','));
  const job = startJob({ kind: 'repair', files: [], textId, script: 'scripts/repair.ts', args });
  return job ? { ok: true, job } : { ok: false, code: 'busy' };
}
