'use client';

import { memo, useEffect, useRef, type MouseEvent } from 'react';
import { Meter } from '@/app/shell/meter';
import { useTranslation } from '@/lib/i18n/client';
import type { OutlineEntry, Side } from '@/lib/store/types';
import styles from './outline.module.css';

interface Props {
  entries: readonly OutlineEntry[];
  langs: Record<Side, string>;
  /** Place of the entry that one is in; -1 before the first. */
  current: number;
  confirmed: number;
  total: number;
  onGo: (index: number) => void;
}

/** The headings of both versions, and how far the text is confirmed. */
export const Outline = memo(function Outline(props: Props) {
  const { entries, langs, current, confirmed, total, onGo } = props;
  const { t } = useTranslation('reader');
  const list = useRef<HTMLOListElement>(null);
  const progress = t('progress.text', { confirmed, total });

  useEffect(() => {
    const box = list.current;
    const entry = box?.querySelector<HTMLElement>('[aria-current]');
    if (!box || !entry) return;
    // Only the outline moves, and only as far as it must.
    const top = entry.offsetTop;
    if (top < box.scrollTop) box.scrollTop = top - 48;
    else if (top + entry.offsetHeight > box.scrollTop + box.clientHeight)
      box.scrollTop = top + entry.offsetHeight - box.clientHeight + 48;
  }, [current]);

  function go(event: MouseEvent, index: number) {
    // Another tab is the browser's business.
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    onGo(index);
  }

  return (
    <>
      <div className={styles.progress}>
        <Meter label={t('progress.label')} value={confirmed} max={total} text={progress} />
        <p>{progress}</p>
      </div>
      {entries.length === 0 ? (
        <p className={styles.empty}>{t('outline.none')}</p>
      ) : (
        <ol ref={list} className={styles.list}>
          {entries.map((entry, at) => (
            <li key={entry.beadId}>
              <a
                href={`?bead=${entry.beadId}`}
                aria-current={at === current ? 'location' : undefined}
                className={styles.entry}
                style={{
                  paddingInlineStart: `${0.625 + 0.875 * (Math.min(entry.level, 4) - 1)}rem`,
                }}
                onClick={(event) => go(event, entry.index)}
              >
                <span lang={langs.source}>{entry.source}</span>
                {entry.target ? <small lang={langs.target}>{entry.target}</small> : null}
              </a>
            </li>
          ))}
        </ol>
      )}
    </>
  );
});
