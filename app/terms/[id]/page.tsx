import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import styles from '@/app/shell/page.module.css';
import { TopBar } from '@/app/shell/top-bar';
import { getT } from '@/lib/i18n/server';
import { Translations } from '@/lib/i18n/translations';
import { termHistoryState } from '@/lib/store/terms/change-terms';
import { conceptPage, listConcepts } from '@/lib/store/terms/concepts';
import { findTermbase } from '@/lib/store/terms/termbases';
import list from '../terms.module.css';
import { TermbaseSettings } from '../termbase-settings';
import { TermbaseUseFacts } from '../termbase-use-facts';
import { ConceptList } from './concept-list';
import { ServedTexts } from './served-texts';
import { TermbaseName } from './termbase-name';

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ id }, { t }] = await Promise.all([params, getT('terms')]);
  const termbase = await findTermbase(id);
  return { title: termbase ? `${termbase.name} · ${t('title')}` : t('title') };
}

/** The concepts of a termbase: to search (`?q=`), page by page (`?page=`). */
export default async function TermbasePage({ params, searchParams }: Props) {
  const [{ id }, { q, page }, { t }] = await Promise.all([params, searchParams, getT('terms')]);
  const termbase = await findTermbase(id);
  if (!termbase) notFound();
  const sought = typeof q === 'string' ? q.slice(0, 200) : '';
  const asked = typeof page === 'string' && /^\d{1,7}$/.test(page) ? Math.max(1, Number(page)) : 1;
  const [{ concepts, total }, history] = await Promise.all([
    listConcepts(id, { sought, from: (asked - 1) * conceptPage }),
    termHistoryState(id),
  ]);
  const pages = Math.max(1, Math.ceil(total / conceptPage));
  const hrefOf = (to: number) =>
    `/terms/${id}?${new URLSearchParams({ ...(sought ? { q: sought } : {}), page: String(to) }).toString()}`;
  return (
    <Translations namespaces={['terms', 'terms-import', 'used-for']}>
      <TopBar
        title={
          <Link href="/terms" className={styles.back}>
            <span aria-hidden="true">← </span>
            {t('all')}
          </Link>
        }
      />
      <main id="content" tabIndex={-1} className={styles.page}>
        <header className={styles.head}>
          <TermbaseName termbaseId={id} name={termbase.name} />
          <div className={list.use}>
            <TermbaseUseFacts priority={termbase.priority} textIds={termbase.textIds} />
            <TermbaseSettings termbase={termbase} />
          </div>
          <ServedTexts textIds={termbase.textIds} />
        </header>
        <ConceptList
          // Another choice, another list.
          key={`${sought} ${asked}`}
          termbaseId={id}
          concepts={concepts}
          total={total}
          sought={sought}
          history={history}
        />
        {pages > 1 ? (
          <nav aria-label={t('pages')} className={styles.pages}>
            {asked > 1 ? <Link href={hrefOf(asked - 1)}>{t('previous')}</Link> : null}
            <span>{t('page', { page: asked, pages })}</span>
            {asked < pages ? <Link href={hrefOf(asked + 1)}>{t('next')}</Link> : null}
          </nav>
        ) : null}
      </main>
    </Translations>
  );
}
