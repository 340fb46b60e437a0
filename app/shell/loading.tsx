import { getT } from '@/lib/i18n/server';
import styles from './loading.module.css';

/** Stands in for a page that is being drawn; shows itself only where that takes a while. */
export async function Loading() {
  const { t } = await getT('common');
  return (
    <main className={styles.loading} aria-busy="true">
      <p>{t('loading')}</p>
    </main>
  );
}
