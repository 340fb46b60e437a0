'use client';

import type { JobView } from '@/app/jobs/job';
import { Meter } from '@/app/shell/meter';
import { useTranslation } from '@/lib/i18n/client';

/** How far the aligner is. */
export function AlignMeter({ job }: { job: JobView }) {
  const { t, i18n } = useTranslation('reader');
  const { done, total } = job;
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' });
  return (
    <Meter
      working
      label={t('realign.progress')}
      value={done}
      // Before the first step it is not known how many there are.
      max={done > 0 ? total : 0}
      text={done > 0 ? percent.format(Math.min(1, done / total)) : t('realign.working')}
    />
  );
}
