import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { listJobs } from '@/app/jobs/registry';
import { TopBar } from '@/app/shell/top-bar';
import { getT } from '@/lib/i18n/server';
import { Translations } from '@/lib/i18n/translations';
import { readMemory } from '@/lib/store/memory/list';
import { CheckPanel } from './check-panel';
import styles from '../../page.module.css';

interface Props {
  params: Promise<{ id: string }>;
}

async function memoryOf({ params }: Props) {
  const id = Number((await params).id);
  return Number.isInteger(id) && id > 0 ? readMemory(id) : null;
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const [memory, { t }] = await Promise.all([memoryOf(props), getT('upkeep')]);
  return { title: memory ? t('check.title', { name: memory.name }) : undefined };
}

/** What may be wrong with the units of a memory. */
export default async function CheckPage(props: Props) {
  const memory = await memoryOf(props);
  if (!memory) notFound();
  const { t } = await getT('upkeep');
  const job = listJobs().findLast(
    ({ kind, memoryId, state }) =>
      kind === 'upkeep' && memoryId === memory.id && state === 'running',
  );
  return (
    <Translations namespaces={['upkeep']}>
      <TopBar
        title={
          <Link href={`/memories/${memory.id}`} className={styles.back}>
            <span aria-hidden="true">← </span>
            {memory.name}
          </Link>
        }
      />
      <main id="content" tabIndex={-1} className={styles.page}>
        <header className={styles.head}>
          <h1>{t('check.title', { name: memory.name })}</h1>
          <p>{t('check.detail')}</p>
        </header>
        <CheckPanel memoryId={memory.id} isReadOnly={memory.readOnly} initialJob={job ?? null} />
      </main>
    </Translations>
  );
}
