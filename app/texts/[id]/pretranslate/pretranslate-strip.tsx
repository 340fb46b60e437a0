'use client';

import { useState } from 'react';
import type { JobView } from '@/app/jobs/job';
import { useJob } from '@/app/jobs/use-job';
import { Button } from '@/app/shell/button';
import { Meter } from '@/app/shell/meter';
import { useTranslation } from '@/lib/i18n/client';
import styles from '../realign/realign-strip.module.css';
import type { Pretranslate } from './use-pretranslate';

/** Over the foot of the page, while empty targets are filled: how far it is, and an end to it. */
export function PretranslateStrip({ pretranslate }: { pretranslate: Pretranslate }) {
  const { t } = useTranslation(['translate', 'common']);
  const { job, said, putAway } = pretranslate;
  if (!job && said === null) return null;
  return (
    <div role="region" aria-label={t('pretranslate.title')} className={styles.strip}>
      {job ? (
        <Working key={job.id} initial={job} onStop={pretranslate.stop} onEnd={pretranslate.end} />
      ) : (
        <div className={styles.line}>
          <p>{said}</p>
          <Button
            small
            look="quiet"
            onClick={() => {
              putAway();
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
  const { t, i18n } = useTranslation('translate');
  const [stopping, setStopping] = useState(false);
  const { job, lost } = useJob(initial, onEnd);
  const { done, total } = job;
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' });
  return (
    <>
      <div className={styles.line}>
        <p>{lost ? t('pretranslate.lost') : t('pretranslate.working')}</p>
        <Button
          small
          disabled={stopping}
          onClick={() => {
            setStopping(true);
            void onStop();
          }}
        >
          {t('pretranslate.stop')}
        </Button>
      </div>
      <Meter
        working
        label={t('pretranslate.progress')}
        value={done}
        max={total}
        text={total > 0 ? percent.format(done / total) : t('pretranslate.working')}
      />
    </>
  );
}
