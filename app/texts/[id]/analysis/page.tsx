import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { listJobs } from '@/app/jobs/registry';
import page from '@/app/shell/page.module.css';
import { TopBar } from '@/app/shell/top-bar';
import { getT } from '@/lib/i18n/server';
import { Translations } from '@/lib/i18n/translations';
import { listMemories } from '@/lib/store/memory/list';
import { readText } from '@/lib/store/texts';
import { AnalysisPanel } from './analysis-panel';
import styles from './page.module.css';

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ id }, { t }] = await Promise.all([params, getT('analysis')]);
  const text = await readText(id);
  return { title: text ? `${t('title')} · ${text.versions[0]?.title ?? ''}` : t('title') };
}

/** How much of a text the memories know already. */
export default async function AnalysisPage({ params }: Props) {
  const [{ id }, { t }] = await Promise.all([params, getT('analysis')]);
  const text = await readText(id);
  if (!text) notFound();
  const memories = (await listMemories()).filter(
    ({ usedFor, textIds }) => usedFor === 'all' || textIds.includes(id),
  );
  const jobs = listJobs().filter(({ kind, textId }) => kind === 'analysis' && textId === id);
  const job = jobs.findLast(({ state }) => state === 'running' || state === 'done') ?? null;
  const [original] = text.versions;
  return (
    <Translations namespaces={['analysis']}>
      <TopBar
        title={
          <Link href={`/texts/${id}`} className={page.back}>
            <span aria-hidden="true">← </span>
            <span lang={original?.lang}>{original?.title}</span>
          </Link>
        }
      />
      <main id="content" tabIndex={-1} className={page.page}>
        <header className={page.head}>
          <h1>{t('title')}</h1>
          <p>{t('explanation')}</p>
        </header>
        <AnalysisPanel textId={id} title={original?.title ?? id} initialJob={job} />
        <section className={styles.memories}>
          <h2>{t('memories.title')}</h2>
          <ul>
            <li>{t('memories.beads')}</li>
            {memories.map(({ id: memoryId, name }) => (
              <li key={memoryId}>
                <Link href={`/memories/${memoryId}`}>{name}</Link>
              </li>
            ))}
            <li>
              <Link href="/memories">{t('memories.manage')}</Link>
            </li>
          </ul>
        </section>
      </main>
    </Translations>
  );
}
