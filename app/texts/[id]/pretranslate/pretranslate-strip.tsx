'use client';

import { JobLine } from '@/app/jobs/job-line';
import { JobStrip } from '@/app/jobs/job-strip';
import { useTranslation } from '@/lib/i18n/client';
import type { Pretranslate } from './use-pretranslate';

/** Over the foot of the page, while empty targets are filled: how far it is, and an end to it. */
export function PretranslateStrip({ pretranslate }: { pretranslate: Pretranslate }) {
  const { t } = useTranslation('translate');
  const { job, said, putAway, end } = pretranslate;
  const words = {
    working: t('pretranslate.working'),
    progress: t('pretranslate.progress'),
    stop: t('pretranslate.stop'),
    lost: t('pretranslate.lost'),
  };
  return (
    <JobStrip label={t('pretranslate.title')} said={said} onPutAway={putAway}>
      {job ? <JobLine key={job.id} initial={job} words={words} onEnd={end} /> : null}
    </JobStrip>
  );
}
