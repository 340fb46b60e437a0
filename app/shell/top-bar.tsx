'use client';

import type { ReactNode } from 'react';
import Link from 'next/link';
import { useTranslation } from '@/lib/i18n/client';
import { PaletteButton } from '../palette/palette-button';
import { LanguageSwitch } from './language-switch';
import { Logo } from './logo';
import { ThemeSwitch } from '../theme/theme-switch';
import styles from './top-bar.module.css';

interface Props {
  /** What the page is about; cut short where there is no room. */
  title?: ReactNode;
  /** The page's own tools, left of the switches. */
  children?: ReactNode;
}

/** The bar of every page. The page's content must carry `id="content"` for the skip link. */
export function TopBar({ title, children }: Props) {
  const { t } = useTranslation();
  return (
    <header className={styles.bar}>
      <a href="#content" className={styles.skip}>
        {t('bar.skip')}
      </a>
      <Link href="/" className={styles.home} aria-label={t('bar.library')}>
        <Logo />
        <span lang="zh-Hans">合璧</span>
      </Link>
      {title ? <div className={styles.title}>{title}</div> : null}
      <div className={styles.grow} />
      {children ? <div className={styles.tools}>{children}</div> : null}
      <div className={styles.switches}>
        <PaletteButton />
        <ThemeSwitch />
        <LanguageSwitch />
      </div>
    </header>
  );
}
