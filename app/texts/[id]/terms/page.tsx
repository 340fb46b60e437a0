import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { listJobs } from '@/app/jobs/registry';
import { TopBar } from '@/app/shell/top-bar';
import page from '@/app/shell/page.module.css';
import { getT } from '@/lib/i18n/server';
import { Translations } from '@/lib/i18n/translations';
import { statesOfProposals } from '@/lib/store/terms/proposals';
import { listTermbases } from '@/lib/store/terms/termbases';
import { readText } from '@/lib/store/texts';
import { ProposalsPanel } from './proposals-panel';

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ id }, { t }] = await Promise.all([params, getT('proposals')]);
  const text = await readText(id);
  return { title: text ? `${t('title')} · ${text.versions[0]?.title ?? ''}` : t('title') };
}

/** What a text proposes as terms, to take into a termbase. */
export default async function ProposalsPage({ params }: Props) {
  const [{ id }, { t }] = await Promise.all([params, getT('proposals')]);
  const text = await readText(id);
  if (!text) notFound();
  const job =
    listJobs()
      .filter(({ kind, textId }) => kind === 'proposals' && textId === id)
      .findLast(({ state }) => state === 'running' || state === 'done') ?? null;
  const found = job?.result?.proposals ?? null;
  const [termbases, states] = await Promise.all([
    listTermbases(),
    found ? statesOfProposals(id, found.terms) : [],
  ]);
  const [original] = text.versions;
  return (
    <Translations namespaces={['proposals']}>
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
        <ProposalsPanel
          textId={id}
          title={original?.title ?? id}
          termbases={termbases.map(({ id, name }) => ({ id, name }))}
          initialJob={job}
          initialStates={states}
        />
      </main>
    </Translations>
  );
}
