'use client';

import { useState, type ReactNode } from 'react';
import { Button } from '@/app/shell/button';
import { keepCookie } from '@/app/shell/keep-cookie';
import { useTranslation } from '@/lib/i18n/client';
import { outlineCookie } from './outline-cookie';
import styles from './reader.module.css';

/**
 * Whether the column at the side is folded, which this browser remembers.
 * @param openDrawer where the page is too narrow for it
 */
export function useFolding(folded: boolean, openDrawer: () => void) {
  const [isFolded, setFolded] = useState(folded);
  function fold() {
    if (window.matchMedia('(max-width: 900px)').matches) return openDrawer();
    keepCookie(outlineCookie, isFolded ? 'open' : 'folded');
    setFolded(!isFolded);
  }
  return { isFolded, fold };
}

interface Props {
  isFolded: boolean;
  onFold: () => void;
  children: ReactNode;
}

/** The column at the side of a wide page, with the outline of the text. */
export function OutlineColumn({ isFolded, onFold, children }: Props) {
  const { t } = useTranslation('reader');
  return (
    <nav aria-label={t('outline.title')} className={styles.side}>
      <h2 className={styles.sideTitle}>
        <Button
          look="quiet"
          small
          aria-expanded={!isFolded}
          aria-label={t('outline.title')}
          title={t(isFolded ? 'outline.show' : 'outline.hide')}
          onClick={onFold}
        >
          <svg width="16" height="16" viewBox="0 0 18 18" aria-hidden="true" focusable="false">
            <path d="M2 4.5h14M2 9h10M2 13.5h12" />
          </svg>
          {isFolded ? null : <span>{t('outline.title')}</span>}
        </Button>
      </h2>
      {isFolded ? null : children}
    </nav>
  );
}
