'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from '@/lib/i18n/client';
import type { JobView } from '../jobs/job';
import { useFileDrag } from '../library/use-file-drag';
import { Button } from '../shell/button';
import { failureText } from './failure-text';
import { MemoryJob } from './memory-job';
import styles from '@/app/shell/form.module.css';

interface Props {
  /** Imports that the server knows of: they go on when the page is closed. */
  initialJobs: JobView[];
  names: string[];
}

/** From a TMX file to a memory. */
export function ImportMemory({ initialJobs, names }: Props) {
  const { t } = useTranslation(['memories', 'common']);
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [jobs, setJobs] = useState(initialJobs);
  const [file, setFile] = useState<File | null>(null);
  const [sending, setSending] = useState(false);
  const [failed, setFailed] = useState('');
  const over = useFileDrag((files) => setFile(files[0] ?? null));

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!file) return;
    const body = new FormData(event.currentTarget);
    body.append('file', file);
    setSending(true);
    const answer = await send(body);
    setSending(false);
    setFailed('code' in answer ? failureText(t, answer.code) : '');
    if ('code' in answer) return;
    setFile(null);
    setJobs((current) => [...current, answer.job]);
  }

  async function putAway(id: string) {
    setJobs((current) => current.filter((job) => job.id !== id));
    await fetch(`/api/jobs/${id}`, { method: 'DELETE' }).catch(() => null);
  }

  return (
    <section className={styles.panel} aria-label={t('import.title')}>
      {jobs.length > 0 ? (
        <ul aria-label={t('job.list')} className={styles.panel}>
          {jobs.map((job) => (
            <MemoryJob
              key={job.id}
              initial={job}
              onEnd={() => router.refresh()}
              onPutAway={() => void putAway(job.id)}
            />
          ))}
        </ul>
      ) : null}
      {file ? (
        <form onSubmit={(event) => void submit(event)}>
          <p>{file.name}</p>
          <div className={styles.fields}>
            <label>
              {t('import.name')}
              <input
                name="name"
                key={file.name}
                defaultValue={file.name.replace(/\.[^.]*$/, '')}
                list="memory-names"
                maxLength={200}
                required
              />
              <small>{t('import.nameHint')}</small>
            </label>
            <datalist id="memory-names">
              {names.map((name) => (
                <option key={name} value={name} />
              ))}
            </datalist>
            <label>
              {t('import.duplicates')}
              <select name="duplicates" defaultValue="context">
                {(['context', 'newest', 'all'] as const).map((policy) => (
                  <option key={policy} value={policy}>
                    {t(`import.policy.${policy}`)}
                  </option>
                ))}
              </select>
              <small>{t('import.duplicatesHint')}</small>
            </label>
            <label className={styles.check}>
              <input type="checkbox" name="strict" value="on" />
              {t('import.strict')}
            </label>
          </div>
          <div className={styles.actions}>
            <Button onClick={() => setFile(null)}>{t('common:cancel')}</Button>
            <Button type="submit" look="primary" disabled={sending}>
              {sending ? t('import.sending') : t('import.start')}
            </Button>
          </div>
        </form>
      ) : null}
      {failed ? (
        <p role="alert" className={styles.failed}>
          {failed}
        </p>
      ) : null}
      {file && !over ? null : (
        <div className={styles.drop} data-over={over || undefined}>
          <div className={styles.line}>
            <div>
              <p>{over ? t('import.dropNow') : t('import.drop')}</p>
              <p className={styles.hint}>{t('import.kinds')}</p>
            </div>
            <Button onClick={() => input.current?.click()}>{t('import.choose')}</Button>
          </div>
          <input
            ref={input}
            type="file"
            hidden
            accept=".tmx,.xml,application/x-tmx+xml"
            onChange={({ currentTarget }) => {
              setFile(currentTarget.files?.[0] ?? null);
              // The same file may be chosen again.
              currentTarget.value = '';
            }}
          />
        </div>
      )}
    </section>
  );
}

async function send(body: FormData): Promise<{ job: JobView } | { code: string }> {
  try {
    const answer = await fetch('/api/memories/import', { method: 'POST', body });
    const content = (await answer.json()) as { job: JobView; error?: { code: string } };
    return answer.ok ? content : { code: content.error?.code ?? 'failed' };
  } catch {
    return { code: 'offline' };
  }
}
