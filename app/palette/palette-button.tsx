'use client';

import { Button } from '@/app/shell/button';
import { useTranslation } from '@/lib/i18n/client';
import { openPalette } from './open-palette';
import styles from './palette-button.module.css';

/** Opens the palette, for the mouse and the finger. */
export function PaletteButton() {
  const { t } = useTranslation('common');
  return (
    <Button
      look="quiet"
      className={styles.button}
      aria-label={t('bar.commands')}
      title={t('bar.commands')}
      onClick={openPalette}
    >
      <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true" focusable="false">
        <path d="M6.5 6.5h5v5h-5zM6.5 6.5H4.75A1.75 1.75 0 1 1 6.5 4.75zM11.5 6.5V4.75a1.75 1.75 0 1 1 1.75 1.75zM11.5 11.5h1.75a1.75 1.75 0 1 1-1.75 1.75zM6.5 11.5v1.75a1.75 1.75 0 1 1-1.75-1.75z" />
      </svg>
    </Button>
  );
}
