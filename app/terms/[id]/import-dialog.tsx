'use client';

import { Dialog } from '@base-ui/react/dialog';
import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import type { JobError, JobView, TermsOutcome } from '@/app/jobs/job';
import { JobLine } from '@/app/jobs/job-line';
import { useFileDrag } from '@/app/library/use-file-drag';
import { useAnnounce } from '@/app/shell/announcer';
import { Button, buttonClass } from '@/app/shell/button';
import dialog from '@/app/shell/dialog.module.css';
import { useTranslation } from '@/lib/i18n/client';
import { ImportPreview } from './import-preview';
import { sendTerms } from './send-terms';
import { TableLanguages } from './table-languages';
import styles from './import-dialog.module.css';

type Known = 'add' | 'replace';
type Failure = Pick<JobError, 'code' | 'params'>;

/** Takes a file of terms into a termbase: first it says what that would do. */
export function ImportDialog({ termbaseId }: { termbaseId: string }) {
  const { t } = useTranslation(['terms-import', 'common']);
  const router = useRouter();
  const announce = useAnnounce();
  const input = useRef<HTMLInputElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [file, setFile] = useState<File | null>(null);
  const [known, setKnown] = useState<Known>('add');
  const [langs, setLangs] = useState<string[]>([]);
  const [job, setJob] = useState<JobView | null>(null);
  const [outcome, setOutcome] = useState<TermsOutcome | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const over = useFileDrag((files) => {
    if (files[0] && !job) choose(files[0]);
  });

  async function send(
    isPreview: boolean,
    { of = file, how = known, by = langs }: { of?: File | null; how?: Known; by?: string[] } = {},
  ) {
    if (!of) return;
    setFailure(null);
    const answer = await sendTerms({ termbaseId, file: of, known: how, langs: by, isPreview });
    if ('job' in answer) setJob(answer.job);
    else setFailure({ code: answer.code, params: {} });
  }

  function choose(of: File) {
    setOpen(true);
    setFile(of);
    setOutcome(null);
    setLangs([]);
    void send(true, { of, by: [] });
  }

  function end({ id, state, result, error }: JobView) {
    setJob(null);
    void fetch(`/api/jobs/${id}`, { method: 'DELETE' }).catch(() => null);
    if (state === 'cancelled') return setFailure({ code: 'stopped', params: {} });
    if (!result?.terms) {
      setOutcome(null);
      return setFailure(error ?? { code: 'failed', params: {} });
    }
    setOutcome(result.terms);
    if (result.terms.preview) return;
    announce(t('done', { count: result.terms.added + result.terms.changed }));
    router.refresh();
  }

  function close() {
    setOpen(false);
    setFile(null);
    setOutcome(null);
    setFailure(null);
    setJob(null);
  }

  const name = file?.name ?? '';
  const isDone = outcome !== null && !outcome.preview;
  const isEmpty = outcome !== null && outcome.added + outcome.changed === 0;
  const asksLanguages = failure?.code === 'wrong-kind' && !/\.(tbx|xml)$/i.test(name);
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => (open ? setOpen(true) : close())}>
      <Dialog.Trigger className={buttonClass()}>{t('action')}</Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup className={`${dialog.popup} ${styles.popup}`}>
          <Dialog.Title className={dialog.title}>{t('title')}</Dialog.Title>
          {file ? null : <p className={dialog.detail}>{t('detail')}</p>}
          {file && !over ? (
            <p className={styles.file}>
              <span>{name}</span>
              {job || isDone ? null : (
                <Button small onClick={() => input.current?.click()}>
                  {t('other')}
                </Button>
              )}
            </p>
          ) : (
            <div className={styles.drop} data-over={over || undefined}>
              <p>{over ? t('dropNow') : t('drop')}</p>
              <Button onClick={() => input.current?.click()}>{t('choose')}</Button>
            </div>
          )}
          <input
            ref={input}
            type="file"
            hidden
            accept=".tbx,.xml,.csv,.tsv,.txt,.tab"
            onChange={({ currentTarget }) => {
              if (currentTarget.files?.[0]) choose(currentTarget.files[0]);
              // The same file may be chosen again.
              currentTarget.value = '';
            }}
          />
          {job ? (
            <JobLine
              key={job.id}
              initial={job}
              words={{
                working: t('reading'),
                progress: t('progress'),
                stop: t('stop'),
                lost: t('lost'),
              }}
              onEnd={end}
            />
          ) : null}
          {failure ? (
            <p role="alert" className={styles.failure}>
              {failureText(failure)}
            </p>
          ) : null}
          {asksLanguages ? (
            <TableLanguages
              onChoose={(by) => {
                setLangs(by);
                void send(true, { by });
              }}
            />
          ) : null}
          {outcome && !job ? (
            <ImportPreview
              outcome={outcome}
              file={name}
              known={known}
              onKnown={(how) => {
                setKnown(how);
                void send(true, { how });
              }}
            />
          ) : null}
          <div className={dialog.actions}>
            <Dialog.Close className={buttonClass()}>
              {isDone || isEmpty ? t('common:close') : t('common:cancel')}
            </Dialog.Close>
            {outcome && !isDone && !isEmpty ? (
              <Button look="primary" disabled={job !== null} onClick={() => void send(false)}>
                {t('import', { count: outcome.added + outcome.changed })}
              </Button>
            ) : null}
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );

  function failureText({ code, params }: Failure): string {
    const line = Number(params.line ?? 0);
    const kind = failures.find((it) => it === code);
    if (asksLanguages) return t('failure.noLanguages', { file: name });
    if (!kind) return t('failure.failed');
    return kind === 'not-well-formed' || (kind === 'encoding' && line > 0)
      ? t(`failure.${kind}-line`, { file: name, line })
      : t(`failure.${kind}`, { file: name });
  }
}

const failures = [
  'empty',
  'encoding',
  'not-well-formed',
  'wrong-kind',
  'too-large',
  'too-many',
  'unknown-termbase',
  'too-many-jobs',
  'busy',
  'offline',
  'stopped',
] as const;
