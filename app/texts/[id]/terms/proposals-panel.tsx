'use client';

import { useCallback, useEffect, useState } from 'react';
import type { JobView, Proposals } from '@/app/jobs/job';
import { JobLine } from '@/app/jobs/job-line';
import { useAnnounce } from '@/app/shell/announcer';
import { Button } from '@/app/shell/button';
import page from '@/app/shell/page.module.css';
import { useTranslation } from '@/lib/i18n/client';
import type { ProposalState } from '@/lib/store/terms/proposals';
import { proposeAction, statesAction } from './actions';
import { ProposalList } from './proposal-list';
import styles from './proposals.module.css';

interface Props {
  textId: string;
  title: string;
  termbases: { id: string; name: string }[];
  /** The search that is at work, or the last one that ended. */
  initialJob: JobView | null;
  /** What was decided about each of its proposals. */
  initialStates: ProposalState[];
}

/** Looks for the terms of a text and shows them. Who comes for the first time need not ask for it. */
export function ProposalsPanel({ textId, title, termbases, initialJob, initialStates }: Props) {
  const { t } = useTranslation('proposals');
  const announce = useAnnounce();
  const [job, setJob] = useState(initialJob);
  const [found, setFound] = useState<{ proposals: Proposals; states: ProposalState[] } | null>(
    initialJob?.result?.proposals
      ? { proposals: initialJob.result.proposals, states: initialStates }
      : null,
  );
  const [failure, setFailure] = useState<'gone' | 'busy' | 'failed' | 'stopped' | null>(null);

  const start = useCallback(async () => {
    setFailure(null);
    const answer = await proposeAction(textId).catch(
      () => ({ ok: false, code: 'failed' }) as const,
    );
    if (answer.ok) setJob(answer.job);
    else setFailure(answer.code);
  }, [textId]);

  const isFirst = initialJob === null;
  useEffect(() => {
    // eslint-disable-next-line react-hooks/set-state-in-effect -- it sets what the server answers
    if (isFirst) void start();
  }, [isFirst, start]);

  async function end({ state, result }: JobView) {
    setJob(null);
    if (state === 'cancelled') return setFailure('stopped');
    const proposals = result?.proposals;
    if (!proposals) return setFailure('failed');
    const pairs = proposals.terms.map(({ source, target }) => ({ source, target }));
    setFound({ proposals, states: await statesAction(textId, pairs).catch(() => []) });
    announce(t('done', { count: proposals.terms.length }));
  }

  const running = job?.state === 'running' ? job : null;
  return (
    <>
      {running ? (
        <div className={styles.working}>
          <JobLine
            key={running.id}
            initial={running}
            words={{
              working: t('working'),
              progress: t('progress'),
              stop: t('stop'),
              lost: t('lost'),
            }}
            onEnd={(ended) => void end(ended)}
          />
        </div>
      ) : null}
      {failure ? (
        <p role="alert" className={styles.failure}>
          {t(`failure.${failure}`)}
        </p>
      ) : null}
      {found && found.proposals.terms.length === 0 && !running ? (
        <p className={page.empty}>{t('none')}</p>
      ) : found && found.proposals.terms.length > 0 ? (
        <ProposalList
          // Another search, another list.
          key={JSON.stringify(found.proposals.terms[0])}
          textId={textId}
          title={title}
          termbases={termbases}
          proposals={found.proposals}
          initialStates={found.states}
        />
      ) : null}
      {running ? null : (
        <Button small className={styles.again} onClick={() => void start()}>
          {t('again')}
        </Button>
      )}
    </>
  );
}
