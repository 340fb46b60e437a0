'use client';

import { Button } from '@/app/shell/button';
import { useTranslation } from '@/lib/i18n/client';
import { hiddenAfter } from './rows';
import type { Filtering } from './use-filter';
import styles from './filter.module.css';

interface Props {
  total: number;
  filtering: Filtering;
}

/** Below the rows of a filter: how many beads follow that are not shown, or that there is none to show. */
export function FilterEnd({ total, filtering }: Props) {
  const { t } = useTranslation('filter');
  const { rows } = filtering;
  if (!rows) return null;
  if (rows.places.length > 0) {
    const count = hiddenAfter(rows, total);
    return count > 0 ? <p className={styles.end}>{t('hidden', { count })}</p> : null;
  }
  return (
    <div className={styles.empty}>
      <p>{t('none')}</p>
      <Button onClick={filtering.clear}>{t('clear')}</Button>
    </div>
  );
}
