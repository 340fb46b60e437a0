'use client';

import Link from 'next/link';
import type { JobResult } from '@/app/jobs/job';
import { useTranslation } from '@/lib/i18n/client';
import { findingKinds } from '@/lib/store/memory/finding-kinds';
import form from '@/app/shell/form.module.css';
import styles from './check.module.css';

interface Props {
  memoryId: number;
  counts: NonNullable<JobResult['counts']>;
  examples: NonNullable<JobResult['examples']>;
}

/** As long as what one may seek in a memory. */
const mostSought = 100;

/** What was found in a memory, each kind by itself. */
export function Findings({ memoryId, counts, examples }: Props) {
  const { t } = useTranslation('upkeep');
  return findingKinds.map((kind) => {
    const count = counts[kind] ?? 0;
    const shown = examples.filter((it) => it.kind === kind);
    if (count === 0) return null;
    return (
      <details key={kind} className={styles.kind}>
        <summary>
          {t(`check.kind.${kind}`)} <span className={styles.count}>{count}</span>
        </summary>
        {shown.length < count ? (
          <p className={form.hint}>{t('check.shown', { shown: shown.length, count })}</p>
        ) : null}
        <ul>
          {shown.map(({ unitId, source, target, about }, at) => (
            <li key={`${unitId} ${at}`} className={styles.finding}>
              <p>{source}</p>
              <p>
                {target}
                {about ? <span className={styles.about}>{about}</span> : null}
              </p>
              <Link
                href={`/memories/${memoryId}?query=${encodeURIComponent((source || target).slice(0, mostSought))}`}
                aria-label={t('check.findLabel', { source: source || target })}
              >
                {t('check.find')}
              </Link>
            </li>
          ))}
        </ul>
      </details>
    );
  });
}
