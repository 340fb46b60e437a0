'use client';

import type { TermsOutcome } from '@/app/jobs/job';
import { useTranslation } from '@/lib/i18n/client';
import styles from './import-dialog.module.css';

interface Props {
  outcome: TermsOutcome;
  file: string;
  known: 'add' | 'replace';
  onKnown: (known: 'add' | 'replace') => void;
}

const faultCodes = ['no-term', 'no-language', 'too-long'] as const;
const mostFaults = 20;

/** What a file would bring into a termbase, or has brought. */
export function ImportPreview({ outcome, file, known, onKnown }: Props) {
  const { t, i18n } = useTranslation(['terms-import', 'terms']);
  const { preview, concepts, added, changed, same, left, faults, columns, examples } = outcome;
  const languages = new Intl.DisplayNames(i18n.language, { type: 'language' });
  const nameOf = (as: string) => (isField(as) ? t(`field.${as}`) : languages.of(as));
  const said = (name: string, as: string) =>
    [as, nameOf(as) ?? '', ''].some((it) => it.toLowerCase() === name.toLowerCase())
      ? nameOf(as)
      : `${name} → ${nameOf(as)}`;
  const ignored = columns.filter(({ as }) => as === null);
  const shown = faults.slice(0, mostFaults);
  return (
    <div className={styles.preview}>
      <p role="status">
        {!preview
          ? t('done', { count: added + changed })
          : added + changed === 0 && concepts > 0
            ? t('nothingNew', { file })
            : t('found', { count: concepts })}
      </p>
      <dl className={styles.counts}>
        {(
          [
            ['added', added],
            ['changed', changed],
            ['same', same],
            ['left', left],
          ] as const
        ).map(([name, count]) =>
          count > 0 ? (
            <div key={name}>
              <dt>{t(`count.${name}`)}</dt>
              <dd>{new Intl.NumberFormat(i18n.language).format(count)}</dd>
            </div>
          ) : null,
        )}
      </dl>
      {preview && columns.length > 0 ? (
        <p className={styles.fine}>
          {t('columns', {
            columns: columns.flatMap(({ name, as }) => (as === null ? [] : [said(name, as)])).join(t('and')),
          })}
          {ignored.length > 0
            ? t('ignored', { columns: ignored.map(({ name }) => name || '–').join(t('and')) })
            : null}
        </p>
      ) : null}
      {preview && examples.length > 0 ? (
        <ul className={styles.examples} aria-label={t('examples')}>
          {examples.map((terms, at) => (
            <li key={at}>
              {terms.map(({ lang, text }, place) => (
                <span key={place} lang={lang}>
                  {text}
                </span>
              ))}
            </li>
          ))}
        </ul>
      ) : null}
      {shown.length > 0 ? (
        <ul className={styles.faults} aria-label={t('faults')}>
          {shown.map(({ line, code, message }, at) => {
            const fault = faultCodes.find((it) => it === code);
            return (
              <li key={at}>
                {t('atLine', { file, line, fault: fault ? t(`fault.${fault}`) : message })}
              </li>
            );
          })}
          {left > shown.length ? <li>{t('moreFaults', { count: left - shown.length })}</li> : null}
        </ul>
      ) : null}
      {preview && (changed > 0 || same > 0) ? (
        <fieldset className={styles.known}>
          <legend>{t('known.legend')}</legend>
          {(['add', 'replace'] as const).map((policy) => (
            <label key={policy}>
              <input
                type="radio"
                name="known"
                checked={known === policy}
                onChange={() => onKnown(policy)}
              />
              {t(`known.${policy}`)}
            </label>
          ))}
        </fieldset>
      ) : null}
    </div>
  );
} // prettier-ignore

const fields = [
  'concept',
  'lang',
  'term',
  'partOfSpeech',
  'usage',
  'termNote',
  'domain',
  'definition',
  'note',
] as const;

function isField(as: string): as is (typeof fields)[number] {
  return fields.some((field) => field === as);
}
