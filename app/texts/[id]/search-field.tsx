'use client';

import { useEffect, type KeyboardEvent, type Ref } from 'react';
import { Caps } from '@/app/keys/caps';
import { Button } from '@/app/shell/button';
import { useAnnounce } from '@/app/shell/announcer';
import { useTranslation } from '@/lib/i18n/client';
import { longestQuery } from './hits';
import { isComposing } from './keys';
import type { Search } from './use-search';
import styles from './search-field.module.css';

interface Props {
  search: Search;
  ref: Ref<HTMLInputElement>;
  /** One began to search: where one is now is where Esc leads back to. */
  onBegin: () => void;
  /** Esc: back to where one was. */
  onLeave: () => void;
  /** Arrow down: to the hit itself. */
  onEnterHit: () => void;
}

/** Search in both sides, with the places found counted and stepped through. */
export function SearchField({ search, ref, onBegin, onLeave, onEnterHit }: Props) {
  const { t } = useTranslation('reader');
  const announce = useAnnounce();
  const { state, at, total, hits } = search;
  const count =
    state === 'found'
      ? t('search.count', { at: at + 1, total })
      : state === 'none' || state === 'failed'
        ? t(`search.${state}`)
        : '';

  useEffect(() => {
    if (count) announce(count);
  }, [announce, count]);

  function press(event: KeyboardEvent) {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Enter') search.step(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') onLeave();
    else if (event.key === 'ArrowDown' && search.hit) onEnterHit();
    else return;
    event.preventDefault();
  }

  return (
    <div role="search" className={`${styles.search} ${search.query ? styles.used : ''}`}>
      <input
        ref={ref}
        type="text"
        role="searchbox"
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        aria-label={t('search.label')}
        placeholder={t('search.label')}
        maxLength={longestQuery}
        value={search.query}
        onFocus={onBegin}
        onChange={(event) => search.setQuery(event.target.value)}
        onKeyDown={press}
      />
      {search.query === '' ? (
        <Caps command="search" unsaid />
      ) : (
        <>
          <span className={styles.count}>{count}</span>
          <Button
            small
            look="quiet"
            className={styles.step}
            aria-label={t('search.previous')}
            disabled={hits.length === 0}
            onClick={() => search.step(-1)}
          >
            ↑
          </Button>
          <Button
            small
            look="quiet"
            className={styles.step}
            aria-label={t('search.next')}
            disabled={hits.length === 0}
            onClick={() => search.step(1)}
          >
            ↓
          </Button>
          <Button
            small
            look="quiet"
            className={styles.step}
            aria-label={t('search.end')}
            onClick={onLeave}
          >
            ×
          </Button>
        </>
      )}
    </div>
  );
}
