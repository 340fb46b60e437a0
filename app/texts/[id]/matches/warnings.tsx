'use client';

import { useTranslation } from '@/lib/i18n/client';
import type { IssueView, Side } from '@/lib/store/types';
import styles from './matches-panel.module.css';

/** What the checks hold against a bead. It stands at the foot, so that no match moves when it comes. */
export function Warnings({
  issues,
  langs,
}: {
  issues: readonly IssueView[];
  langs: Record<Side, string>;
}) {
  const { t } = useTranslation(['matches', 'quality']);
  if (issues.length === 0) return null;
  return (
    <div className={styles.warnings} tabIndex={0} role="group" aria-labelledby="matches-warnings">
      <h3 id="matches-warnings" className={styles.subtitle}>
        {t('warnings')}
      </h3>
      <ul>
        {issues.map(({ key, check, found, place, wanted }, at) => (
          <li key={`${key} ${at}`} className={styles.warning}>
            {t(`quality:checks.${check}`)}{' '}
            {found.trim() !== '' && place ? <q lang={langs[place.side]}>{found}</q> : null}
            {wanted && wanted.length > 0 ? (
              <>
                {' '}
                {t('quality:wanted')} <q lang={langs.target}>{wanted.join(' / ')}</q>
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  );
}
