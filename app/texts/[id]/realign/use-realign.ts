import { useState } from 'react';
import type { JobView } from '@/app/jobs/job';
import { useAnnounce } from '@/app/shell/announcer';
import { useTranslation } from '@/lib/i18n/client';
import { realignAction } from './actions';
import { endOfRealign } from './end-of-realign';

/**
 * Aligns the text of the page again, in a process of its own, while one goes on reading.
 *
 * @param initialJob a job that was at work on this text before the page was drawn
 * @param onChanged called when the text has other beads
 */
export function useRealign(textId: string, initialJob: JobView | null, onChanged: () => void) {
  const { t } = useTranslation(['reader', 'common']);
  const announce = useAnnounce();
  const [job, setJob] = useState(initialJob);
  /** How it ended, until one has seen it. */
  const [said, setSaid] = useState<string | null>(null);

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
    // Nobody asks for a job that has ended here; its card is this strip.
    void fetch(`/api/jobs/${ended.id}`, { method: 'DELETE' }).catch(() => null);
    if (ended.state === 'done' && ended.result?.changed) onChanged();
  }

  return { job, said, start, stop, end, putAway: () => setSaid(null) };
}

export type Realign = ReturnType<typeof useRealign>;
