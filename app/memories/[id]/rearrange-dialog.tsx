'use client';

import { Dialog } from '@base-ui/react/dialog';
import { useRouter } from 'next/navigation';
import { useState, useTransition, type FormEvent } from 'react';
import type { JobView } from '@/app/jobs/job';
import { useTranslation } from '@/lib/i18n/client';
import { useAnnounce } from '../../shell/announcer';
import { Button, ButtonLink, buttonClass } from '../../shell/button';
import dialog from '../../shell/dialog.module.css';
import styles from '@/app/shell/form.module.css';
import { JobLine } from '@/app/jobs/job-line';
import { RearrangeFields, type Way } from './rearrange-fields';
import { rearrangeAction } from './upkeep-actions';

interface Props {
  memoryId: number;
  name: string;
  /** The other memories, by name. */
  others: readonly string[];
}

const ways: readonly Way[] = ['merge', 'filter', 'split'];

/** Puts the units of a memory elsewhere: into another memory, or into several. */
export function RearrangeDialog({ memoryId, name, others }: Props) {
  const { t } = useTranslation(['upkeep', 'common']);
  const announce = useAnnounce();
  const router = useRouter();
  const [way, setWay] = useState<Way>('merge');
  const [job, setJob] = useState<JobView | null>(null);
  const [ended, setEnded] = useState<{ said: string; isFailed: boolean } | null>(null);
  const [pending, startTransition] = useTransition();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const order = { ...Object.fromEntries(new FormData(event.currentTarget)), way };
    startTransition(async () => {
      const answer = await rearrangeAction(memoryId, order).catch(
        () => ({ ok: false, code: 'offline' }) as const,
      );
      if (answer.ok) setJob(answer.job);
      setEnded(answer.ok ? null : { said: t(`failure.${answer.code}`), isFailed: true });
    });
  }

  function end({ id, state, result, error }: JobView) {
    setJob(null);
    if (state === 'cancelled') return setEnded({ said: t('rearrange.stopped'), isFailed: true });
    void fetch(`/api/jobs/${id}`, { method: 'DELETE' }).catch(() => null);
    if (!result) return setEnded({ said: error?.message || t('failure.failed'), isFailed: true });
    const { added = 0, into, parts } = result;
    const said =
      parts !== undefined
        ? t('rearrange.parts', { count: parts })
        : added === 0
          ? t('rearrange.none')
          : t('rearrange.came', { count: added, into });
    setEnded({ said, isFailed: false });
    announce(said);
  }

  const isDone = ended !== null && !ended.isFailed;
  return (
    <Dialog.Root
      onOpenChange={(open) => {
        // A memory that was merged or split is not there any more.
        if (!open && isDone && way !== 'filter') router.push('/memories');
        else setEnded(null);
      }}
    >
      <Dialog.Trigger className={buttonClass({ look: 'quiet', small: true })}>
        {t('rearrange.action')}
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup className={dialog.popup}>
          <Dialog.Title className={dialog.title}>{t('rearrange.title', { name })}</Dialog.Title>
          <form onSubmit={submit} className={styles.fields}>
            {job ? (
              <JobLine
                key={job.id}
                initial={job}
                words={{
                  working: t('rearrange.working'),
                  progress: t('rearrange.progress'),
                  stop: t('rearrange.stop'),
                  lost: t('lost'),
                }}
                onEnd={end}
              />
            ) : isDone ? (
              <p>{ended.said}</p>
            ) : (
              <>
                <label>
                  {t('rearrange.what')}
                  <select value={way} onChange={({ target }) => setWay(target.value as Way)}>
                    {ways.map((it) => (
                      <option key={it} value={it}>
                        {t(`rearrange.way.${it}`)}
                      </option>
                    ))}
                  </select>
                  <small>{t(`rearrange.hint.${way}`)}</small>
                </label>
                <RearrangeFields key={way} way={way} others={others} />
                {ended ? (
                  <p role="alert" className={styles.failed}>
                    {ended.said}
                  </p>
                ) : null}
              </>
            )}
            <div className={dialog.actions}>
              <Dialog.Close className={buttonClass()}>{t('common:close')}</Dialog.Close>
              {isDone ? (
                <ButtonLink look="primary" href="/memories">
                  {t('rearrange.toMemories')}
                </ButtonLink>
              ) : job ? null : (
                <Button type="submit" look="primary" disabled={pending}>
                  {t('rearrange.start')}
                </Button>
              )}
            </div>
          </form>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
