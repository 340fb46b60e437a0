'use client';

import Link from 'next/link';
import { useLayoutEffect, useRef } from 'react';
import { Button } from '@/app/shell/button';
import { useTranslation } from '@/lib/i18n/client';
import type { BeadView, IssueView, OriginView, Side } from '@/lib/store/types';
import { FragmentItems } from './fragment-items';
import type { Insertion } from './insert-text';
import { MatchItem } from './match-item';
import type { Offer } from './offers';
import { RebuiltNotice } from './rebuilt-notice';
import { TermItems } from './term-items';
import type { BeadHelp } from './types';
import { Warnings } from './warnings';
import styles from './matches-panel.module.css';

interface Props {
  bead: BeadView | undefined;
  /** Null while it is not known. */
  help: BeadHelp | null;
  hasFailed: boolean;
  offers: readonly Offer[];
  /** Of what is being written, or else of what stands. */
  warnings: readonly IssueView[];
  langs: Record<Side, string>;
  /** A digit is waited for. */
  isPicking: boolean;
  onPut: (offer: Offer, where: Insertion['where']) => void;
  onRetry: () => void;
  onClose: () => void;
}

/** Beside the text, or on a small screen at its foot: what the memories and termbases know of the bead. */
export function MatchesPanel(props: Props) {
  const { bead, help, offers, warnings, langs, isPicking, onPut, onClose } = props;
  const { t } = useTranslation('matches');
  const panel = useRef<HTMLElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useSheetHeight(panel);
  const at = bead?.id;
  useLayoutEffect(() => list.current?.scrollTo(0, 0), [at]);
  return (
    <aside
      ref={panel}
      aria-label={t('title')}
      className={`${styles.panel} ${isPicking ? styles.picking : ''}`}
      data-bead={help?.beadId}
      // A press must not take the focus from the sentence that is open.
      onMouseDown={(event) => {
        if ((event.target as Element).closest('button')) event.preventDefault();
      }}
    >
      <div className={styles.top}>
        <h2 className={styles.title}>{isPicking ? t('picking') : t('title')}</h2>
        <Button small look="quiet" aria-label={t('close')} onClick={onClose}>
          <span aria-hidden="true">×</span>
        </Button>
      </div>
      <div ref={list} className={styles.list} tabIndex={0} role="group" aria-label={t('list', { number: (bead?.index ?? 0) + 1 })}>
        {bead?.origin ? <Origin origin={bead.origin} /> : null}
        <Notice {...props} />
        {bead && help ? (
          <>
            <ol>
              {offers.map((offer, place) =>
                offer.kind === 'match' ? (
                  <MatchItem key={place} offer={offer} segment={help.segment} langs={langs} onPut={onPut} />
                ) : null,
              )}
            </ol>
            <TermItems terms={help.terms} offers={offers} langs={langs} onPut={onPut} />
            <FragmentItems fragments={help.fragments} offers={offers} langs={langs} onPut={onPut} />
          </>
        ) : null}
      </div>
      <Warnings issues={warnings} langs={langs} />
    </aside>
  );
} // prettier-ignore

/** Where the target comes from, as long as it says what was filled in or taken. */
function Origin({ origin }: { origin: OriginView }) {
  const { t } = useTranslation('matches');
  const { way, score, name } = origin;
  return <p className={styles.notice}>{t(`from.${way}`, { score, name })}</p>;
}

/** Why there is nothing, where there is nothing. */
function Notice({ bead, help, hasFailed, onRetry }: Props) {
  const { t } = useTranslation('matches');
  if (hasFailed || help?.matches === null)
    return (
      <p className={styles.notice}>
        {t('failed')}{' '}
        <Button small look="quiet" onClick={onRetry}>
          {t('retry')}
        </Button>
      </p>
    );
  if (bead && bead.source.length === 0) return <p className={styles.notice}>{t('noSource')}</p>;
  if (!help)
    return bead ? <p className={`${styles.notice} ${styles.late}`}>{t('looking')}</p> : null;
  if (help.rebuilt.length > 0)
    return <RebuiltNotice rebuilt={help.rebuilt} className={styles.notice} />;
  if (!help.hasMemory)
    return (
      <p className={styles.notice}>
        {t('noMemory')} <Link href="/memories">{t('memories')}</Link>
      </p>
    );
  return help.matches.length === 0 ? <p className={styles.notice}>{t('noMatch')}</p> : null;
}

/** What hangs below an open sentence, in CSS pixels: its buttons. */
const roomForTools = 56;

/** Where the panel covers the foot of the window, its height is kept in `--covered`, as `Foot` keeps its own. */
function useSheetHeight(panel: React.RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = panel.current;
    if (!element) return;
    const root = document.documentElement.style;
    const measure = () => {
      const covers = getComputedStyle(element).position === 'fixed';
      root.setProperty('--covered', `${covers ? element.offsetHeight + roomForTools : 0}px`);
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      observer.disconnect();
      root.removeProperty('--covered');
    };
  }, [panel]);
}
