'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { SearchHit } from '@/lib/store/types';
import type { Lit } from './bead-row';
import { hitFrom, stepHit } from './hits';

const pauseMilliseconds = 180;

interface Found {
  /** What was looked for. */
  query: string;
  hits: SearchHit[];
  total: number;
  /** Where the search stands in `hits`; -1 where there is none. */
  at: number;
  lit: Lit | null;
}

const nothing: Found = { query: '', hits: [], total: 0, at: -1, lit: null };

/**
 * Search inside a text, as one types.
 *
 * @param fromIndex where one is: the first hit is the next from there
 * @param onHit shows a hit
 */
export function useSearch(
  textId: string,
  fromIndex: () => number,
  onHit: (hit: SearchHit) => void,
) {
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<Found>(nothing);
  const [failed, setFailed] = useState(false);
  const show = useRef({ fromIndex, onHit });
  useEffect(() => {
    show.current = { fromIndex, onHit };
  });
  const wanted = query.trim();

  useEffect(() => {
    if (wanted === '') return;
    const stop = new AbortController();
    const pause = setTimeout(() => {
      Promise.all([
        fetchHits(textId, wanted, stop.signal),
        // 繁 to 简 needs a table that a reader who does not search need not load.
        import('@/lib/search/fold'),
      ])
        .then(([{ hits, total }, { foldText, findFolded }]) => {
          const at = hitFrom(hits, show.current.fromIndex());
          setFailed(false);
          setFound({
            query: wanted,
            hits,
            total,
            at,
            lit: {
              foldedQuery: foldText(wanted),
              find: findFolded,
              sentenceId: hits[at]?.sentenceId ?? null,
            },
          });
          const hit = hits[at];
          if (hit) show.current.onHit(hit);
        })
        .catch(() => {
          if (!stop.signal.aborted) setFailed(true);
        });
    }, pauseMilliseconds);
    return () => {
      clearTimeout(pause);
      stop.abort();
    };
  }, [textId, wanted]);

  const step = useCallback(
    (by: 1 | -1) => {
      const at = stepHit(found.hits.length, found.at, by);
      const hit = found.hits[at];
      if (!hit) return;
      setFound({ ...found, at, lit: found.lit && { ...found.lit, sentenceId: hit.sentenceId } });
      onHit(hit);
    },
    [found, onHit],
  );

  const clear = useCallback(() => {
    setQuery('');
    setFound(nothing);
    setFailed(false);
  }, []);

  const shown = wanted === '' ? nothing : found;
  const state =
    wanted === ''
      ? 'idle'
      : failed
        ? 'failed'
        : shown.query !== wanted
          ? 'searching'
          : shown.total === 0
            ? 'none'
            : 'found';
  return {
    ...shown,
    query,
    setQuery,
    state,
    step,
    clear,
    hit: shown.hits[shown.at] ?? null,
  } as const;
}

export type Search = ReturnType<typeof useSearch>;

async function fetchHits(
  textId: string,
  query: string,
  signal: AbortSignal,
): Promise<{ hits: SearchHit[]; total: number }> {
  const response = await fetch(`/api/texts/${textId}/search?q=${encodeURIComponent(query)}`, {
    signal,
  });
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  return (await response.json()) as { hits: SearchHit[]; total: number };
}
