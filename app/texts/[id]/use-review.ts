'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { Review } from '@/lib/store/review';
import type { Mark } from './review/pace';

/** Enough for the pace of an afternoon. */
const mostMarks = 2_000;

/**
 * Goes from one bead that wants a look to the next.
 * @param query the filter as in an address: only what passes it is gone through
 * @param onFound shows the bead, and is done when it is here; told null where nothing is left to look at
 */
export function useReview(
  textId: string,
  query: string,
  onFound: (place: { index: number; left: number } | null) => void | Promise<void>,
  onFailed: () => void,
) {
  /** How many beads want a look, as far as is known: null until it was asked. */
  const [left, setLeft] = useState<number | null>(null);
  const [marks, setMarks] = useState<{ query: string; marks: Mark[] }>({ query, marks: [] });
  const turn = useRef(0);
  const told = useRef({ onFound, onFailed });
  useEffect(() => {
    told.current = { onFound, onFailed };
  });

  const step = useCallback(
    async (beadId: number, by: 1 | -1) => {
      const mine = ++turn.current;
      try {
        const response = await fetch(
          `/api/texts/${textId}/review?bead=${beadId}&by=${by}&${query}`,
        );
        if (!response.ok) throw new Error(`The server answered ${response.status}.`);
        const { next, left: found } = (await response.json()) as Review;
        // A later key was pressed meanwhile.
        if (mine !== turn.current) return;
        await told.current.onFound(next && { index: next.index, left: found });
        setLeft(found);
        const mark = { at: performance.now(), left: found };
        setMarks((now) => ({
          query,
          marks: [...(now.query === query ? now.marks.slice(-mostMarks) : []), mark],
        }));
      } catch {
        if (mine === turn.current) told.current.onFailed();
      }
    },
    [textId, query],
  );

  return { left, marks: marks.query === query ? marks.marks : [], step };
}
