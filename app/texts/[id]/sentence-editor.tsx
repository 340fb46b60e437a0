'use client';

import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from '@/lib/i18n/client';
import { Caps } from '@/app/keys/caps';
import { Button } from '@/app/shell/button';
import type { RowActions } from './bead-row';
import type { Editing } from './editing';
import { isComposing } from './keys';
import { mostCharacters } from './sentence-text';

import styles from './sentence-editor.module.css';

interface Props {
  editing: Editing;
  lang: string;
  /** The look of the sentence that it stands for. */
  inherits: string | undefined;
  /** It was changed elsewhere since it was opened. */
  elsewhere: boolean;
  actions: Pick<RowActions, 'onType' | 'onSave' | 'onLeave' | 'onSentenceMenu'>;
}

/** A sentence open for editing, in its own place and type. It grows with its text. */
export function SentenceEditor({ editing, lang, inherits, elsewhere, actions }: Props) {
  const { t } = useTranslation(['reader', 'people']);
  const [text, setText] = useState(editing.text);
  const [offer, setOffer] = useState(editing.offer);
  const field = useRef<HTMLTextAreaElement>(null);

  // Where only the ids are others, what is being typed is left alone.
  const { index, caret: begin, text: begun } = editing;
  useLayoutEffect(() => {
    const caret = begin ?? begun.length;
    field.current?.focus({ preventScroll: true });
    field.current?.setSelectionRange(caret, caret);
  }, [index, begin, begun]);

  function change(next: string) {
    setText(next);
    actions.onType(next);
  }

  return (
    <span
      className={[styles.editor, inherits].filter(Boolean).join(' ')}
      data-text={`${text}\u200b`}
    >
      <textarea
        ref={field}
        className={styles.field}
        rows={1}
        lang={lang}
        value={text}
        maxLength={mostCharacters}
        aria-label={t(`edit.${editing.side}`, { number: editing.index + 1 })}
        data-editor=""
        onChange={(event) => change(event.target.value)}
        onKeyDown={(event) => {
          // A sentence has no lines. Enter that ends a composition belongs to the input method.
          const held = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
          const plain = event.key === 'Enter' && !held;
          if (plain && !isComposing(event.nativeEvent)) event.preventDefault();
        }}
      />
      <span className={styles.tools} data-panel="" lang={undefined}>
        <span aria-live="polite" className={styles.elsewhere}>
          {elsewhere ? t('people:elsewhere') : null}
        </span>
        {offer !== null && offer !== text ? (
          <Button
            small
            look="quiet"
            title={offer}
            onClick={() => {
              change(offer);
              setOffer(null);
              field.current?.focus({ preventScroll: true });
            }}
          >
            {t('edit.offer')}
          </Button>
        ) : null}
        <Button
          small
          look="quiet"
          aria-haspopup="menu"
          aria-label={t('edit.more')}
          title={t('edit.more')}
          onClick={(event) => actions.onSentenceMenu(event.currentTarget)}
        >
          <span aria-hidden="true">⋯</span>
        </Button>
        <Button small look="quiet" onClick={actions.onLeave}>
          {t('edit.leave')} <Caps command="leave" unsaid />
        </Button>
        <Button small look="quiet" className={styles.save} onClick={actions.onSave}>
          {t('edit.save')} <Caps command="save" unsaid />
        </Button>
      </span>
    </span>
  );
}
