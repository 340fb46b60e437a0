'use client';

import { useState, type RefObject } from 'react';
import type { JobView } from '@/app/jobs/job';
import { useJob } from '@/app/jobs/use-job';
import { Button, ButtonLink } from '@/app/shell/button';
import { useTranslation } from '@/lib/i18n/client';
import { AlignMeter } from './align-meter';
import type { Realign } from './use-realign';
import styles from './realign-strip.module.css';

interface StripProps {
  ref: RefObject<HTMLDivElement | null>;
  realign: Realign;
}

/** Over the foot of the page, while the text is aligned again: how far it is, and an end to it. */
export function RealignStrip({ ref, realign }: StripProps) {
  const { t } = useTranslation(['reader', 'common']);
  const { job, said } = realign;
  if (!job && said === null) return null;

  function stop() {
    // The button goes; who pressed it stays where it was.
    ref.current?.focus();
    return realign.stop();
  }

  return (
    <div
      ref={ref}
      role="region"
      aria-label={t('realign.label')}
      tabIndex={-1}
      className={styles.strip}
    >
      {job ? (
        <Working key={job.id} initial={job} onStop={stop} onEnd={realign.end} />
      ) : (
        <div className={styles.line}>
          <p>{said}</p>
          <Button
            small
            look="quiet"
            onClick={() => {
              realign.putAway();
              document.getElementById('content')?.focus();
            }}
          >
            {t('common:close')}
          </Button>
        </div>
      )}
    </div>
  );
}

interface Props {
  initial: JobView;
  onStop: () => Promise<void>;
  onEnd: (job: JobView) => void;
}

function Working({ initial, onStop, onEnd }: Props) {
  const { t } = useTranslation('reader');
  const [stopping, setStopping] = useState(false);
  const { job, lost } = useJob(initial, onEnd);
  return (
    <>
      <div className={styles.line}>
        <p>{lost ? t('realign.lost') : t('realign.working')}</p>
        <div className={styles.actions}>
          <ButtonLink small look="quiet" href={`/jobs/${job.id}`}>
            {t('realign.watch')}
          </ButtonLink>
          <Button
            small
            disabled={stopping}
            aria-label={t('realign.stopLabel')}
            onClick={() => {
              setStopping(true);
              void onStop();
            }}
          >
            {t('realign.stop')}
          </Button>
        </div>
      </div>
      <AlignMeter job={job} />
    </>
  );
}
