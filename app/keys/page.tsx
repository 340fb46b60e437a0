import type { Metadata } from 'next';
import { getT } from '@/lib/i18n/server';
import { Translations } from '@/lib/i18n/translations';
import { TopBar } from '../shell/top-bar';
import { KeySettings } from './key-settings';
import styles from './page.module.css';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getT('keys');
  return { title: t('title') };
}

/** All commands and their keys, to be changed. */
export default function KeysPage() {
  return (
    <Translations namespaces={['keys', 'reader']}>
      <TopBar />
      <main id="content" tabIndex={-1} className={styles.main}>
        <KeySettings />
      </main>
    </Translations>
  );
}
