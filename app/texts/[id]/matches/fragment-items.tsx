'use client';

import { Button } from '@/app/shell/button';
import { useTranslation } from '@/lib/i18n/client';
import type { Side } from '@/lib/store/types';
import { LitPlaces } from './lit-places';
import type { Offer } from './offers';
import { OriginLink } from './origin-link';
import type { LitFragment } from './types';
import styles from './matches-panel.module.css';

interface Props {
  fragments: readonly LitFragment[];
  offers: readonly Offer[];
  langs: Record<Side, string>;
  onPut: (offer: Offer, where: 'caret') => void;
}

/** Stretches of the segment that stand in units, with what probably translates them lit. */
export function FragmentItems({ fragments, offers, langs, onPut }: Props) {
  const { t } = useTranslation('matches');
  if (fragments.length === 0) return null;
  return (
    <section aria-labelledby="matches-fragments">
      <h3 id="matches-fragments" className={styles.subtitle}>
        {t('fragments')}
      </h3>
      <ul>
        {fragments.map((fragment, at) => {
          const offer = offers.find((it) => it.kind === 'fragment' && it.fragment === fragment);
          const { source, sourcePlace, target, targetPlaces, origin } = fragment;
          return (
            <li key={at} className={styles.item}>
              <p lang={langs.source} className={styles.source}>
                <LitPlaces text={source} places={[sourcePlace]} className={styles.come} />
              </p>
              <p lang={langs.target} className={styles.target}>
                <LitPlaces text={target} places={targetPlaces} className={styles.come} />
              </p>
              <div className={styles.meta}>
                <OriginLink origin={origin} />
                {offer ? (
                  <Button
                    small
                    look="quiet"
                    aria-label={t('insertWords', { words: offer.text })}
                    onClick={() => onPut(offer, 'caret')}
                  >
                    {offer.number ? <kbd>{offer.number}</kbd> : null} {t('insert')}
                  </Button>
                ) : null}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
