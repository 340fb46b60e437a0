import { useTranslation } from '@/lib/i18n/client';
import type { BeadView } from '@/lib/store/types';
import styles from './comments-opener.module.css';

interface Props {
  bead: BeadView;
  onOpen: (index: number) => void;
}

/** How many comments of a bead wait, beside its mark; it opens them. */
export function CommentsOpener({ bead, onOpen }: Props) {
  const { t } = useTranslation('comments');
  const count = bead.comments?.open ?? 0;
  if (count === 0) return null;
  const label = t('open', { number: bead.index + 1, count });
  return (
    <button
      type="button"
      // The keyboard has one key for it; it must not stand between two cells.
      tabIndex={-1}
      className={styles.opener}
      aria-haspopup="dialog"
      aria-label={label}
      title={label}
      onClick={() => onOpen(bead.index)}
    >
      <span className={styles.bubble} aria-hidden="true">
        {count > 9 ? '9+' : count}
      </span>
    </button>
  );
}
