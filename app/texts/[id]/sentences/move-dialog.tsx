'use client';

import { useState, type FormEvent } from 'react';
import { Dialog } from '@base-ui/react/dialog';
import { Button, buttonClass } from '@/app/shell/button';
import dialog from '@/app/shell/dialog.module.css';
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
  const { t } = useTranslation(['operations', 'reader', 'common']);
  const [wrong, setWrong] = useState<'number' | 'none' | null>(null);
  const sentences = (at && bead?.[at.side]) ?? [];
  const chosen = at?.sentenceId ?? sentences.at(-1)?.id;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!at) return;
    const data = new FormData(event.currentTarget);
    const to = readBeadNumber(String(data.get('number')), total);
    const ids = data.getAll('sentence').map(Number);
    if (to === null || to === at.index) return setWrong('number');
    if (ids.length === 0) return setWrong('none');
    onMove(at, ids, to);
  }

  return (
    <Dialog.Root
      open={at !== null}
      onOpenChange={(open) => {
        setWrong(null);
        if (!open && at) onClose(at.index);
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup className={`${dialog.popup} ${styles.popup}`} finalFocus={false}>
          <Dialog.Title className={dialog.title}>{t('move.title')}</Dialog.Title>
          <form onSubmit={submit}>
            <label className={styles.label}>
              {t('move.to', { total })}
              <input
                name="number"
                inputMode="numeric"
                autoComplete="off"
                aria-invalid={wrong === 'number'}
                aria-describedby={wrong ? 'move-wrong' : undefined}
                className={styles.number}
              />
            </label>
            <fieldset className={styles.choice}>
              <legend>{t('move.which')}</legend>
              {sentences.map(({ id, text }) => (
                <label key={id} className={styles.option}>
                  <input
                    type="checkbox"
                    name="sentence"
                    value={id}
                    defaultChecked={id === chosen}
                  />
                  <span lang={at ? langs[at.side] : undefined}>{text}</span>
                </label>
              ))}
            </fieldset>
            {wrong ? (
              <p id="move-wrong" role="alert" className={styles.wrong}>
                {wrong === 'number' ? t('move.wrong', { total }) : t('move.none')}
              </p>
            ) : null}
            <div className={dialog.actions}>
              <Dialog.Close className={buttonClass()}>{t('common:cancel')}</Dialog.Close>
              <Button type="submit" look="primary">
                {t('move.move')}
              </Button>
            </div>
          </form>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
