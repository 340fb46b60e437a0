'use client';

import { Caps } from '@/app/keys/caps';
import { Button } from '@/app/shell/button';
import { useTranslation } from '@/lib/i18n/client';
import type { BeadFilter } from '@/lib/store/filter';
import { inPercent } from './address';
import type { Filtering } from './use-filter';
import styles from './filter.module.css';

interface Props {
  total: number;
  filtering: Filtering;
}

/** Above the text while a filter is on: what it is, how many beads pass, and the way out. */
export function FilterStrip({ total, filtering }: Props) {
  const { t } = useTranslation(['filter', 'common', 'quality', 'reader']);
  const { filter, rows, wrong, failed, isOpen } = filtering;
  if (isOpen && wrong.length === 0) return null;
  const parts: [keyof BeadFilter, string][] = [];
  if (filter.status) parts.push(['status', t(`reader:mark.${filter.status}`)]);
  if (filter.type) parts.push(['type', t(`types.${filter.type}`)]);
  if (filter.confidence) {
    const { from, to } = filter.confidence;
    parts.push(['confidence', t('part.confidence', { from: inPercent(from), to: inPercent(to) })]);
  }
  if (filter.issues)
    parts.push(['issues', filter.issues === 'any' ? t('anyIssue') : t(`quality:checks.${filter.issues}`)]); // prettier-ignore
  if (filter.by) parts.push(['by', t('part.editor', { name: filter.by })]);
  if (filter.commented) parts.push(['commented', t('part.commented')]);
  const { ...others } = filter;
  return (
    <section aria-label={t('label')} data-strip="" className={styles.strip}>
      {wrong.length > 0 ? (
        <div role="alert" className={styles.wrongParts}>
          <p>
            {t('wrong', { parts: wrong.map(({ name, value }) => `${name}=${value}`).join(', ') })}
          </p>
          <Button small look="quiet" onClick={() => filtering.choose(filter, true)}>
            {t('common:close')}
          </Button>
        </div>
      ) : null}
      {isOpen ? null : (
        <div className={styles.line}>
          <p className={styles.count}>
            {failed
              ? t('failed')
              : rows
                ? t('count', { count: rows.places.length, total })
                : t('looking')}
          </p>
          <ul className={styles.parts}>
            {parts.map(([part, name]) => (
              <li key={part}>
                <button
                  type="button"
                  className={styles.part}
                  aria-label={t('without', { part: name })}
                  title={t('without', { part: name })}
                  onClick={() => filtering.choose({ ...others, [part]: undefined })}
                >
                  {name}
                  <span aria-hidden="true">×</span>
                </button>
              </li>
            ))}
          </ul>
          <div className={styles.actions}>
            {filtering.changed || failed ? (
              <Button small look="quiet" title={t('againHint')} onClick={filtering.ask}>
                {t('again')} <Caps command="filterAgain" unsaid />
              </Button>
            ) : null}
            <Button small look="quiet" onClick={filtering.clear}>
              {t('clear')} <Caps command="wholeText" unsaid />
            </Button>
          </div>
        </div>
      )}
    </section>
  );
}
