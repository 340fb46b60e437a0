import type { Metadata } from 'next';
import Link from 'next/link';
import { listJobs } from '@/app/jobs/registry';
import { TopBar } from '@/app/shell/top-bar';
import { sentenceGap } from '@/lib/i18n/formats';
import { getT } from '@/lib/i18n/server';
import { Translations } from '@/lib/i18n/translations';
import { countConfirmed, listDeletedMemories, listMemories } from '@/lib/store/memory/list';
import { DeletedMemories } from './deleted-memories';
import { ImportMemory } from './import-memory';
import { MemoryEntry } from './memory-entry';
import styles from './page.module.css';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getT('memories');
  return { title: t('title') };
}

/** All memories: those of the reader's files, and that of the confirmed beads. */
export default async function MemoriesPage() {
  const [memories, deleted, confirmed, { t, language }] = await Promise.all([
    listMemories(),
    listDeletedMemories(),
    countConfirmed(),
    getT('memories'),
  ]);
  const jobs = listJobs().filter(({ kind }) => kind === 'memory');
  return (
    <Translations namespaces={['memories', 'used-for']}>
      <TopBar title={t('title')} />
      <main id="content" tabIndex={-1} className={styles.page}>
        <header className={styles.head}>
          <h1>{t('title')}</h1>
          <p>
            {t('detail')}
            {sentenceGap(language)}
            <Link href="/api/docs">{t('api')}</Link>
          </p>
        </header>
        <ImportMemory initialJobs={jobs} names={memories.map(({ name }) => name)} />
        <ul className={styles.list} aria-label={t('title')}>
          <li className={styles.entry}>
            <div className={styles.words}>
              <h2 className={styles.name}>{t('beads.name')}</h2>
              <p className={styles.facts}>
                <span>{t('units', { count: confirmed })}</span>
                <span>{t('beads.detail')}</span>
              </p>
            </div>
          </li>
          {memories.map((memory) => (
            <MemoryEntry key={memory.id} memory={memory} />
          ))}
        </ul>
        <DeletedMemories memories={deleted.map(({ id, name, units }) => ({ id, name, units }))} />
      </main>
    </Translations>
  );
}
