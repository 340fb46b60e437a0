'use client';

import { useTranslation } from '@/lib/i18n/client';
import styles from './presence.module.css';

/** Who else has the text open: a word in the bar, and nothing where one is alone. */
export function Presence({ others }: { others: readonly string[] }) {
  const { t } = useTranslation('people');
  const names = [...new Set(others.filter((name) => name !== ''))];
  const count = others.length;
  if (count === 0) return null;
  return (
    <span className={styles.presence} title={names.join(', ')}>
      {count === 1 && names[0] ? t('here.name', { name: names[0] }) : t('here.count', { count })}
    </span>
  );
}
