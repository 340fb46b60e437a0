'use client';

import { useTranslation } from '@/lib/i18n/client';
import { Button } from '@/app/shell/button';
import type { RowActions } from './bead-row';
import { standing, type PendingEdit } from './pending-edits';
import styles from './conflict-panel.module.css';

interface Props {
  edit: PendingEdit;
  lang: string;
  onResolve: RowActions['onResolve'];
}

/** Two texts for one sentence, side by side; nothing is written over before one is chosen. */
export function ConflictPanel({ edit, lang, onResolve }: Props) {
  const { t, i18n } = useTranslation('reader');
  const theirs = edit.current && standing(edit.current, edit);
  return (
    <div
      role="group"
      aria-label={t('conflict.title')}
      className={styles.panel}
      data-panel=""
      lang={i18n.language}
    >
      <p className={styles.title}>{t('conflict.title')}</p>
      <div className={styles.versions}>
        <div>
          <p className={styles.label}>{t('conflict.yours')}</p>
          <p lang={lang} className={styles.text}>
            {edit.text}
          </p>
          <Button small onClick={() => onResolve(edit, 'mine')}>
            {t('conflict.keepMine')}
          </Button>
        </div>
        <div>
          <p className={styles.label}>{t('conflict.theirs')}</p>
          <p lang={lang} className={styles.text}>
            {theirs?.text}
          </p>
          <Button small onClick={() => onResolve(edit, 'theirs')}>
            {t('conflict.takeTheirs')}
          </Button>
        </div>
      </div>
      <Button small look="quiet" onClick={() => onResolve(edit, 'edit')}>
        {t('conflict.edit')}
      </Button>
    </div>
  );
}
