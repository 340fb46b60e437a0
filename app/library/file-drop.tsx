'use client';

import { useEffect, useRef, useState } from 'react';
import { useTranslation } from '@/lib/i18n/client';
import { Button } from '../shell/button';
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

/** Whether files are being dragged over the page; hands them on when they are dropped. */
function useFileDrag(onFiles: (files: File[]) => void): boolean {
  const [over, setOver] = useState(false);
  const latest = useRef(onFiles);
  useEffect(() => {
    latest.current = onFiles;
  });
  useEffect(() => {
    // Entering a child leaves its parent: only the count tells whether the page was left.
    let depth = 0;
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const enter = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      depth += 1;
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const hover = (event: DragEvent) => carriesFiles(event) && event.preventDefault();
    const drop = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      latest.current([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('dragover', hover);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('dragover', hover);
      window.removeEventListener('drop', drop);
    };
  }, []);
  return over;
}
