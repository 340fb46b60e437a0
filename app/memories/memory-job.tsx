'use client';

import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from '@/lib/i18n/client';
import { sentenceGap } from '@/lib/i18n/formats';
import type { JobView } from '../jobs/job';
import { useJob } from '../jobs/use-job';
import card from '../library/job-card.module.css';
import { useAnnounce } from '../shell/announcer';
import { Button, ButtonLink } from '../shell/button';
import { Meter } from '../shell/meter';
import { importFailure } from './failure-text';

interface Props {
  initial: JobView;
  onEnd: () => void;
  onPutAway: () => void;
}

/** An import of units at work, and what became of it. */
export function MemoryJob({ initial, onEnd, onPutAway }: Props) {
  const { t, i18n } = useTranslation('memories');
  const announce = useAnnounce();
  const [stopping, setStopping] = useState(false);
  const file = initial.files.join(', ');
  const { job, lost } = useJob(initial, (ended) => {
    announce(endOf(ended, file, t, i18n.language));
    onEnd();
  });

  async function stop() {
    setStopping(true);
    await fetch(`/api/jobs/${job.id}`, { method: 'DELETE' }).catch(() => null);
    setStopping(false);
  }

  if (job.state !== 'running')
    return (
      <li className={card.card} data-state={job.state}>
        <div className={card.line}>
          <div className={card.words}>
            {job.error ? <p className={card.failed}>{t('job.failed', { file })}</p> : null}
            <p>{endOf(job, file, t, i18n.language)}</p>
            {job.error ? <p className={card.kept}>{t('job.nothingKept')}</p> : null}
          </div>
          <div className={card.actions}>
            {job.result?.memoryId ? (
              <ButtonLink
                small
                look="primary"
                href={`/memories/${job.result.memoryId}`}
                onClick={onPutAway}
              >
                {t('job.open')}
              </ButtonLink>
            ) : null}
            <Button small look="quiet" onClick={onPutAway}>
              {t('job.dismiss')}
            </Button>
          </div>
        </div>
      </li>
    );
  const share = job.total > 0 ? job.done / job.total : null;
  const percent =
    share === null ? '' : new Intl.NumberFormat(i18n.language, { style: 'percent' }).format(share);
  const stage = t(job.stage === 'index' ? 'job.stage.index' : 'job.stage.read');
  return (
    <li className={card.card}>
      <div className={card.line}>
        <p className={card.words}>
          {t('job.running', { file })} · {stage} {percent}
        </p>
        <Button
          small
          disabled={stopping}
          aria-label={t('job.cancelLabel', { file })}
          onClick={() => void stop()}
        >
          {t('job.cancel')}
        </Button>
      </div>
      <Meter
        working
        label={t('job.progress')}
        value={job.done}
        max={job.total}
        text={`${stage} ${percent}`}
      />
      {lost ? <p className={card.lost}>{t('job.lost')}</p> : null}
    </li>
  );
}

function endOf(
  { state, error, result }: JobView,
  file: string,
  t: TFunction<'memories'>,
  language: string,
): string {
  if (state === 'cancelled') return t('job.cancelled');
  if (error) return importFailure(t, error, file, language);
  if (result?.outcome === 'unchanged') return t('job.unchanged', { file });
  const [doubles, left] = [result?.duplicates ?? 0, result?.left ?? 0];
  return [
    t('job.added', { file, count: result?.added ?? 0 }),
    ...(doubles > 0 ? [t('job.duplicates', { count: doubles })] : []),
    ...(left > 0 ? [t('job.left', { count: left })] : []),
  ].join(sentenceGap(language));
}
