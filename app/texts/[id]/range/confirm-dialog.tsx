'use client';

import { useEffect, useState } from 'react';
import { Dialog } from '@base-ui/react/dialog';
import { Button, buttonClass } from '@/app/shell/button';
import dialog from '@/app/shell/dialog.module.css';
import { useTranslation } from '@/lib/i18n/client';
import { countAboveAction } from './range-actions';
import styles from './confirm-dialog.module.css';

interface Props {
  open: boolean;
  textId: string;
  onOpenChange: (open: boolean) => void;
  /** Called with a confidence from 0 to 1, and how many beads that concerns. */
  onConfirm: (confidence: number, count: number) => void;
}

/** In percent: what the aligner is all but certain of. */
const first = 90;
/** One moves the slider over many values before one stays. */
const pause = 150;

/** Confirms all that the machine is sure of; says how many that are, before. */
export function ConfirmDialog({ open, textId, onOpenChange, onConfirm }: Props) {
  const { t } = useTranslation(['operations', 'common']);
  const [percent, setPercent] = useState(first);
  const [counted, setCounted] = useState<{ percent: number; count: number | null } | null>(null);

  useEffect(() => {
    if (!open) return;
    let isWanted = true;
    const timer = setTimeout(() => {
      void countAboveAction({ textId, confidence: percent / 100 })
        .catch(() => null)
        .then((count) => {
          if (isWanted) setCounted({ percent, count });
        });
    }, pause);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [open, textId, percent]);

  const known = counted?.percent === percent ? counted : null;
  const count = known?.count ?? null;
  return (
    <Dialog.Root
      open={open}
      onOpenChange={(next) => {
        setCounted(null);
        onOpenChange(next);
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup className={`${dialog.popup} ${styles.popup}`} finalFocus={false}>
          <Dialog.Title className={dialog.title}>{t('above.title')}</Dialog.Title>
          <Dialog.Description className={dialog.detail}>{t('above.detail')}</Dialog.Description>
          <label className={styles.label}>
            <span>{t('above.threshold')}</span>
            <output className={styles.percent}>{t('above.percent', { percent })}</output>
            <input
              type="range"
              min={0}
              max={100}
              value={percent}
              aria-valuetext={t('above.percent', { percent })}
              className={styles.slider}
              onChange={(event) => setPercent(Number(event.target.value))}
            />
          </label>
          <p role="status" className={styles.count} aria-busy={known === null}>
            {known === null
              ? t('above.counting')
              : count === null
                ? t('above.failed')
                : t('above.count', { count })}
          </p>
          <div className={dialog.actions}>
            <Dialog.Close className={buttonClass()}>{t('common:cancel')}</Dialog.Close>
            <Button
              look="primary"
              disabled={!count}
              onClick={() => count && onConfirm(percent / 100, count)}
            >
              {t('above.confirm')}
            </Button>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
