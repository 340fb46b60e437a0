'use client';

import { useTranslation } from '@/lib/i18n/client';
import type { TermHit } from '@/lib/store/terms/known-terms';
import type { Side } from '@/lib/store/types';
import type { Offer } from './offers';
import styles from './matches-panel.module.css';

interface Props {
  terms: readonly TermHit[];
  offers: readonly Offer[];
  langs: Record<Side, string>;
  onPut: (offer: Offer, where: 'caret') => void;
}

/** The terms of the source with their translations, one press to put one in. */
export function TermItems({ terms, offers, langs, onPut }: Props) {
  const { t } = useTranslation('matches');
  const seen = new Set<string>();
  const distinct = terms.filter(({ conceptId, text }) => {
    const name = `${conceptId} ${text}`;
    return !seen.has(name) && seen.add(name);
  });
  if (distinct.length === 0) return null;
  return (
    <section aria-labelledby="matches-terms">
      <h3 id="matches-terms" className={styles.subtitle}>
        {t('terms')}
      </h3>
      <ul>
        {distinct.map((term) => {
          const offer = offers.find((it) => it.kind === 'term' && it.term === term);
          return (
            <li key={`${term.conceptId} ${term.text}`} className={styles.term}>
              {offer?.number ? <kbd>{offer.number}</kbd> : <span />}
              <div>
                <span lang={langs.source} className={term.usage === 'forbidden' ? styles.forbidden : undefined}>
                  {term.text}
                </span>{' '}
                {term.translations.length === 0 ? <span className={styles.quiet}>{t('noTranslation')}</span> : null}
                {term.translations.map(({ text, usage, note }) =>
                  usage === 'forbidden' ? (
                    <del key={text} lang={langs.target} className={styles.forbidden} title={note || t('forbidden')}>
                      {text}
                    </del>
                  ) : (
                    <button
                      key={text}
                      type="button"
                      lang={langs.target}
                      className={styles.word}
                      title={note || undefined}
                      onClick={() => onPut({ kind: 'term', number: null, text, term }, 'caret')}
                    >
                      {text}
                    </button>
                  ),
                )}
                {term.definition ? <p className={styles.quiet}>{term.definition}</p> : null}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
} // prettier-ignore
