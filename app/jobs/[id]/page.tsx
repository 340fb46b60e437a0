import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { TopBar } from '@/app/shell/top-bar';
import { getT } from '@/lib/i18n/server';
import { Translations } from '@/lib/i18n/translations';
import { readText } from '@/lib/store/texts';
import { findJob } from '../registry';
import { Watch } from './watch';

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getT('library');
  return { title: t('watch.title') };
}

/** A text while it is aligned, bead by bead as they come; when that is done, the text itself. */
export default async function WatchPage({ params }: Props) {
  const { id } = await params;
  const job = findJob(id);
  if (!job) notFound();
  if (job.kind === 'memory') redirect('/memories');
  if (job.kind === 'upkeep') redirect(`/memories/${job.memoryId}`);
  if (job.kind === 'terms') redirect(`/terms/${job.termbaseId}`);
  if (job.textId && job.kind === 'proposals') redirect(`/texts/${job.textId}/terms`);
  if (job.textId && job.kind === 'repair') redirect(`/texts/${job.textId}/repairs`);
  if (job.textId && job.kind === 'analysis') redirect(`/texts/${job.textId}/analysis`);
  if (job.textId && job.kind === 'pretranslate') redirect(`/texts/${job.textId}`);
  if (job.textId && job.state === 'done') redirect(`/texts/${job.textId}`);
  const text = job.textId === null ? null : await readText(job.textId);
  return (
    <Translations namespaces={['library', 'reader']}>
      <TopBar />
      <Watch initial={job} title={text?.versions[0]?.title ?? ''} />
    </Translations>
  );
}
