'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { endOfImport } from '@/app/library/error-text';
import { Stages } from '@/app/library/stages';
import { useAnnounce } from '@/app/shell/announcer';
import { Button, ButtonLink } from '@/app/shell/button';
import { AlignMeter } from '@/app/texts/[id]/realign/align-meter';
import { endOfRealign } from '@/app/texts/[id]/realign/end-of-realign';
import { useTranslation } from '@/lib/i18n/client';
import { fileNames } from '../file-names';
import type { JobView } from '../job';
import { noBeads, withNewer } from '../shown-beads';
import { useJob } from '../use-job';
import { BeadSheet } from './bead-sheet';
import styles from './watch.module.css';

interface Props {
  initial: JobView;
  /** Of the text, where there is one already. */
  title: string;
}

/** A job that aligns, with the beads as they come and an end to it. Done, it gives way to the text. */
export function Watch({ initial, title }: Props) {
  const { t } = useTranslation(['library', 'reader', 'common']);
  const router = useRouter();
  const announce = useAnnounce();
  const [stopping, setStopping] = useState(false);
  const [shown, setShown] = useState(noBeads);
  const { job, lost } = useJob(
    initial,
    (ended) => {
      announce(endOf(ended));
      if (ended.state !== 'done' || !ended.textId) return;
      router.replace(`/texts/${ended.textId}`);
      // As one who reads it from its card puts the card away.
      void fetch(`/api/jobs/${ended.id}`, { method: 'DELETE' }).catch(() => null);
    },
    (newer) =>
      setShown((current) => {
        // A connection that was made again begins with what is here already.
        const fresh = newer.shown - current.shown;
        return fresh > 0 ? withNewer(current, newer.beads.slice(-fresh), newer.made) : current;
      }),
  );
  const isImport = job.kind === 'import';
  const files = fileNames(job, t);
  const name = isImport ? t('job.running', { files }) : t('reader:realign.workingOn', { title });
  const isRunning = job.state === 'running';

  function endOf(ended: JobView): string {
    return ended.kind === 'import' ? endOfImport(ended, files, t) : endOfRealign(ended, t);
  }

  async function stop() {
    setStopping(true);
    await fetch(`/api/jobs/${job.id}`, { method: 'DELETE' }).catch(() => null);
    setStopping(false);
  }

  return (
    <main id="content" tabIndex={-1} className={styles.watch}>
      <header className={styles.head}>
        <div className={styles.line}>
          <h1>{name}</h1>
          {isRunning ? (
            <Button small disabled={stopping} onClick={() => void stop()}>
              {t('job.cancel')}
            </Button>
          ) : null}
        </div>
        {isRunning && isImport ? <Stages job={job} /> : null}
        {isRunning && !isImport ? <AlignMeter job={job} /> : null}
        {lost && isRunning ? (
          <p className={styles.note}>{isImport ? t('job.lost') : t('reader:realign.lost')}</p>
        ) : null}
        {isRunning ? null : (
          <div className={styles.end} data-state={job.state}>
            <p>{endOf(job)}</p>
            <ButtonLink small href={isImport || !job.textId ? '/' : `/texts/${job.textId}`}>
              {isImport ? t('watch.library') : t('watch.text')}
            </ButtonLink>
          </div>
        )}
        {isRunning ? (
          <p className={styles.note}>
            {shown.made > 0 ? t('watch.made', { count: shown.made }) : t('watch.none')}
          </p>
        ) : null}
      </header>
      <BeadSheet shown={shown} langs={job.langs ?? { source: 'und', target: 'und' }} />
    </main>
  );
}
