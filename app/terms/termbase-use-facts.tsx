'use client';

import { useTranslation } from '@/lib/i18n/client';
import type { TermbaseUse } from '@/lib/store/terms/types';
import styles from './terms.module.css';

/** What a termbase is used for, in a line. */
export function TermbaseUseFacts({ priority, textIds }: TermbaseUse) {
  const { t } = useTranslation('terms');
  return (
    <span className={styles.facts}>
      {textIds === null ? t('use.forAll') : t('use.forTexts', { count: textIds.length })}
      {priority === 0 ? null : ` · ${t('use.priorityFact', { priority })}`}
    </span>
  );
}
