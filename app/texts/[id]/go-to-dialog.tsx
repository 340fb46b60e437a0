'use client';

import { useState, type FormEvent } from 'react';
import { Dialog } from '@base-ui/react/dialog';
import { Button, buttonClass } from '@/app/shell/button';
import dialog from '@/app/shell/dialog.module.css';
import { useTranslation } from '@/lib/i18n/client';
import { readBeadNumber } from './bead-number';
import styles from './go-to-dialog.module.css';

interface Props {
  open: boolean;
  total: number;
  onOpenChange: (open: boolean) => void;
  /** Called with an index, from 0. */
  onGo: (index: number) => void;
}

/** Asks for the number of a bead and goes there. */
export function GoToDialog({ open, total, onOpenChange, onGo }: Props) {
  const { t } = useTranslation(['reader', 'common']);
  const [wrong, setWrong] = useState(false);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget).get('number');
    const index = readBeadNumber(String(typed), total);
    setWrong(index === null);
    if (index === null) return;
    onOpenChange(false);
    onGo(index);
  }

  return (
    <Dialog.Root
      open={open}
      onOpenChange={(next) => {
        setWrong(false);
        onOpenChange(next);
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup className={`${dialog.popup} ${styles.goTo}`} finalFocus={false}>
          <Dialog.Title className={dialog.title}>{t('goTo.title')}</Dialog.Title>
          <form onSubmit={submit}>
            <label className={styles.label}>
              {t('goTo.label', { total })}
              <input
                name="number"
                inputMode="numeric"
                autoComplete="off"
                aria-invalid={wrong}
                aria-describedby={wrong ? 'go-to-wrong' : undefined}
                className={styles.field}
              />
            </label>
            {wrong ? (
              <p id="go-to-wrong" role="alert" className={styles.wrong}>
                {t('goTo.wrong', { total })}
              </p>
            ) : null}
            <div className={dialog.actions}>
              <Dialog.Close className={buttonClass()}>{t('common:cancel')}</Dialog.Close>
              <Button type="submit" look="primary">
                {t('goTo.go')}
              </Button>
            </div>
          </form>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
