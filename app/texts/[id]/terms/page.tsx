import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { listJobs } from '@/app/jobs/registry';
import { statesOfProposals } from '@/lib/store/terms/proposals';
import { listTermbases } from '@/lib/store/terms/termbases';
import { readText } from '@/lib/store/texts';
import { TextPage, textPageMetadata } from '../text-page';
import { ProposalsPanel } from './proposals-panel';
import { TextTermbases } from './text-termbases';

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return textPageMetadata('terms', (await params).id);
}

/** What a text proposes as terms, to take into a termbase. */
export default async function ProposalsPage({ params }: Props) {
  const { id } = await params;
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
  const used = termbases.filter(({ textIds }) => textIds === null || textIds.includes(id));
  return (
    <TextPage area="terms" text={text}>
      <TextTermbases textId={id} termbases={termbases} />
      <ProposalsPanel
        textId={id}
        title={original?.title ?? id}
        termbases={used.map(({ id, name }) => ({ id, name }))}
        initialJob={job}
        initialStates={states}
      />
    </TextPage>
  );
}
