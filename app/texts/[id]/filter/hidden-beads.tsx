import { useTranslation } from '@/lib/i18n/client';
import styles from './hidden-beads.module.css';

/** Between two beads: how many a filter keeps back. */
export function HiddenBeads({ count }: { count: number }) {
  const { t } = useTranslation('filter');
  if (count <= 0) return null;
  return (
    <span role="presentation" className={styles.hidden}>
      {t('hidden', { count })}
    </span>
  );
}
