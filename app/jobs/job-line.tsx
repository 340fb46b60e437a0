'use client';

import { useState } from 'react';
import { Button } from '@/app/shell/button';
import { Meter } from '@/app/shell/meter';
import { useTranslation } from '@/lib/i18n/client';
import type { JobView } from './job';
import { useJob } from './use-job';
import styles from './job-line.module.css';

interface Props {
  initial: JobView;
  /** What it is doing, what its measure and the button that ends it are called, and what is said while the server does not answer. */
  words: { working: string; progress: string; stop: string; lost: string };
  onEnd: (job: JobView) => void;
}

/** A job at work: how far it is, and an end to it. */
export function JobLine({ initial, words, onEnd }: Props) {
  const { i18n } = useTranslation('common');
  const [stopping, setStopping] = useState(false);
  const { job, lost } = useJob(initial, onEnd);
  const { done, total } = job;
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' });
  return (
    <div className={styles.job}>
      <div className={styles.line}>
        <p>{lost ? words.lost : words.working}</p>
        <Button
          small
          disabled={stopping}
          onClick={() => {
            setStopping(true);
            void fetch(`/api/jobs/${job.id}`, { method: 'DELETE' }).catch(() => null);
          }}
        >
          {words.stop}
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
