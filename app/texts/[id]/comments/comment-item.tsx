'use client';

import { useState } from 'react';
import { Button } from '@/app/shell/button';
import { useTranslation } from '@/lib/i18n/client';
import { formatAgo, formatMoment } from '@/lib/i18n/formats';
import type { Language } from '@/lib/i18n/languages';
import type { CommentChange, CommentView } from '@/lib/store/comments';
import { readCommentDraft } from './comment-drafts';
import { CommentField } from './comment-field';
import styles from './bead-comments.module.css';

interface Props {
  textId: string;
  comment: CommentView;
  /** Written by who looks at it: only they change its words, or take it away. */
  isOwn: boolean;
  /** Makes a change. Says whether it arrived. */
  onChange: (change: CommentChange) => Promise<boolean>;
}

const focusField = (field: HTMLTextAreaElement | null) => field?.focus();

/** A comment: who wrote it and when, its words, and what can be done with it. */
export function CommentItem({ textId, comment, isOwn, onChange }: Props) {
  const { t, i18n } = useTranslation('comments');
  const draftOf = { commentId: comment.id };
  const [isEditing, setEditing] = useState(
    () => isOwn && readCommentDraft(localStorage, textId, draftOf) !== '',
  );
  const [isFailed, setFailed] = useState(false);
  const [now] = useState(() => new Date());
  const language = i18n.language as Language;
  const isResolved = comment.resolvedAt !== null;
  const author = comment.author || t('nameless');
  const about = { author };
  const moment = (at: string) => (
    <time dateTime={at} title={formatMoment(new Date(at), language)}>
      {formatAgo(new Date(at), now, language)}
    </time>
  );

  async function make(change: CommentChange) {
    setFailed(false);
    const arrived = await onChange(change);
    setFailed(!arrived);
    return arrived;
  }

  return (
    <li className={styles.comment}>
      <p className={styles.about}>
        <strong>{author}</strong> {moment(comment.at)}
        {comment.changedAt ? ` · ${t('changed')}` : null}
      </p>
      {isEditing ? (
        <CommentField
          textId={textId}
          draftOf={draftOf}
          label={t('editLabel')}
          sendLabel={t('save')}
          initial={comment.text}
          onSend={async (text) => {
            const arrived = await onChange({ kind: 'reword', text });
            if (arrived) setEditing(false);
            return arrived;
          }}
          onCancel={() => setEditing(false)}
          ref={focusField}
        />
      ) : (
        <p className={styles.words} dir="auto">
          {comment.text}
        </p>
      )}
      {isResolved ? (
        <p className={styles.about}>
          {t('resolvedBy', { name: comment.resolvedBy || t('nameless') })}{' '}
          {moment(comment.resolvedAt!)}
        </p>
      ) : null}
      {isFailed ? (
        <p role="alert" className={styles.failure}>
          {t('changeFailed')}
        </p>
      ) : null}
      {isEditing ? null : (
        <div className={styles.doings}>
          <Button
            small
            look="quiet"
            aria-label={t(isResolved ? 'reopenLabel' : 'resolveLabel', about)}
            onClick={() => void make({ kind: isResolved ? 'reopen' : 'resolve' })}
          >
            {t(isResolved ? 'reopen' : 'resolve')}
          </Button>
          {isOwn ? (
            <>
              <Button
                small
                look="quiet"
                aria-label={t('editLabel')}
                onClick={() => setEditing(true)}
              >
                {t('edit')}
              </Button>
              <Button
                small
                look="quiet"
                aria-label={t('deleteLabel')}
                onClick={() => void make({ kind: 'delete' })}
              >
                {t('delete')}
              </Button>
            </>
          ) : null}
        </div>
      )}
    </li>
  );
}
