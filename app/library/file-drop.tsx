'use client';

import { useRef } from 'react';
import { useTranslation } from '@/lib/i18n/client';
import { Button } from '../shell/button';
import { useFileDrag } from './use-file-drag';
import styles from './file-drop.module.css';

interface Props {
  /** How many files are still wanted: 0, 1 or 2. */
  missing: number;
  /** Fills the middle of an empty page. */
  large: boolean;
  onFiles: (files: File[]) => void;
}

const kinds = '.txt,.md,.markdown,.html,.htm,text/plain,text/markdown,text/html';

/** Files may be dropped anywhere on the page, or chosen with the button. */
export function FileDrop({ missing, large, onFiles }: Props) {
  const { t } = useTranslation('library');
  const input = useRef<HTMLInputElement>(null);
  const over = useFileDrag(onFiles);
  if (missing <= 0 && !over) return null;
  return (
    <div className={styles.drop} data-large={large || undefined} data-over={over || undefined}>
      <div className={styles.words}>
        <p>{over ? t('import.dropNow') : t(missing === 1 ? 'import.dropOne' : 'import.drop')}</p>
        <p className={styles.kinds}>{t('import.kinds')}</p>
      </div>
      <Button look={large ? 'primary' : 'plain'} onClick={() => input.current?.click()}>
        {t(missing === 1 ? 'import.chooseOther' : 'import.choose')}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={kinds}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          // The same file may be chosen again.
          currentTarget.value = '';
        }}
      />
    </div>
  );
}
