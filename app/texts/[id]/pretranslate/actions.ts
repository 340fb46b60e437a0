'use server';

import { z } from 'zod';
import type { JobView } from '@/app/jobs/job';
import { listJobs, startJob } from '@/app/jobs/registry';
import { currentAuthor } from '@/app/people/author';
import { readText } from '@/lib/store/texts';
import { isOpen, readFilter } from '../filter/address';

const place = z.number().int().min(0).max(10_000_000);

const orderSchema = z.object({
  textId: z.string().min(1).max(64),
  threshold: z.number().int().min(1).max(101),
  /** Places of the first and the last bead; null for all of the text. */
  span: z.object({ from: place, to: place }).nullable(),
  /** Only what this filter of an address shows; '' for all. */
  filter: z.string().max(1000),
});

/** Starts to fill what has no translation, in a process of its own. */
export async function pretranslateAction(
  order: unknown,
): Promise<{ ok: true; job: JobView } | { ok: false; code: 'gone' | 'busy' }> {
  const checked = orderSchema.safeParse(order);
  const text = checked.success ? await readText(checked.data.textId) : null;
  if (!checked.success || !text) return { ok: false, code: 'gone' };
  const changes = (job: JobView) => job.kind !== 'analysis' && job.state === 'running';
  if (listJobs().some((job) => job.textId === text.id && changes(job)))
    return { ok: false, code: 'busy' };
  const { threshold, span, filter } = checked.data;
  const { filter: shown, wrong } = readFilter(new URLSearchParams(filter));
  if (wrong.length > 0) return { ok: false, code: 'gone' };
  const args = ['pretranslate', `--text=${text.id}`, `--threshold=${threshold}`];
  if (span) args.push(`--beads=${span.from + 1}-${span.to + 1}`);
  if (!isOpen(shown)) args.push(`--filter=${JSON.stringify(shown)}`);
  args.push(`--author=${await currentAuthor()}`, '--progress=json');
  const job = startJob({
    kind: 'pretranslate',
    files: [],
    textId: text.id,
    script: 'scripts/memory.ts',
    args,
  });
  return job ? { ok: true, job } : { ok: false, code: 'busy' };
}
