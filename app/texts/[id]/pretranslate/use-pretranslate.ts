'use client';

import { useEffect, useState } from 'react';
import type { JobView } from '@/app/jobs/job';
import { useAnnounce } from '@/app/shell/announcer';
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
  const announce = useAnnounce();
  const [job, setJob] = useState<JobView | null>(null);
  /** How it ended, until one has seen it. */
  const [said, setSaid] = useState<string | null>(null);

  // It goes on where the page was left, and a page that comes back finds it.
  useEffect(() => {
    const leaving = new AbortController();
    void findJob(textId, leaving.signal).then((found) => {
      if (found) setJob((current) => current ?? found);
    });
    return () => leaving.abort();
  }, [textId]);

  function say(message: string) {
    setSaid(message);
    announce(message);
  }

  async function start(threshold: number, where: Where) {
    setSaid(null);
    const answer = await pretranslateAction({ textId, threshold, ...where }).catch(
      () => ({ ok: false, code: 'failed' }) as const,
    );
    if (!answer.ok) return say(t(`pretranslate.failure.${answer.code}`));
    setJob(answer.job);
    announce(t('pretranslate.working'));
  }

  async function stop() {
    if (job) await fetch(`/api/jobs/${job.id}`, { method: 'DELETE' }).catch(() => null);
  }

  function end({ id, state, result }: JobView) {
    setJob(null);
    if (state === 'cancelled') return say(t('pretranslate.stopped'));
    void fetch(`/api/jobs/${id}`, { method: 'DELETE' }).catch(() => null);
    if (state !== 'done' || !result) return say(t('pretranslate.failure.failed'));
    const { filled = 0, empty = 0 } = result;
    if (filled > 0) onFilled();
    if (empty === 0) say(t('pretranslate.full'));
    else say(t(filled > 0 ? 'pretranslate.filled' : 'pretranslate.nothing', { count: filled, empty })); // prettier-ignore
  }

  return { job, said, start, stop, end, putAway: () => setSaid(null) };
}

async function findJob(textId: string, signal: AbortSignal): Promise<JobView | null> {
  try {
    const response = await fetch(`/api/jobs?text=${encodeURIComponent(textId)}`, { signal });
    const { jobs } = (await response.json()) as { jobs: JobView[] };
    return jobs.find(({ kind }) => kind === 'pretranslate') ?? null;
  } catch {
    return null;
  }
}

export type Pretranslate = ReturnType<typeof usePretranslate>;
