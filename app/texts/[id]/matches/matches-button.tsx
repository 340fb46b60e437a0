'use client';

import { Button } from '@/app/shell/button';
import { useTranslation } from '@/lib/i18n/client';
import styles from './matches-button.module.css';

interface Props {
  isOpen: boolean;
  onToggle: () => void;
}

/** Opens the panel of matches, and folds it away. */
export function MatchesButton({ isOpen, onToggle }: Props) {
  const { t } = useTranslation('matches');
  return (
    <Button
      look="quiet"
      className={styles.button}
      aria-expanded={isOpen}
      aria-label={t('title')}
      title={t(isOpen ? 'close' : 'open')}
      onClick={onToggle}
    >
      <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true" focusable="false">
        <path d="M2 3.5h14v11H2zM11 3.5v11" />
      </svg>
    </Button>
  );
}
