'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { JobResult, JobView } from '@/app/jobs/job';
import { useAnnounce } from '@/app/shell/announcer';
import { Button } from '@/app/shell/button';
import { useTranslation } from '@/lib/i18n/client';
import { JobLine } from '@/app/jobs/job-line';
import { checkAction } from '../upkeep-actions';
import { Findings } from './findings';
import form from '@/app/shell/form.module.css';
import styles from './check.module.css';

interface Props {
  memoryId: number;
  isReadOnly: boolean;
  /** What is at work on the memory already. */
  initialJob: JobView | null;
}

/** Checks a memory and shows what was found. Who comes here need not ask for it. */
export function CheckPanel({ memoryId, isReadOnly, initialJob }: Props) {
  const { t } = useTranslation('upkeep');
  const announce = useAnnounce();
  const [job, setJob] = useState<JobView | null>(initialJob);
  const [found, setFound] = useState<JobResult | null>(null);
  const [said, setSaid] = useState<{ text: string; isFailed: boolean } | null>(null);
  const [mending, setMending] = useState(false);
  const box = useRef<HTMLDivElement>(null);

  const start = useCallback(
    async (mends: boolean) => {
      setMending(mends);
      if (mends) setSaid(null);
      const answer = await checkAction(memoryId, mends).catch(
        () => ({ ok: false, code: 'offline' }) as const,
      );
      if (answer.ok) setJob(answer.job);
      else setSaid({ text: t(`failure.${answer.code}`), isFailed: true });
    },
    [memoryId, t],
  );

  function begin(mends: boolean) {
    // The button goes while it is at work.
    box.current?.focus({ preventScroll: true });
    void start(mends);
  }

  const isFirst = initialJob === null;
  useEffect(() => {
    // eslint-disable-next-line react-hooks/set-state-in-effect -- it sets what the server answers
    if (isFirst) void start(false);
  }, [isFirst, start]);

  function end({ id, state, result, error }: JobView) {
    setJob(null);
    if (state === 'cancelled') return setSaid({ text: t('rearrange.stopped'), isFailed: false });
    void fetch(`/api/jobs/${id}`, { method: 'DELETE' }).catch(() => null);
    if (!result) return setSaid({ text: error?.message || t('failure.failed'), isFailed: true });
    const { removed, mended, counts } = result;
    if (removed !== undefined && mended !== undefined) {
      setSaid({ text: t('check.mended', { count: removed, mended }), isFailed: false });
      announce(t('check.mended', { count: removed, mended }));
      return void start(false);
    }
    if (!counts) return void start(false);
    setFound(result);
    setSaid((before) => (before?.isFailed ? null : before));
    announce(t('check.done'));
  }

  const { counts = {}, examples = [], mendable = 0 } = found ?? {};
  return (
    <div ref={box} tabIndex={-1} className={styles.panel}>
      {said ? (
        <p
          role={said.isFailed ? 'alert' : undefined}
          className={said.isFailed ? form.failed : styles.said}
        >
          {said.text}
        </p>
      ) : null}
      {job ? (
        <JobLine
          key={job.id}
          initial={job}
          words={{
            working: t(mending ? 'check.mending' : 'check.working'),
            progress: t('check.progress'),
            stop: t('rearrange.stop'),
            lost: t('lost'),
          }}
          onEnd={end}
        />
      ) : (
        <div className={styles.tools}>
          <Button small onClick={() => begin(false)}>
            {t('check.again')}
          </Button>
          {mendable > 0 && !isReadOnly ? (
            <>
              <Button small look="primary" onClick={() => begin(true)}>
                {t('check.mend')}
              </Button>
              <p className={form.hint}>{t('check.mendDetail')}</p>
            </>
          ) : null}
        </div>
      )}
      {found && Object.keys(counts).length === 0 ? (
        <p className={styles.clean}>{t('check.clean')}</p>
      ) : null}
      {found ? <Findings memoryId={memoryId} counts={counts} examples={examples} /> : null}
    </div>
  );
}
