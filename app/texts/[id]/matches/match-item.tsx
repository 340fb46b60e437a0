'use client';

import { Button } from '@/app/shell/button';
import { useTranslation } from '@/lib/i18n/client';
import { sentenceGap } from '@/lib/i18n/formats';
import { highestFuzzyScore } from '@/lib/memory/score';
import type { FoundMatch } from '@/lib/store/memory/types';
import type { Side } from '@/lib/store/types';
import { countDifferences, DifferenceText } from './difference-text';
import type { Insertion } from './insert-text';
import type { Offer } from './offers';
import { OriginLink } from './origin-link';
import styles from './matches-panel.module.css';

interface Props {
  offer: Extract<Offer, { kind: 'match' }>;
  segment: string;
  langs: Record<Side, string>;
  onPut: (offer: Offer, where: Insertion['where']) => void;
}

/** A match: what differs, its translation, why it has its score and where it comes from. */
export function MatchItem({ offer, segment, langs, onPut }: Props) {
  const { t, i18n } = useTranslation('matches');
  const { match, number } = offer;
  const date = match.changedAt ?? match.createdAt;
  const name = { number: number ?? 0, score: match.score };
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        {number === null ? null : <kbd>{number}</kbd>}
        <strong className={match.score >= 95 ? styles.good : styles.score}>
          {t('score', { score: match.score })}
        </strong>
        <span className={styles.why}>
          <Why match={match} segment={segment} />
        </span>
      </div>
      {match.source === segment ? null : (
        <p lang={langs.source} className={styles.source}>
          <DifferenceText segment={segment} source={match.source} />
        </p>
      )}
      <p lang={langs.target} className={styles.target}>
        {offer.text}
      </p>
      <p className={styles.meta}>
        <OriginLink origin={match.origin} />
        {date ? (
          <time dateTime={date}>
            {new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium' }).format(new Date(date))}
          </time>
        ) : null}
        {match.author ? <span>{match.author}</span> : null}
      </p>
      <div className={styles.tools}>
        <Button small look="quiet" aria-label={t('takeLabel', name)} onClick={() => onPut(offer, 'whole')}>
          {t('take')}
        </Button>
        <Button small look="quiet" aria-label={t('insertLabel', name)} onClick={() => onPut(offer, 'caret')}>
          {t('insert')}
        </Button>
      </div>
    </li>
  );
} // prettier-ignore

function Why({ match, segment }: { match: FoundMatch; segment: string }) {
  const { t, i18n } = useTranslation('matches');
  const { kind, differsIn, adapted, penalty } = match;
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' });
  const counts = countDifferences(segment, match.source);
  const likeness = Math.floor((100 * (counts.longer - counts.edits)) / counts.longer);
  const isCapped = kind === 'fuzzy' && likeness > highestFuzzyScore;
  const reasons = [
    kind === 'near'
      ? t('why.near', { what: list.format(differsIn.map((it) => t(`differs.${it}`))) })
      : kind === 'fuzzy'
        ? t('why.fuzzy', counts)
        : t(`why.${kind}`),
    ...(isCapped ? [t('why.capped', { score: highestFuzzyScore })] : []),
    ...(adapted === null ? [] : [t('why.adapted')]),
    ...(penalty === 0 ? [] : [t('why.penalty', { count: penalty })]),
  ];
  return reasons.join(sentenceGap(i18n.language));
}
