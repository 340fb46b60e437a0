'use client';

import { useState } from 'react';
import form from '@/app/shell/form-dialog.module.css';
import { FormDialog, wrongId } from '@/app/shell/form-dialog';
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
  const { t } = useTranslation('operations');
  const [empty, setEmpty] = useState(false);
  const side = at?.side ?? 'target';

  function send(typed: FormData) {
    const text = toOneLine(String(typed.get('text')));
    setEmpty(text === '');
    if (at && text !== '') onInsert(at, text);
  }

  return (
    <FormDialog
      open={at !== null}
      onOpenChange={(open) => {
        setEmpty(false);
        if (!open && at) onClose(at.index);
      }}
      title={t('insert.title')}
      send={t('insert.insert')}
      onSend={send}
      wrong={empty ? t('insert.empty') : null}
      className={styles.popup}
      finalFocus={false}
    >
      <label className={form.label}>
        {t(`insert.${side}`, { number: (at?.index ?? 0) + 1 })}
        <textarea
          name="text"
          rows={3}
          lang={langs[side]}
          maxLength={mostCharacters}
          aria-invalid={empty}
          aria-describedby={empty ? wrongId : undefined}
          className={`${form.field} ${styles.text}`}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || isComposing(event.nativeEvent)) return;
            event.preventDefault();
            event.currentTarget.form?.requestSubmit();
          }}
        />
      </label>
    </FormDialog>
  );
}
