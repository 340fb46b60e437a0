'use client';

import { Button } from '@/app/shell/button';
import { useTranslation } from '@/lib/i18n/client';
import type { PendingEdit, SaveState } from './pending-edits';
import styles from './save-status.module.css';

/** Whether everything is in the database. Always there, in the bar. */
export function SaveStatus({ state }: { state: SaveState }) {
  const { t } = useTranslation('reader');
  const { kind } = state;
  const short = kind === 'conflict' || kind === 'takenBack' || kind === 'kept' ? 'failed' : kind;
  return (
    <div className={styles.status} data-save={kind}>
      <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" focusable="false">
        <path d={signs[short]} />
      </svg>
      <span>{t(`save.${short}`)}</span>
    </div>
  );
}

const signs = {
  saved: 'M2.5 7.5l3 3 6-7',
  saving: 'M2 7h.1M7 7h.1M12 7h.1',
  failed: 'M7 2.5v5.5M7 11.4v.1',
};

interface Props {
  state: SaveState;
  onRetry: () => void;
  onShow: (edit: PendingEdit) => void;
  onDiscard: (edit: PendingEdit) => void;
}

/** What is to be done about a text that could not be saved; nothing where all is well. */
export function SaveTrouble({ state, onRetry, onShow, onDiscard }: Props) {
  const { t } = useTranslation('reader');
  if (state.kind !== 'failed' && state.kind !== 'conflict') return null;
  const { edit, kind, count } = state;
  const gone = kind === 'failed' && edit.code === 'gone';
  return (
    <div role="region" aria-label={t('trouble.label')} className={styles.trouble}>
      <span>{gone ? t('trouble.gone') : t(`trouble.${kind}`, { count })}</span>
      <Button small onClick={() => onShow(edit)}>
        {t('trouble.show')}
      </Button>
      {gone ? (
        <Button small onClick={() => onDiscard(edit)}>
          {t('trouble.discard')}
        </Button>
      ) : kind === 'failed' ? (
        <Button small onClick={onRetry}>
          {t('trouble.retry')}
        </Button>
      ) : null}
    </div>
  );
}
