'use client';

import { useState } from 'react';
import type { JobView } from '@/app/jobs/job';
import { useJob } from '@/app/jobs/use-job';
import { Button } from '@/app/shell/button';
import { Meter } from '@/app/shell/meter';
import { useTranslation } from '@/lib/i18n/client';
import styles from '../form.module.css';

interface Props {
  initial: JobView;
  /** What it is doing, and what its measure is called. */
  words: { working: string; progress: string };
  onEnd: (job: JobView) => void;
}

/** A memory that is being worked on: how far it is, and an end to it. */
export function JobLine({ initial, words, onEnd }: Props) {
  const { t, i18n } = useTranslation('upkeep');
  const [stopping, setStopping] = useState(false);
  const { job, lost } = useJob(initial, onEnd);
  const { done, total } = job;
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' });
  return (
    <div className={styles.panel}>
      <div className={styles.line}>
        <p>{lost ? t('lost') : words.working}</p>
        <Button
          small
          disabled={stopping}
          onClick={() => {
            setStopping(true);
            void fetch(`/api/jobs/${job.id}`, { method: 'DELETE' }).catch(() => null);
          }}
        >
          {t('rearrange.stop')}
        </Button>
      </div>
      <Meter
        working
        label={words.progress}
        value={done}
        max={total}
        text={total > 0 ? percent.format(Math.min(1, done / total)) : words.working}
      />
    </div>
  );
}
