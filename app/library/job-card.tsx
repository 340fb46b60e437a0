'use client';

import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from '@/lib/i18n/client';
import type { JobView } from '../jobs/job';
import { useAnnounce } from '../shell/announcer';
import { Button, ButtonLink } from '../shell/button';
import { Meter } from '../shell/meter';
import { errorText } from './error-text';
import { useJob } from '../jobs/use-job';
import type { IfKnown } from './send-import';
import styles from './job-card.module.css';

interface Props {
  initial: JobView;
  onEnd: () => void;
  onPutAway: () => void;
  /** Sends the same files again; absent where they are no longer at hand. */
  onSendAgain?: (ifKnown: IfKnown) => void;
}

/** An import at work, and what became of it. */
export function JobCard({ initial, onEnd, onPutAway, onSendAgain }: Props) {
  const { t } = useTranslation(['library', 'common']);
  const announce = useAnnounce();
  const [stopping, setStopping] = useState(false);
  const files = t('job.files', { zh: initial.files[0] ?? '', en: initial.files[1] ?? '' });
  const { job, lost } = useJob(initial, (ended) => {
    announce(endOf(ended, files, t));
    onEnd();
  });

  async function stop() {
    setStopping(true);
    await fetch(`/api/jobs/${job.id}`, { method: 'DELETE' }).catch(() => null);
    setStopping(false);
  }

  if (job.state === 'running') {
    return (
      <li className={styles.card}>
        <div className={styles.line}>
          <p className={styles.words}>{t('job.running', { files })}</p>
          <Button
            small
            disabled={stopping}
            aria-label={t('job.cancelLabel', { files })}
            onClick={() => void stop()}
          >
            {t('job.cancel')}
          </Button>
        </div>
        <Stages job={job} />
        {lost ? <p className={styles.lost}>{t('job.lost')}</p> : null}
      </li>
    );
  }
  const { error, result } = job;
  // A text that is there already is no failure: the reader is asked.
  const asks = error?.code === 'exists';
  const readable = result?.textId ?? (asks ? String(error.params.textId) : null);
  return (
    <li className={styles.card} data-state={asks ? 'asks' : job.state}>
      <div className={styles.line}>
        <div className={styles.words}>
          {error && !asks ? <p className={styles.failed}>{t('job.failed', { files })}</p> : null}
          <p>{error ? errorText(t, error) : endOf(job, files, t)}</p>
          {error && !asks ? <p className={styles.kept}>{t('job.nothingKept')}</p> : null}
          {asks && !onSendAgain ? <p className={styles.kept}>{t('job.chooseAgain')}</p> : null}
        </div>
        <div className={styles.actions}>
          {asks && onSendAgain ? (
            <>
              <Button small look="primary" onClick={() => onSendAgain('replace')}>
                {t('job.replace')}
              </Button>
              <Button small onClick={() => onSendAgain('add')}>
                {t('job.keepBoth')}
              </Button>
            </>
          ) : null}
          {readable ? (
            <ButtonLink
              small
              look={asks ? 'plain' : 'primary'}
              href={`/texts/${readable}`}
              onClick={onPutAway}
            >
              {t('job.read')}
            </ButtonLink>
          ) : null}
          <Button small look="quiet" onClick={onPutAway}>
            {t('job.dismiss')}
          </Button>
        </div>
      </div>
    </li>
  );
}

/** How the job ended, in a sentence. */
function endOf(job: JobView, files: string, t: TFunction<['library', 'common']>): string {
  if (job.state === 'cancelled') return t('job.cancelled');
  if (job.error?.code === 'exists') return errorText(t, job.error);
  if (job.error) return `${t('job.failed', { files })} ${errorText(t, job.error)}`;
  return t(`job.${job.result?.outcome ?? 'added'}`, { files });
}

const stages = ['decode', 'repair', 'align', 'store'] as const;

function Stages({ job }: { job: JobView }) {
  const { t, i18n } = useTranslation('library');
  const current = job.stage === 'done' ? stages.length : stages.findIndex((it) => it === job.stage);
  const share = job.total > 0 ? job.done / job.total : null;
  const percent =
    share === null
      ? ''
      : new Intl.NumberFormat(i18n.language, { style: 'percent' }).format(Math.min(1, share));
  const stage = t(`job.stage.${stages[current] ?? (job.stage === 'done' ? 'done' : 'start')}`);
  return (
    <>
      <Meter
        working
        label={t('job.progress')}
        // Each stage is a quarter of the way.
        value={current < 0 ? 0 : current + (share ?? 0)}
        max={current < 0 ? 0 : stages.length}
        text={[stage, percent].filter(Boolean).join(' ')}
      />
      <ol className={styles.stages}>
        {stages.map((it, place) => (
          <li
            key={it}
            aria-current={place === current ? 'step' : undefined}
            data-past={place < current || undefined}
          >
            {t(`job.stage.${it}`)}
            {place === current && percent ? <span> {percent}</span> : null}
          </li>
        ))}
      </ol>
    </>
  );
}
