'use client';

import { useState } from 'react';
import { useTranslation } from '@/lib/i18n/client';
import { fileNames } from '../jobs/file-names';
import type { JobView } from '../jobs/job';
import { useAnnounce } from '../shell/announcer';
import { Button, ButtonLink } from '../shell/button';
import { endOfImport, errorText } from './error-text';
import { useJob } from '../jobs/use-job';
import type { IfKnown } from './send-import';
import { Stages } from './stages';
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
  const files = fileNames(initial, t);
  const { job, lost } = useJob(initial, (ended) => {
    announce(endOfImport(ended, files, t));
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
          <div className={styles.actions}>
            <ButtonLink
              small
              look="quiet"
              href={`/jobs/${job.id}`}
              aria-label={t('job.watchLabel', { files })}
            >
              {t('job.watch')}
            </ButtonLink>
            <Button
              small
              disabled={stopping}
              aria-label={t('job.cancelLabel', { files })}
              onClick={() => void stop()}
            >
              {t('job.cancel')}
            </Button>
          </div>
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
          <p>{error ? errorText(t, error) : endOfImport(job, files, t)}</p>
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
