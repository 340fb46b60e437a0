'use client';

import { nanoid } from 'nanoid';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { holdPage, whenGone } from '../page-lock';
import { dropKept, keepChanges, listKept, type Kept } from './kept-changes';
import type { Unanswered } from './unanswered';

/** Keeps the changes of one open page in this browser. */
export function useKeptChanges(textId: string) {
  const [page] = useState(() => nanoid());
  const keep = useCallback(
    (before: readonly Unanswered[], after: readonly Unanswered[]) =>
      keepChanges(localStorage, textId, page, before, after),
    [textId, page],
  );
  return useMemo(() => ({ page, keep }), [page, keep]);
}

export type KeptChanges = ReturnType<typeof useKeptChanges>;

/**
 * Goes on with the changes that closed pages left behind: those of a page that is open are its own.
 * @param settled resolves when this page sends nothing more; until then its changes are its own
 * @param onLeft given the changes of one page, in order; from then on they are this page's
 */
export function useLeftChanges(
  textId: string,
  { page }: KeptChanges,
  settled: () => Promise<void>,
  onLeft: (changes: readonly Kept[]) => void,
): void {
  const found = useRef(onLeft);
  useEffect(() => {
    found.current = onLeft;
  });

  useEffect(() => {
    const release = holdPage(page);
    return () => void settled().then(release);
  }, [page, settled]);

  useEffect(() => {
    const stop = new AbortController();
    const watched = new Set([page]);
    const adopt = (gone: string) => {
      const left = listKept(localStorage, textId).filter((it) => it.page === gone);
      if (left.length === 0 || stop.signal.aborted) return;
      found.current(left);
      for (const it of left) dropKept(localStorage, textId, it);
    };
    const look = () => {
      for (const { page: other } of listKept(localStorage, textId)) {
        if (watched.has(other)) continue;
        watched.add(other);
        whenGone(other, stop.signal, () => adopt(other));
      }
    };
    look();
    window.addEventListener('storage', look);
    return () => {
      stop.abort();
      window.removeEventListener('storage', look);
    };
  }, [textId, page]);
}
