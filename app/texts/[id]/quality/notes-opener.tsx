import { useTranslation } from '@/lib/i18n/client';
import type { BeadView } from '@/lib/store/types';
import styles from './bead-notes.module.css';

interface Props {
  bead: BeadView;
  onOpen: (index: number, anchor: Element) => void;
}

/** How many issues a bead has, beside it; it opens what they are. */
export function NotesOpener({ bead, onOpen }: Props) {
  const { t } = useTranslation('quality');
  const count = bead.issues.length;
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
      onClick={(event) => onOpen(bead.index, event.currentTarget)}
    >
      {count}
    </button>
  );
}
