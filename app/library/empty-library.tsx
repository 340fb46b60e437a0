import { getT } from '@/lib/i18n/server';
import { Logo } from '../shell/logo';
import styles from './empty-library.module.css';

/** What Hebi is for, in one sentence, to who opens it with nothing in it. */
export async function EmptyLibrary() {
  const { t } = await getT('library');
  return (
    <header className={styles.empty}>
      <Logo size={56} />
      <h1>{t('empty.title')}</h1>
      <p>{t('empty.detail')}</p>
    </header>
  );
}
