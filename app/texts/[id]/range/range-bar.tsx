'use client';

import { Caps } from '@/app/keys/caps';
import { Button } from '@/app/shell/button';
import { useTranslation } from '@/lib/i18n/client';
import type { RangeAction } from '@/lib/store/range';
import styles from './range-bar.module.css';
import type { Span } from './use-range';

interface Props {
  span: Span | null;
  /** How many beads are selected. */
  count: number;
  onAct: (action: RangeAction) => void;
  onClear: () => void;
}

/** Over the foot of the page, while beads are selected: how many, and what can be done with them. */
export function RangeBar({ span, count, onAct, onClear }: Props) {
  const { t } = useTranslation(['operations', 'common']);
  if (!span) return null;
  const commands = {
    confirm: 'confirm',
    'set-back': 'setBack',
    merge: 'merge',
    exchange: 'exchange',
  } as const;
  return (
    // A landmark of its own, as it stands outside of the text.
    <section aria-label={t('range.label')}>
      <div role="toolbar" aria-label={t('range.label')} className={styles.bar}>
        <p>{t('range.said', { count, from: span.from + 1, to: span.to + 1 })}</p>
        <div className={styles.actions}>
          {(['confirm', 'set-back', 'merge', 'exchange'] as const).map((action) => (
            <Button
              key={action}
              small
              look="quiet"
              disabled={count < 2 && (action === 'merge' || action === 'exchange')}
              title={action === 'exchange' ? t('range.exchangeHint') : undefined}
              onClick={() => onAct(action)}
            >
              {t(`range.${action}`)} <Caps command={commands[action]} unsaid />
            </Button>
          ))}
          <Button small look="quiet" onClick={onClear}>
            {t('range.clear')} <Caps command="leaveRange" unsaid />
          </Button>
        </div>
      </div>
    </section>
  );
}
