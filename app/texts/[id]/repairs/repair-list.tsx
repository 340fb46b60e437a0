'use client';

import { useState } from 'react';
import type { JobView } from '@/app/jobs/job';
import { useAnnounce } from '@/app/shell/announcer';
import { useTranslation } from '@/lib/i18n/client';
import type { RepairView, VersionSummary } from '@/lib/store/types';
import type { RepairKind } from '@/lib/text/types';
import { JobFollower } from './job-follower';
import { useDecisions } from './use-decisions';
import { VersionRepairs } from './version-repairs';
import styles from './repair-list.module.css';

interface Props {
  textId: string;
  versions: VersionSummary[];
  /** The repairs on this page. */
  shown: RepairView[];
  /** All repairs of the choice, also those on other pages. */
  chosen: Pick<RepairView, 'id' | 'versionId' | 'state'>[];
  kind: RepairKind | null;
  /** A decision that is being carried out, perhaps since another page. */
  initialJob: JobView | null;
}

/** Repairs by version, with the means to decide on them. */
export function RepairList(props: Props) {
  const { textId, versions, kind, initialJob } = props;
  const { t } = useTranslation('repairs');
  const announce = useAnnounce();
  // What was decided on stays in its place, to be looked at and taken back, until one moves on.
  const [shown] = useState(props.shown);
  const [chosen] = useState(props.chosen);
  const latest = new Map(props.shown.map((repair) => [repair.id, repair]));
  const { job, decided, trouble, decide, end } = useDecisions(textId, initialJob, {
    onDone: (done) => {
      const accepted = [...done.values()].filter((way) => way === 'apply').length;
      const reverted = done.size - accepted;
      announce(
        [
          accepted > 0 && t('accepted', { count: accepted }),
          reverted > 0 && t('reverted', { count: reverted }),
        ]
          .filter(Boolean)
          .join(' '),
      );
    },
  });
  const asDecided = <R extends Pick<RepairView, 'id' | 'state'>>(repair: R): R => {
    const way = decided.get(repair.id);
    return way ? { ...repair, state: way === 'apply' ? 'applied' : 'proposed' } : repair;
  };

  return (
    <>
      {job ? <JobFollower key={job.id} job={job} onEnd={end} /> : null}
      {trouble ? (
        <p role="alert" className={styles.trouble}>
          {t(`trouble.${trouble}`)}
        </p>
      ) : null}
      {versions
        .filter(({ id }) => shown.some(({ versionId }) => versionId === id))
        .map((version) => (
          <VersionRepairs
            key={version.id}
            textId={textId}
            version={version}
            shown={shown
              .filter(({ versionId }) => versionId === version.id)
              .map((repair) => asDecided(latest.get(repair.id) ?? repair))}
            chosen={chosen.filter(({ versionId }) => versionId === version.id).map(asDecided)}
            kind={kind}
            onDecide={decide}
          />
        ))}
    </>
  );
}
