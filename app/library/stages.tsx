'use client';

import { useTranslation } from '@/lib/i18n/client';
import type { JobView } from '../jobs/job';
import { Meter } from '../shell/meter';
import styles from './stages.module.css';

const stages = ['decode', 'repair', 'align', 'store'] as const;

/** How far an import is: which stage, and how much of it. */
export function Stages({ job }: { job: JobView }) {
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
