'use client';

import { useEffect, useState } from 'react';
import { AlertDialog } from '@base-ui/react/alert-dialog';
import { Button, buttonClass } from '@/app/shell/button';
import dialog from '@/app/shell/dialog.module.css';
import { useTranslation } from '@/lib/i18n/client';
import { countAction } from './actions';
import styles from './realign-dialog.module.css';

interface Props {
  open: boolean;
  textId: string;
  onOpenChange: (open: boolean) => void;
  onStart: () => void;
}

/** Asks before a text is aligned again, and says what stays and what is made anew. */
export function RealignDialog({ open, textId, onOpenChange, onStart }: Props) {
  const { t } = useTranslation(['reader', 'common']);
  return (
    <AlertDialog.Root open={open} onOpenChange={onOpenChange}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={dialog.backdrop} />
        <AlertDialog.Popup className={dialog.popup}>
          <AlertDialog.Title className={dialog.title}>{t('realign.title')}</AlertDialog.Title>
          <AlertDialog.Description className={dialog.detail}>
            {t('realign.detail')}
          </AlertDialog.Description>
          <Counts textId={textId} />
          <div className={dialog.actions}>
            <AlertDialog.Close className={buttonClass()}>{t('common:cancel')}</AlertDialog.Close>
            <Button
              look="primary"
              onClick={() => {
                onOpenChange(false);
                onStart();
              }}
            >
              {t('realign.start')}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

/** Asked for anew each time: one works on the text between. */
function Counts({ textId }: { textId: string }) {
  const { t } = useTranslation('reader');
  const [counts, setCounts] = useState<{ kept: number; open: number } | null>(null);

  useEffect(() => {
    let isWanted = true;
    void countAction(textId)
      .catch(() => null)
      .then((answer) => {
        if (isWanted && answer?.ok) setCounts(answer);
      });
    return () => {
      isWanted = false;
    };
  }, [textId]);

  return (
    <ul className={styles.counts} aria-busy={counts === null}>
      {counts && counts.kept > 0 ? (
        <>
          <li className={styles.kept}>{t('realign.kept', { count: counts.kept })}</li>
          <li>{t('realign.open', { count: counts.open })}</li>
        </>
      ) : counts ? (
        <li>{t('realign.all', { count: counts.open })}</li>
      ) : null}
    </ul>
  );
}
