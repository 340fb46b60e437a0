'use client';

import { useCallback, useEffect, useState } from 'react';
import type { JobView } from '@/app/jobs/job';
import { JobLine } from '@/app/jobs/job-line';
import { useAnnounce } from '@/app/shell/announcer';
import { Button } from '@/app/shell/button';
import { useTranslation } from '@/lib/i18n/client';
import type { AnalysisScope } from '@/lib/store/memory/analyse-text';
import { analyseAction } from './actions';
import { AnalysisTable } from './analysis-table';
import styles from './page.module.css';

interface Props {
  textId: string;
  title: string;
  /** The count that is at work, or the last one that ended. */
  initialJob: JobView | null;
}

type Failure = 'gone' | 'busy' | 'failed';

/** Counts a text and shows what came of it. Who comes for the first time need not ask for it. */
export function AnalysisPanel({ textId, title, initialJob }: Props) {
  const { t } = useTranslation('analysis');
  const announce = useAnnounce();
  const [job, setJob] = useState(initialJob);
  const [counted, setCounted] = useState(initialJob?.result?.analysis ?? null);
  const [scope, setScope] = useState<AnalysisScope>(counted?.scope ?? 'all');
  const [failure, setFailure] = useState<Failure | 'stopped' | null>(null);

  const start = useCallback(
    async (wanted: AnalysisScope) => {
      setFailure(null);
      const answer = await analyseAction(textId, wanted).catch(
        () => ({ ok: false, code: 'failed' }) as const,
      );
      if (answer.ok) setJob(answer.job);
      else setFailure(answer.code);
    },
    [textId],
  );

  const isFirst = initialJob === null;
  useEffect(() => {
    // eslint-disable-next-line react-hooks/set-state-in-effect -- it sets what the server answers
    if (isFirst) void start('all');
  }, [isFirst, start]);

  function end({ state, result }: JobView) {
    setJob(null);
    if (state === 'cancelled') return setFailure('stopped');
    if (!result?.analysis) return setFailure('failed');
    setCounted(result.analysis);
    announce(t('done'));
  }

  const running = job?.state === 'running' ? job : null;
  return (
    <>
      <div className={styles.tools}>
        <label className={styles.scope}>
          {t('scope.label')}
          <select
            value={scope}
            disabled={running !== null}
            onChange={({ target }) => {
              const wanted = target.value === 'all' ? 'all' : 'untranslated';
              setScope(wanted);
              void start(wanted);
            }}
          >
            <option value="all">{t('scope.all')}</option>
            <option value="untranslated">{t('scope.untranslated')}</option>
          </select>
        </label>
        <Button disabled={running !== null} onClick={() => void start(scope)}>
          {t('start')}
        </Button>
      </div>
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
            onEnd={end}
          />
        </div>
      ) : null}
      {failure ? (
        <p role="alert" className={styles.failure}>
          {failure === 'stopped' ? t('stopped') : t(`failure.${failure}`)}
        </p>
      ) : null}
      {counted ? <AnalysisTable counted={counted} title={title} stale={running !== null} /> : null}
    </>
  );
}
