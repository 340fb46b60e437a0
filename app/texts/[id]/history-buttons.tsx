'use client';

import { useNameWithKey } from '@/app/keys/caps';
import { Button } from '@/app/shell/button';
import { useTranslation } from '@/lib/i18n/client';
import styles from './history-buttons.module.css';

interface Props {
  canUndo: boolean;
  canRedo: boolean;
  onStep: (direction: 'undo' | 'redo') => void;
}

export function HistoryButtons({ canUndo, canRedo, onStep }: Props) {
  const { t } = useTranslation('reader');
  const undo = useNameWithKey(t('keys.undo'), 'undo');
  const redo = useNameWithKey(t('keys.redo'), 'redo');
  return (
    <div className={styles.buttons}>
      <Button
        look="quiet"
        aria-label={t('keys.undo')}
        title={undo}
        disabled={!canUndo}
        onClick={() => onStep('undo')}
      >
        <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
          <path d="M6 3 2.5 6.5 6 10M2.8 6.5h6.7a4 4 0 0 1 0 8H7" />
        </svg>
      </Button>
      <Button
        look="quiet"
        aria-label={t('keys.redo')}
        title={redo}
        disabled={!canRedo}
        onClick={() => onStep('redo')}
      >
        <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
          <path d="m10 3 3.5 3.5L10 10m3.2-3.5H6.5a4 4 0 0 0 0 8H9" />
        </svg>
      </Button>
    </div>
  );
}
