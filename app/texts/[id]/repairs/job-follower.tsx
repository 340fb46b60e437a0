'use client';

import type { JobView } from '@/app/jobs/job';
import { useJob } from '@/app/jobs/use-job';
import { Meter } from '@/app/shell/meter';
import { useTranslation } from '@/lib/i18n/client';
import styles from './repair-list.module.css';

/** Shows, beside the page and not in it, that a decision is being carried out. */
export function JobFollower({ job, onEnd }: { job: JobView; onEnd: (job: JobView) => void }) {
  const { t } = useTranslation('repairs');
  const { lost } = useJob(job, onEnd);
  return (
    <div className={styles.working}>
      <p>{lost ? t('lost') : t('working')}</p>
      <Meter working label={t('working')} value={0} max={0} text={t('working')} />
    </div>
  );
}
