import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { TopBar } from '@/app/shell/top-bar';
import { getT } from '@/lib/i18n/server';
import { Translations } from '@/lib/i18n/translations';
import { listMemories, readMemory } from '@/lib/store/memory/list';
import { MemorySettings } from '../memory-settings';
import { Units } from './units';
import styles from '../page.module.css';

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

async function memoryOf({ params }: Pick<Props, 'params'>) {
  const id = Number((await params).id);
  return Number.isInteger(id) && id > 0 ? readMemory(id) : null;
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await memoryOf(props))?.name };
}

/** The units of a memory, to search, correct and take back. */
export default async function MemoryPage(props: Props) {
  const memory = await memoryOf(props);
  if (!memory) notFound();
  const [{ t }, all, { query }] = await Promise.all([
    getT('memories'),
    listMemories(),
    props.searchParams,
  ]);
  return (
    <Translations namespaces={['memories', 'used-for', 'upkeep']}>
      <TopBar
        title={
          <Link href="/memories" className={styles.back}>
            <span aria-hidden="true">← </span>
            {t('title')}
          </Link>
        }
      />
      <main id="content" tabIndex={-1} className={styles.page}>
        <header className={styles.head}>
          <h1>{memory.name}</h1>
          <p className={styles.facts}>
            <span>{t('units', { count: memory.units })}</span>
            <span>{memory.langs.join(', ')}</span>
            {memory.origin ? <span>{t('origin', { origin: memory.origin })}</span> : null}
            {memory.readOnly ? <span>{t('readOnly')}</span> : null}
            {memory.usedFor === 'chosen' ? (
              <span>{t('forTexts', { count: memory.textIds.length })}</span>
            ) : null}
          </p>
          <div className={styles.actions}>
            <MemorySettings memory={memory} />
          </div>
        </header>
        <Units
          memoryId={memory.id}
          name={memory.name}
          isReadOnly={memory.readOnly}
          sought={typeof query === 'string' ? query.slice(0, 200) : ''}
          others={all.filter(({ id }) => id !== memory.id).map(({ name }) => name)}
        />
      </main>
    </Translations>
  );
}
