import { useEffect, useState } from 'react';
import type { JobView } from '@/app/jobs/job';
import { useAnnounce } from '@/app/shell/announcer';
import { useTranslation } from '@/lib/i18n/client';
import { realignAction } from './actions';
import { endOfRealign } from './end-of-realign';

/**
 * Aligns the text of the page again, in a process of its own, while one goes on reading.
 *
 * @param onChanged called when the text has other beads
 */
export function useRealign(textId: string, onChanged: () => void) {
  const { t } = useTranslation(['reader', 'common']);
  const announce = useAnnounce();
  const [job, setJob] = useState<JobView | null>(null);
  /** How it ended, until one has seen it. */
  const [said, setSaid] = useState<string | null>(null);

  // Not a part of the page: one that the browser kept from before would not know.
  useEffect(() => {
    const leaving = new AbortController();
    void findRealign(textId, leaving.signal).then((found) => {
      if (found) setJob((current) => current ?? found);
    });
    return () => leaving.abort();
  }, [textId]);

  function say(message: string) {
    setSaid(message);
    announce(message);
  }

  async function start() {
    setSaid(null);
    const answer = await realignAction(textId).catch(
      () => ({ ok: false, code: 'failed' }) as const,
    );
    if (!answer.ok) return say(t(`realign.${answer.code}`));
    setJob(answer.job);
    announce(t('realign.working'));
  }

  async function stop() {
    if (job) await fetch(`/api/jobs/${job.id}`, { method: 'DELETE' }).catch(() => null);
  }

  function end(ended: JobView) {
    setJob(null);
    say(endOfRealign(ended, t));
    // Its card is this strip. One that was ended is put away already.
    if (ended.state !== 'cancelled')
      void fetch(`/api/jobs/${ended.id}`, { method: 'DELETE' }).catch(() => null);
    if (ended.state === 'done' && ended.result?.changed) onChanged();
  }

  return { job, said, start, stop, end, putAway: () => setSaid(null) };
}

/** The job that is at work on a text already, if there is one. */
async function findRealign(textId: string, signal: AbortSignal): Promise<JobView | null> {
  try {
    const response = await fetch(`/api/jobs?text=${encodeURIComponent(textId)}`, { signal });
    const { jobs } = (await response.json()) as { jobs: JobView[] };
    return jobs.find(({ kind }) => kind === 'realign') ?? null;
  } catch {
    return null;
  }
}

export type Realign = ReturnType<typeof useRealign>;
