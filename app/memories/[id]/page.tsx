import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { TopBar } from '@/app/shell/top-bar';
import { getT } from '@/lib/i18n/server';
import { Translations } from '@/lib/i18n/translations';
import { readMemory } from '@/lib/store/memory/list';
import { Units } from './units';
import styles from '../page.module.css';

interface Props {
  params: Promise<{ id: string }>;
}

async function memoryOf({ params }: Props) {
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
  const { t } = await getT('memories');
  return (
    <Translations namespaces={['memories']}>
      <TopBar title={memory.name} />
      <main id="content" tabIndex={-1} className={styles.page}>
        <header className={styles.head}>
          <h1>{memory.name}</h1>
          <p className={styles.facts}>
            <span>{t('units', { count: memory.units })}</span>
            <span>{memory.langs.join(', ')}</span>
            {memory.origin ? <span>{t('origin', { origin: memory.origin })}</span> : null}
            {memory.readOnly ? <span>{t('readOnly')}</span> : null}
          </p>
        </header>
        <Units memoryId={memory.id} isReadOnly={memory.readOnly} />
      </main>
    </Translations>
  );
}
