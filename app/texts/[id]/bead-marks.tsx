'use client';

import { useTranslation } from '@/lib/i18n/client';
import type { BeadView } from '@/lib/store/types';
import { markOf } from './bead-look';
import type { RowActions } from './bead-row';
import { CommentsOpener } from './comments/comments-opener';
import { NotesOpener } from './quality/notes-opener';
import { useMarkWords } from './use-mark-words';
import styles from './bead-row.module.css';

/** What is known of a bead, between its sides: the only part that changes where it only moved. */
export function BeadMarks({
  bead,
  crosses,
  actions,
}: {
  bead: BeadView;
  crosses: boolean;
  actions: RowActions;
}) {
  const { t } = useTranslation('reader');
  const mark = markOf(bead);
  const number = bead.index + 1;
  const words = useMarkWords(number, mark);
  return (
    <div role="gridcell" className={styles.gutter}>
      <button
        type="button"
        // The keyboard has one key for it; it must not stand between two cells.
        tabIndex={-1}
        className={styles.mark}
        aria-label={words.label}
        aria-pressed={mark === 'confirmed'}
        title={`${number} · ${words.status}`}
        onClick={(event) =>
          event.shiftKey ? actions.onExtend(bead.index) : actions.onTurnStatus(bead.index)
        }
        onContextMenu={(event) => {
          event.preventDefault();
          actions.onMenu(bead.index, event.currentTarget);
        }}
      >
        <span className={`${styles.shape} ${styles[mark]}`} />
        <span className={styles.number} aria-hidden="true">
          {number}
        </span>
      </button>
      <NotesOpener bead={bead} onOpen={actions.onNotes} />
      <CommentsOpener bead={bead} onOpen={actions.onComments} />
      {crosses ? (
        <span role="img" aria-label={t('crosses')} title={t('crosses')} className={styles.crossing}>
          <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
            <path d="M1 3c5 0 5 6 10 6M1 9c5 0 5-6 10-6" />
          </svg>
        </span>
      ) : null}
      <button
        type="button"
        tabIndex={-1}
        className={styles.more}
        aria-haspopup="menu"
        aria-label={words.menu}
        onClick={(event) => actions.onMenu(bead.index, event.currentTarget)}
      >
        <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" focusable="false">
          <path d="M2 7h.01M7 7h.01M12 7h.01" />
        </svg>
      </button>
    </div>
  );
}
