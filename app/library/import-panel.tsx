'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslation } from '@/lib/i18n/client';
import { fileNames } from '../jobs/file-names';
import type { JobError, JobView } from '../jobs/job';
import { useAnnounce } from '../shell/announcer';
import { Button } from '../shell/button';
import { isChinese } from '../api/import/guess-language';
import { inspect, type ChosenFile, type Inspection, type Submission } from './chosen-file';
import { errorText } from './error-text';
import { FileDrop } from './file-drop';
import { ImportForm } from './import-form';
import { JobCard } from './job-card';
import { sendImport, sendSample, type IfKnown } from './send-import';
import styles from './import-panel.module.css';

interface Props {
  /** Imports that the server knows of: they go on when the page is closed. */
  initialJobs: JobView[];
  offersSample: boolean;
}

const mostBytes = 64 * 1024 * 1024;

/** From two chosen files to an imported text. */
export function ImportPanel({ initialJobs, offersSample }: Props) {
  const { t } = useTranslation(['library', 'common']);
  const announce = useAnnounce();
  const router = useRouter();
  const [jobs, setJobs] = useState(initialJobs);
  const [sent, setSent] = useState<ReadonlyMap<string, Submission>>(new Map());
  const [files, setFiles] = useState<ChosenFile[]>([]);
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<JobError | null>(null);

  function add(added: File[]) {
    setError(null);
    const large = added.find(({ size }) => size > mostBytes);
    if (large) return setError(refusal('too-large', large.name));
    if (files.length + added.length > 2) return setError(refusal('two-files'));
    const chosen = added.map((file, place): ChosenFile => ({
      key: `${file.name}-${crypto.randomUUID()}`,
      file,
      lang: files[0] ? otherThan(files[0].lang) : place === 0 ? 'zh-Hans' : 'en',
      isLangSet: files[0]?.isLangSet ?? false,
      encoding: '',
      detected: undefined,
    }));
    setFiles([...files, ...chosen]);
    void Promise.all(chosen.map(({ file }) => inspect(file))).then((seen) =>
      setFiles((current) =>
        settle(
          current.map((it) => withSeen(it, seen[chosen.findIndex(({ key }) => key === it.key)])),
        ),
      ),
    );
  }

  async function start(submission: Submission | 'sample', ifKnown?: IfKnown): Promise<boolean> {
    setSending(true);
    setError(null);
    const answer =
      submission === 'sample' ? await sendSample() : await sendImport(submission, ifKnown);
    setSending(false);
    if ('error' in answer) {
      setError(answer.error);
      return false;
    }
    if (submission !== 'sample') {
      setSent((current) => new Map(current).set(answer.job.id, submission));
    }
    setJobs((current) => [...current, answer.job]);
    announce(t('job.running', { files: fileNames(answer.job, t) }));
    return true;
  }

  async function submit(title: string) {
    if (await start({ files, title })) setFiles([]);
  }

  async function putAway(id: string) {
    setJobs((current) => current.filter((job) => job.id !== id));
    await fetch(`/api/jobs/${id}`, { method: 'DELETE' }).catch(() => null);
  }

  async function sendAgain(job: JobView, submission: Submission, ifKnown: IfKnown) {
    if (await start(submission, ifKnown)) await putAway(job.id);
  }

  return (
    <section className={styles.panel} aria-label={t('import.title')}>
      {jobs.length > 0 ? (
        <ul className={styles.jobs} aria-label={t('job.list')}>
          {jobs.map((job) => {
            const submission = sent.get(job.id);
            return (
              <JobCard
                key={job.id}
                initial={job}
                onEnd={() => router.refresh()}
                onPutAway={() => void putAway(job.id)}
                onSendAgain={submission && ((ifKnown) => void sendAgain(job, submission, ifKnown))}
              />
            );
          })}
        </ul>
      ) : null}
      {files.length > 0 ? (
        <ImportForm
          files={files}
          sending={sending}
          onChange={setFiles}
          onSubmit={(title) => void submit(title)}
        />
      ) : null}
      {error ? (
        <p role="alert" className={styles.error}>
          {errorText(t, error)}
        </p>
      ) : null}
      <FileDrop missing={2 - files.length} large={offersSample} onFiles={add} />
      {offersSample && files.length === 0 ? (
        <p className={styles.sample}>
          <span>{t('empty.sampleDetail')}</span>
          <Button disabled={sending} onClick={() => void start('sample')}>
            {t('empty.sample')}
          </Button>
        </p>
      ) : null}
    </section>
  );
}

function refusal(code: string, file = ''): JobError {
  return { code, message: '', params: { file } };
}

function withSeen(chosen: ChosenFile, seen?: Inspection): ChosenFile {
  if (!seen) return chosen;
  const lang = chosen.isLangSet ? chosen.lang : (seen.lang ?? chosen.lang);
  return { ...chosen, lang, detected: seen.encoding };
}

/** Two files have two languages: where both look alike, the second gives way. */
function settle(files: ChosenFile[]): ChosenFile[] {
  const [first, second] = files;
  if (!first || !second || isChinese(first.lang) !== isChinese(second.lang)) return files;
  return [first, { ...second, lang: otherThan(first.lang) }];
}

function otherThan(lang: ChosenFile['lang']): ChosenFile['lang'] {
  return isChinese(lang) ? 'en' : 'zh-Hans';
}
