'use client';

import type { ReactNode, Ref } from 'react';
import { Button } from '@/app/shell/button';
import { useTranslation } from '@/lib/i18n/client';
import styles from './job-strip.module.css';

interface Props {
  ref?: Ref<HTMLDivElement>;
  label: string;
  /** The job at work, if there is one. */
  children: ReactNode;
  /** How it ended; null where that was seen. */
  said: string | null;
  onPutAway: () => void;
}

/** Over the foot of a text, while something is done to all of it: how far it is, and how it ended. */
export function JobStrip({ ref, label, children, said, onPutAway }: Props) {
  const { t } = useTranslation('common');
  if (!children && said === null) return null;
  return (
    <div ref={ref} role="region" aria-label={label} tabIndex={-1} className={styles.strip}>
      {children ?? (
        <div className={styles.line}>
          <p>{said}</p>
          <Button
            small
            look="quiet"
            onClick={() => {
              onPutAway();
              document.getElementById('content')?.focus();
            }}
          >
            {t('close')}
          </Button>
        </div>
      )}
    </div>
  );
}
