import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { listJobs } from '@/app/jobs/registry';
import { getT } from '@/lib/i18n/server';
import { listMemories } from '@/lib/store/memory/list';
import { readText } from '@/lib/store/texts';
import { TextPage, textPageMetadata } from '../text-page';
import { AnalysisPanel } from './analysis-panel';
import styles from './page.module.css';

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return textPageMetadata('analysis', (await params).id);
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
    <TextPage area="analysis" text={text}>
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
    </TextPage>
  );
}
