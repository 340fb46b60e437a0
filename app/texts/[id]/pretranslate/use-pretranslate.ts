'use client';

import type { JobView } from '@/app/jobs/job';
import { useTextJob } from '@/app/jobs/use-text-job';
import { useTranslation } from '@/lib/i18n/client';
import type { Span } from '../range/use-range';
import { pretranslateAction } from './actions';

/** Which beads are filled: all without a span and with a filter of ''. */
export interface Where {
  span: Span | null;
  /** As in an address. */
  filter: string;
}

/**
 * Fills empty targets of the page's text from the memories, in a process of its own, while one goes
 * on working.
 * @param onFilled called when beads have new targets
 */
export function usePretranslate(textId: string, onFilled: () => void) {
  const { t } = useTranslation('translate');
  const { begin, end: endJob, ...work } = useTextJob(textId, 'pretranslate');
  const { say } = work;

  const start = (threshold: number, where: Where) =>
    begin(() => pretranslateAction({ textId, threshold, ...where }), {
      working: t('pretranslate.working'),
      refused: (code) => t(`pretranslate.failure.${code}`),
    });

  function end(job: JobView) {
    endJob(job);
    const { state, result } = job;
    if (state === 'cancelled') return say(t('pretranslate.stopped'));
    if (state !== 'done' || !result) return say(t('pretranslate.failure.failed'));
    const { filled = 0, empty = 0 } = result;
    if (filled > 0) onFilled();
    if (empty === 0) say(t('pretranslate.full'));
    else say(t(filled > 0 ? 'pretranslate.filled' : 'pretranslate.nothing', { count: filled, empty })); // prettier-ignore
  }

  return { ...work, start, end };
}

export type Pretranslate = ReturnType<typeof usePretranslate>;
