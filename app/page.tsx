import { listTexts } from '@/lib/store/texts';
import { getT } from '@/lib/i18n/server';
import { Translations } from '@/lib/i18n/translations';
import { listJobs } from './jobs/registry';
import { EmptyLibrary } from './library/empty-library';
import { ImportPanel } from './library/import-panel';
import { TextEntry } from './library/text-entry';
import { ButtonLink } from './shell/button';
import { TopBar } from './shell/top-bar';
import styles from './page.module.css';

export default async function LibraryPage() {
  const [texts, { t }] = await Promise.all([listTexts(), getT('library')]);
  const jobs = listJobs().filter(({ kind }) => kind === 'import');
  const now = new Date();
  const latest = texts.reduce<Date | null>(
    (last, { openedAt }) => (openedAt && (!last || openedAt > last) ? openedAt : last),
    null,
  );
  return (
    <Translations namespaces={['library']}>
      <TopBar>
        <ButtonLink look="quiet" small href="/memories">
          {t('common:bar.memories')}
        </ButtonLink>
        <ButtonLink look="quiet" small href="/terms">
          {t('common:bar.terms')}
        </ButtonLink>
      </TopBar>
      <main id="content" tabIndex={-1} className={styles.library}>
        {texts.length === 0 ? (
          <EmptyLibrary />
        ) : (
          <header className={styles.head}>
            <h1>{t('title')}</h1>
            <p>{t('texts', { count: texts.length })}</p>
          </header>
        )}
        <ImportPanel initialJobs={jobs} offersSample={texts.length === 0} />
        {texts.length > 0 ? (
          <ul className={styles.texts}>
            {texts.map((text) => (
              <TextEntry
                key={text.id}
                text={text}
                now={now}
                latest={latest !== null && text.openedAt?.getTime() === latest.getTime()}
              />
            ))}
          </ul>
        ) : null}
      </main>
    </Translations>
  );
}
