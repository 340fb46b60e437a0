'use client';

import { memo, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { markOf } from '@/app/texts/[id]/bead-look';
import { useTranslation } from '@/lib/i18n/client';
import type { ShownBead, ShownBeads } from '../shown-beads';
import styles from './bead-sheet.module.css';

type Langs = Record<'source' | 'target', string>;

/** So near the end of the page one follows what comes. In CSS pixels. */
const nearEnd = 160;

/**
 * Beads side by side as they come, growing at the end; who is there is taken along. Who reads higher
 * up keeps what is there, until they come back to the end.
 */
export function BeadSheet({ shown, langs }: { shown: ShownBeads; langs: Langs }) {
  const { t } = useTranslation('library');
  const [held, setHeld] = useState<ShownBeads | null>(null);
  const latest = useRef(shown);
  const sheet = held ?? shown;

  useEffect(() => {
    const look = () => {
      const { scrollHeight } = document.documentElement;
      const isAtEnd = window.scrollY + window.innerHeight > scrollHeight - nearEnd;
      setHeld((current) => (isAtEnd ? null : (current ?? latest.current)));
    };
    window.addEventListener('scroll', look, { passive: true });
    return () => window.removeEventListener('scroll', look);
  }, []);

  useLayoutEffect(() => {
    latest.current = shown;
    if (shown.shown > 0 && held === null)
      window.scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' });
  }, [shown, held]);

  if (sheet.beads.length === 0) return null;
  const first = sheet.shown - sheet.beads.length;
  return (
    <ol aria-label={t('watch.title')}>
      {sheet.beads.map((bead, at) => (
        <Row key={first + at} bead={bead} langs={langs} />
      ))}
    </ol>
  );
}

const Row = memo(function Row({ bead, langs }: { bead: ShownBead; langs: Langs }) {
  const { t } = useTranslation('reader');
  const mark = markOf({ status: 'machine', confidence: bead.confidence });
  return (
    <li className={styles.bead}>
      <Words text={bead.source} lang={langs.source} />
      <span className={styles.gutter}>
        <span className={`${styles.shape} ${styles[mark]}`} />
        {mark === 'doubtful' ? <span className={styles.hidden}>{t('mark.doubtful')}</span> : null}
      </span>
      <Words text={bead.target} lang={langs.target} />
    </li>
  );
});

function Words({ text, lang }: { text: string; lang: string }) {
  const { t } = useTranslation('reader');
  if (text !== '')
    return (
      <p lang={lang} className={styles.words}>
        {text}
      </p>
    );
  return (
    <p className={`${styles.words} ${styles.none}`}>
      <span aria-hidden="true">—</span>
      <span className={styles.hidden}>{t('noCounterpart')}</span>
    </p>
  );
}
