'use client';

import { useState } from 'react';
import form from '@/app/shell/form-dialog.module.css';
import { FormDialog, wrongId } from '@/app/shell/form-dialog';
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
  const { t } = useTranslation('reader');
  const [wrong, setWrong] = useState(false);

  function send(typed: FormData) {
    const index = readBeadNumber(String(typed.get('number')), total);
    setWrong(index === null);
    if (index === null) return;
    onOpenChange(false);
    onGo(index);
  }

  return (
    <FormDialog
      open={open}
      onOpenChange={(next) => {
        setWrong(false);
        onOpenChange(next);
      }}
      title={t('goTo.title')}
      send={t('goTo.go')}
      onSend={send}
      wrong={wrong ? t('goTo.wrong', { total }) : null}
      className={styles.goTo}
      finalFocus={false}
    >
      <label className={form.label}>
        {t('goTo.label', { total })}
        <input
          name="number"
          inputMode="numeric"
          autoComplete="off"
          aria-invalid={wrong}
          aria-describedby={wrong ? wrongId : undefined}
          className={form.field}
        />
      </label>
    </FormDialog>
  );
}
