'use server';

import { z } from 'zod';
import type { JobView } from '@/app/jobs/job';
import { listJobs, startJob } from '@/app/jobs/registry';
import { currentAuthor } from '@/app/people/author';
import { countStatuses, readText } from '@/lib/store/texts';

const idSchema = z.string().min(1).max(64);

/** How many beads of a text a new alignment keeps for certain, and how many it may make anew. */
export async function countAction(
  textId: string,
): Promise<{ ok: true; kept: number; open: number } | { ok: false; code: 'gone' }> {
  const checked = idSchema.safeParse(textId);
  const counts = checked.success ? await countStatuses(checked.data) : null;
  if (!counts) return { ok: false, code: 'gone' };
  return { ok: true, kept: counts.confirmed + counts.draft, open: counts.machine };
}

/** Starts the work of aligning a text again, in a process of its own. */
export async function realignAction(
  textId: string,
): Promise<{ ok: true; job: JobView } | { ok: false; code: 'gone' | 'busy' }> {
  const checked = idSchema.safeParse(textId);
  const text = checked.success ? await readText(checked.data) : null;
  if (!text) return { ok: false, code: 'gone' };
  // Two at once would change the same text without knowing of each other.
  if (listJobs().some((job) => job.textId === text.id && job.state === 'running'))
    return { ok: false, code: 'busy' };
  const [original, translation] = text.versions;
  const job = startJob({
    kind: 'realign',
    files: [],
    langs: { source: original?.lang ?? 'und', target: translation?.lang ?? 'und' },
    textId: text.id,
    script: 'scripts/realign.ts',
    args: ['--text', text.id, `--author=${await currentAuthor()}`, '--progress', 'json'],
  });
  return job ? { ok: true, job } : { ok: false, code: 'busy' };
}
