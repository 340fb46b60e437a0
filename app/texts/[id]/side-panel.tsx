'use client';

import Link from 'next/link';
import { useState } from 'react';
import { Caps } from '@/app/keys/caps';
import { Button, buttonClass } from '@/app/shell/button';
import { keepCookie } from '@/app/shell/keep-cookie';
import { useTranslation } from '@/lib/i18n/client';
import type { OutlineEntry, Side } from '@/lib/store/types';
import { Outline } from './outline';
import { toolsCookie } from './outline-cookie';
import { TranslateTools } from './pretranslate/translate-tools';
import type { Mark } from './review/pace';
import { ReviewMeter } from './review/review-meter';
import styles from './side-panel.module.css';

export interface PanelProps {
  textId: string;
  entries: readonly OutlineEntry[];
  langs: Record<Side, string>;
  current: number;
  confirmed: number;
  total: number;
  /** The translation is made here: there is nothing to align, nor a machine that is sure of it. */
  isTranslated: boolean;
  /** Repairs that wait for a decision. */
  proposed: number;
  onGo: (index: number) => void;
  /** Beads that want a look; null where it is not known. */
  toReview: number | null;
  /** How many did each time that it was asked. */
  marks: readonly Mark[];
  onReview: () => void;
  onGoTo: () => void;
  onReplace: () => void;
  onRealign: () => void;
  onConfirmAbove: () => void;
  onPretranslate: () => void;
  onHistory: () => void;
  onExport: () => void;
  onPrint: () => void;
  onKeys: () => void;
  /** The name of whoever is at this browser; '' or null where none was given. */
  name: string | null;
  onName: () => void;
  /** Whether only the heading of the tools was left open the last time. */
  toolsFolded: boolean;
}

/** Beside the text: where one is in it, and what one does with it as a whole. */
export function SidePanel(props: PanelProps) {
  const { t } = useTranslation('reader');
  const [folded, setFolded] = useState(props.toolsFolded);

  function fold() {
    keepCookie(toolsCookie, folded ? 'open' : 'folded');
    setFolded(!folded);
  }

  return (
    <>
      <Outline {...props} />
      <div className={styles.foldable}>
        <Button look="quiet" small aria-expanded={!folded} className={styles.fold} onClick={fold}>
          {t('tools.title')}
          <svg viewBox="0 0 16 16" aria-hidden>
            <path d="m4 6 4 4 4-4" />
          </svg>
        </Button>
        {folded ? null : <Tools {...props} />}
      </div>
    </>
  );
}

function Tools(props: PanelProps) {
  const { t } = useTranslation(['reader', 'people']);
  const { textId, proposed, isTranslated } = props;
  return (
    <div className={styles.tools}>
      <Link
        href={`/texts/${textId}/repairs`}
        className={buttonClass({ look: 'quiet', small: true })}
      >
        {proposed > 0 ? t('tools.repairsWaiting', { count: proposed }) : t('tools.repairs')}
      </Link>
      <TranslateTools textId={textId} onPretranslate={props.onPretranslate} />
      <Button look="quiet" small onClick={props.onReview}>
        {props.toReview === null
          ? t('tools.review')
          : props.toReview === 0
            ? t('tools.reviewed')
            : t('tools.reviewLeft', { count: props.toReview })}{' '}
        <Caps command="review" />
      </Button>
      <ReviewMeter marks={props.marks} />
      <Button look="quiet" small onClick={props.onGoTo}>
        {t('tools.goTo')} <Caps command="goTo" />
      </Button>
      <Button look="quiet" small onClick={props.onReplace}>
        {t('tools.replace')} <Caps command="replace" />
      </Button>
      {isTranslated ? null : (
        <>
          <Button look="quiet" small onClick={props.onConfirmAbove}>
            {t('tools.confirmAbove')}
          </Button>
          <Button look="quiet" small onClick={props.onRealign}>
            {t('tools.realign')}
          </Button>
        </>
      )}
      <Button look="quiet" small onClick={props.onHistory}>
        {t('tools.history')} <Caps command="history" />
      </Button>
      <Button look="quiet" small onClick={props.onExport}>
        {t('tools.export')}
      </Button>
      <Button look="quiet" small onClick={props.onPrint}>
        {t('tools.print')}
      </Button>
      <Button look="quiet" small onClick={props.onName}>
        {props.name ? t('people:name.is', { name: props.name }) : t('people:name.give')}
      </Button>
      <Button look="quiet" small onClick={props.onKeys}>
        {t('tools.keys')} <Caps command="help" />
      </Button>
    </div>
  );
}
