'use client';

import { useId, useLayoutEffect, useRef, useState, type ReactNode, type Ref } from 'react';
import { Button } from '@/app/shell/button';
import { useTranslation } from '@/lib/i18n/client';
import { longestComment } from '@/lib/store/types';
import { capsOf, isComposing } from '../keys';
import { isMac } from '../platform';
import { keepCommentDraft, readCommentDraft, type DraftOf } from './comment-drafts';
import styles from './bead-comments.module.css';

interface Props {
  textId: string;
  draftOf: DraftOf;
  label: string;
  /** What the button that sends it says. */
  sendLabel: string;
  /** What it begins with, where nothing else was kept. */
  initial?: string;
  /** Sends it. Says whether it arrived. */
  onSend: (text: string) => Promise<boolean>;
  onCancel?: () => void;
  /** What stands beside the buttons. */
  children?: ReactNode;
  ref?: Ref<HTMLTextAreaElement>;
}

/** A field to write a comment in. What is not sent stays in it, and in the browser. */
export function CommentField(props: Props) {
  const {
    textId,
    draftOf,
    label,
    sendLabel,
    initial = '',
    onSend,
    onCancel,
    children,
    ref,
  } = props;
  const { t } = useTranslation(['comments', 'common']);
  const [text, setText] = useState(
    () => readCommentDraft(localStorage, textId, draftOf) || initial,
  );
  const [state, setState] = useState<'writing' | 'sending' | 'failed'>('writing');
  const isShown = useRef(true);
  const failureId = useId();
  useLayoutEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
    };
  }, []);

  function change(next: string) {
    setText(next);
    keepCommentDraft(localStorage, textId, draftOf, next === initial ? '' : next);
  }

  async function send() {
    if (state === 'sending' || text.trim() === '') return;
    setState('sending');
    const arrived = await onSend(text);
    if (arrived) keepCommentDraft(localStorage, textId, draftOf, '');
    if (!isShown.current) return;
    setState(arrived ? 'writing' : 'failed');
    if (arrived) setText('');
  }

  function cancel() {
    keepCommentDraft(localStorage, textId, draftOf, '');
    onCancel?.();
  }

  return (
    <div className={styles.composer}>
      {/* It is as high as what is in it. */}
      <span className={styles.grown} data-text={`${text}\u200b`}>
        <textarea
          ref={ref}
          className={styles.field}
          rows={2}
          dir="auto"
          value={text}
          maxLength={longestComment}
          readOnly={state === 'sending'}
          aria-label={label}
          placeholder={label}
          aria-describedby={state === 'failed' ? failureId : undefined}
          onChange={(event) => change(event.target.value)}
          onKeyDown={(event) => {
            // Enter that ends a composition, and Escape that drops one, belong to the input method.
            if (isComposing(event.nativeEvent)) return;
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
              event.preventDefault();
              void send();
            } else if (event.key === 'Escape' && onCancel) {
              event.stopPropagation();
              cancel();
            }
          }}
        />
      </span>
      {state === 'failed' ? (
        <p id={failureId} role="alert" className={styles.failure}>
          {t('failed')}
        </p>
      ) : null}
      <div className={styles.tools}>
        {children}
        {onCancel ? (
          <Button small look="quiet" onClick={cancel}>
            {t('common:cancel')}
          </Button>
        ) : null}
        <Button
          small
          className={styles.send}
          disabled={text.trim() === '' || state === 'sending'}
          onClick={() => void send()}
        >
          {state === 'sending' ? t('sending') : state === 'failed' ? t('again') : sendLabel}{' '}
          <kbd>{capsOf({ key: '↵', mod: true }, isMac()).join(' ')}</kbd>
        </Button>
      </div>
    </div>
  );
}
