'use client';

import { useState, type RefObject } from 'react';
import type { JobView } from '@/app/jobs/job';
import { JobStrip } from '@/app/jobs/job-strip';
import strip from '@/app/jobs/job-strip.module.css';
import { useJob } from '@/app/jobs/use-job';
import { Button, ButtonLink } from '@/app/shell/button';
import { useTranslation } from '@/lib/i18n/client';
import { AlignMeter } from './align-meter';
import type { Realign } from './use-realign';

interface StripProps {
  ref: RefObject<HTMLDivElement | null>;
  realign: Realign;
}

/** Over the foot of the page, while the text is aligned again: how far it is, and an end to it. */
export function RealignStrip({ ref, realign }: StripProps) {
  const { t } = useTranslation('reader');
  const { job, said, putAway, end } = realign;

  function stop() {
    // The button goes; who pressed it stays where it was.
    ref.current?.focus();
    return realign.stop();
  }

  return (
    <JobStrip ref={ref} label={t('realign.label')} said={said} onPutAway={putAway}>
      {job ? <Working key={job.id} initial={job} onStop={stop} onEnd={end} /> : null}
    </JobStrip>
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
      <div className={strip.line}>
        <p>{lost ? t('realign.lost') : t('realign.working')}</p>
        <div className={strip.actions}>
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
