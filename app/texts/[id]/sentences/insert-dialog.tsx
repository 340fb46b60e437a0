'use client';

import { useState, type FormEvent } from 'react';
import { Dialog } from '@base-ui/react/dialog';
import { Button, buttonClass } from '@/app/shell/button';
import dialog from '@/app/shell/dialog.module.css';
import { useTranslation } from '@/lib/i18n/client';
import type { Side } from '@/lib/store/types';
import { isComposing } from '../keys';
import { mostCharacters, toOneLine } from '../sentence-text';
import styles from './sentence-dialogs.module.css';
import type { Chosen } from './use-sentences';

interface Props {
  /** Where the sentence is to stand; null while the dialog is closed. */
  at: Chosen | null;
  langs: Record<Side, string>;
  onClose: (index: number) => void;
  onInsert: (at: Chosen, text: string) => void;
}

/** Asks for a sentence that is missing. */
export function InsertDialog({ at, langs, onClose, onInsert }: Props) {
  const { t } = useTranslation(['operations', 'common']);
  const [empty, setEmpty] = useState(false);
  const side = at?.side ?? 'target';

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const text = toOneLine(String(new FormData(event.currentTarget).get('text')));
    setEmpty(text === '');
    if (at && text !== '') onInsert(at, text);
  }

  return (
    <Dialog.Root
      open={at !== null}
      onOpenChange={(open) => {
        setEmpty(false);
        if (!open && at) onClose(at.index);
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup className={`${dialog.popup} ${styles.popup}`} finalFocus={false}>
          <Dialog.Title className={dialog.title}>{t('insert.title')}</Dialog.Title>
          <form onSubmit={submit}>
            <label className={styles.label}>
              {t(`insert.${side}`, { number: (at?.index ?? 0) + 1 })}
              <textarea
                name="text"
                rows={3}
                lang={langs[side]}
                maxLength={mostCharacters}
                aria-invalid={empty}
                aria-describedby={empty ? 'insert-empty' : undefined}
                className={styles.text}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter' || isComposing(event.nativeEvent)) return;
                  event.preventDefault();
                  event.currentTarget.form?.requestSubmit();
                }}
              />
            </label>
            {empty ? (
              <p id="insert-empty" role="alert" className={styles.wrong}>
                {t('insert.empty')}
              </p>
            ) : null}
            <div className={dialog.actions}>
              <Dialog.Close className={buttonClass()}>{t('common:cancel')}</Dialog.Close>
              <Button type="submit" look="primary">
                {t('insert.insert')}
              </Button>
            </div>
          </form>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
