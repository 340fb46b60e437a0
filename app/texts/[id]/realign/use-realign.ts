import type { JobView } from '@/app/jobs/job';
import { useTextJob } from '@/app/jobs/use-text-job';
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
  const { begin, end: endJob, ...work } = useTextJob(textId, 'realign');
  const { say } = work;

  const start = () =>
    begin(() => realignAction(textId), {
      working: t('realign.working'),
      refused: (code) => t(`realign.${code}`),
    });

  function end(job: JobView) {
    endJob(job);
    say(endOfRealign(job, t));
    if (job.state === 'done' && job.result?.changed) onChanged();
  }

  return { ...work, start, end };
}

export type Realign = ReturnType<typeof useRealign>;
