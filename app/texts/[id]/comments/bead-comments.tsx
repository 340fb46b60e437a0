'use client';

import { useRef } from 'react';
import { Popover } from '@base-ui/react/popover';
import { Button } from '@/app/shell/button';
import menu from '@/app/shell/menu.module.css';
import { useTranslation } from '@/lib/i18n/client';
import type { CommentChange, CommentView } from '@/lib/store/comments';
import type { BeadView, ChangeResult } from '@/lib/store/types';
import type { Edits } from '../use-edits';
import { addCommentAction, changeCommentAction } from './actions';
import { readCommentDraft } from './comment-drafts';
import { CommentField } from './comment-field';
import { CommentItem } from './comment-item';
import { useComments } from './use-comments';
import styles from './bead-comments.module.css';

interface Props {
  textId: string;
  /** Whose comments are shown; undefined while it is closed. */
  bead: BeadView | undefined;
  /** As whom one writes; null where no name was asked for yet. */
  name: string | null;
  edits: Edits;
  onName: () => void;
  onClose: () => void;
}

/** The comments of a bead, below it: to read, to answer, to resolve. */
export function BeadComments({ textId, bead, name, edits, onName, onClose }: Props) {
  const { t } = useTranslation(['comments', 'common']);
  const comments = useComments(textId, bead);
  const popup = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  if (!bead) return null;

  const sentences = [...bead.source, ...bead.target];
  const written = sentences.find(
    ({ id }) => readCommentDraft(localStorage, textId, { sentenceId: id }) !== '',
  );
  const draftOf = { sentenceId: (written ?? sentences[0])?.id ?? 0 };

  /** Sends a change after all before it. Says whether it arrived. */
  function send(
    how: `${'' | 'edit-' | 'delete-' | 'resolve-' | 'reopen-'}comment`,
    ask: () => Promise<ChangeResult>,
  ): Promise<boolean> {
    return new Promise((resolve) => {
      edits.regroup(
        bead!.index,
        how,
        async () => {
          const result = await ask().catch(() => ({ ok: false, code: 'failed' }) as const);
          resolve(result.ok || result.code === 'nothing');
          return result;
        },
        true,
      );
      // Where the bead was gone before its turn, nothing was asked.
      edits.afterwards(() => resolve(false));
    });
  }

  async function change(comment: CommentView, change: CommentChange): Promise<boolean> {
    const how = change.kind === 'reword' ? 'edit-comment' : (`${change.kind}-comment` as const);
    const arrived = await send(how, () =>
      changeCommentAction({ textId, commentId: comment.id, change }),
    );
    // What was pressed may be gone.
    if (arrived) field.current?.focus({ preventScroll: true });
    return arrived;
  }

  const known = Array.isArray(comments) ? (comments as readonly CommentView[]) : [];
  const open = known.filter(({ resolvedAt }) => resolvedAt === null);
  const resolved = known.filter(({ resolvedAt }) => resolvedAt !== null);
  const list = (some: readonly CommentView[]) => (
    <ul className={styles.list}>
      {some.map((comment) => (
        <CommentItem
          key={comment.id}
          textId={textId}
          comment={comment}
          isOwn={comment.author === (name ?? '')}
          onChange={(it) => change(comment, it)}
        />
      ))}
    </ul>
  );
  return (
    <Popover.Root
      open
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
    >
      <Popover.Portal>
        <Popover.Positioner
          className={menu.positioner}
          anchor={() => document.getElementById(`bead-${bead.id}`)}
          side="bottom"
          sideOffset={4}
          collisionPadding={8}
        >
          <Popover.Popup
            ref={popup}
            className={`${menu.popup} ${styles.popup}`}
            // On a phone the keyboard comes with the field, over what one wants to read.
            initialFocus={(by) => (by === 'touch' ? popup.current : field.current)}
            finalFocus={false}
          >
            <div className={styles.head}>
              <Popover.Title className={styles.title}>
                {t('title', { number: bead.index + 1 })}
              </Popover.Title>
              <Popover.Close className={styles.close} aria-label={t('common:close')}>
                <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
                  <path d="M3 3l8 8M11 3l-8 8" />
                </svg>
              </Popover.Close>
            </div>
            <div aria-busy={comments === null} aria-live="polite">
              {comments === 'failed' ? <p className={styles.failure}>{t('unread')}</p> : null}
              {open.length > 0 ? list(open) : null}
            </div>
            {resolved.length > 0 ? (
              <details className={styles.resolved}>
                <summary>{t('resolved', { count: resolved.length })}</summary>
                {list(resolved)}
              </details>
            ) : null}
            <CommentField
              key={draftOf.sentenceId}
              ref={field}
              textId={textId}
              draftOf={draftOf}
              label={t('new')}
              sendLabel={t('send')}
              onSend={(text) =>
                send('comment', () => addCommentAction({ textId, beadId: bead.id, text }))
              }
            >
              <Button small look="quiet" className={styles.as} onClick={onName}>
                {name ? t('as', { name }) : t('asNobody')}
              </Button>
            </CommentField>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
