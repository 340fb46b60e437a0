'use client';

import { useTranslation } from '@/lib/i18n/client';
import type { BeadView, IssueView, Side } from '@/lib/store/types';
import styles from './matches-panel.module.css';

/** What a translator wants to know at once; the rest is with the notes of the bead. */
const warned: ReadonlySet<IssueView['check']> = new Set([
  'number',
  'untranslated',
  'missing-term',
  'forbidden-term',
]);

/** What the checks hold against the bead as it is saved. */
export function Warnings({ bead, langs }: { bead: BeadView; langs: Record<Side, string> }) {
  const { t } = useTranslation(['matches', 'quality']);
  const issues = bead.issues.filter(({ check }) => warned.has(check));
  if (issues.length === 0) return null;
  return (
    <section aria-labelledby="matches-warnings">
      <h3 id="matches-warnings" className={styles.subtitle}>
        {t('warnings')}
      </h3>
      <ul>
        {issues.map(({ key, check, found, place, wanted }) => (
          <li key={key} className={styles.warning}>
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
    </section>
  );
}
