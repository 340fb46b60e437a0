import type { Metadata } from 'next';
import { connection } from 'next/server';
import { getT } from '@/lib/i18n/server';
import { Translations } from '@/lib/i18n/translations';
import { listTermbases } from '@/lib/store/terms/termbases';
import page from '@/app/shell/page.module.css';
import { TopBar } from '../shell/top-bar';
import { TermbaseList } from './termbase-list';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('terms')).t('title') };
}

/** All termbases. */
export default async function TermsPage() {
  await connection();
  const [termbases, { t }] = await Promise.all([listTermbases(), getT('terms')]);
  return (
    <Translations namespaces={['terms', 'used-for']}>
      <TopBar />
      <main id="content" tabIndex={-1} className={page.page}>
        <header className={page.head}>
          <h1>{t('title')}</h1>
          <p>{t('explanation')}</p>
        </header>
        <TermbaseList termbases={termbases} />
      </main>
    </Translations>
  );
}
