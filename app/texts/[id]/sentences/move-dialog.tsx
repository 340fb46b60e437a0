'use client';

import { useState } from 'react';
import form from '@/app/shell/form-dialog.module.css';
import { FormDialog, wrongId } from '@/app/shell/form-dialog';
import { useTranslation } from '@/lib/i18n/client';
import type { BeadView, Side } from '@/lib/store/types';
import { readBeadNumber } from '../bead-number';
import styles from './sentence-dialogs.module.css';
import type { Chosen } from './use-sentences';

interface Props {
  /** The side whose sentences move; null while the dialog is closed. */
  at: Chosen | null;
  bead: BeadView | undefined;
  total: number;
  langs: Record<Side, string>;
  onClose: (index: number) => void;
  onMove: (at: Chosen, sentenceIds: number[], to: number) => void;
}

/** Asks which sentences of a side go to which bead, however far. */
export function MoveDialog({ at, bead, total, langs, onClose, onMove }: Props) {
  const { t } = useTranslation('operations');
  const [wrong, setWrong] = useState<'number' | 'none' | null>(null);
  const sentences = (at && bead?.[at.side]) ?? [];
  const chosen = at?.sentenceId ?? sentences.at(-1)?.id;

  function send(typed: FormData) {
    if (!at) return;
    const to = readBeadNumber(String(typed.get('number')), total);
    const ids = typed.getAll('sentence').map(Number);
    if (to === null || to === at.index) return setWrong('number');
    if (ids.length === 0) return setWrong('none');
    onMove(at, ids, to);
  }

  return (
    <FormDialog
      open={at !== null}
      onOpenChange={(open) => {
        setWrong(null);
        if (!open && at) onClose(at.index);
      }}
      title={t('move.title')}
      send={t('move.move')}
      onSend={send}
      wrong={wrong && (wrong === 'number' ? t('move.wrong', { total }) : t('move.none'))}
      className={styles.popup}
      finalFocus={false}
    >
      <label className={form.label}>
        {t('move.to', { total })}
        <input
          name="number"
          inputMode="numeric"
          autoComplete="off"
          aria-invalid={wrong === 'number'}
          aria-describedby={wrong ? wrongId : undefined}
          className={`${form.field} ${styles.number}`}
        />
      </label>
      <fieldset className={styles.choice}>
        <legend>{t('move.which')}</legend>
        {sentences.map(({ id, text }) => (
          <label key={id} className={styles.option}>
            <input type="checkbox" name="sentence" value={id} defaultChecked={id === chosen} />
            <span lang={at ? langs[at.side] : undefined}>{text}</span>
          </label>
        ))}
      </fieldset>
    </FormDialog>
  );
}
