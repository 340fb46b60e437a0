'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { UnitsWindow } from '@/lib/store/memory/service-messages';
import type { UnitView } from '@/lib/store/memory/types';

export const windowSize = 100;

interface Loaded {
  total: number | null;
  windows: ReadonlyMap<number, UnitView[]>;
}

const nothing: Loaded = { total: null, windows: new Map() };

/** The units of a memory, or those that a query finds, window by window as they come into sight. */
export function useUnits(memoryId: number, query: string) {
  const [loaded, setLoaded] = useState(nothing);
  const [failed, setFailed] = useState(false);
  const asked = useRef(new Set<string>());
  const turn = useRef(0);

  const load = useCallback(
    async (window: number) => {
      const mine = turn.current;
      const key = `${mine} ${window}`;
      if (asked.current.has(key)) return;
      asked.current.add(key);
      const search = new URLSearchParams({
        offset: String(window * windowSize),
        limit: String(windowSize),
        query,
      });
      try {
        const answer = await fetch(`/api/memories/${memoryId}/units?${search}`);
        if (!answer.ok) throw new Error(String(answer.status));
        const { units, total } = (await answer.json()) as UnitsWindow;
        if (turn.current !== mine) return;
        setFailed(false);
        setLoaded(({ windows }) => ({ total, windows: new Map(windows).set(window, units) }));
      } catch {
        asked.current.delete(key);
        if (turn.current === mine) setFailed(true);
      }
    },
    [memoryId, query],
  );

  /** Asks again for what is seen: what is there stays until the new is. */
  const reload = useCallback(() => {
    turn.current++;
    setLoaded(({ total, windows }) => {
      for (const window of windows.keys()) void load(window);
      return { total, windows };
    });
  }, [load]);

  useEffect(() => {
    turn.current++;
    // Another query is another list.
    // eslint-disable-next-line react-hooks/set-state-in-effect
    setLoaded(nothing);
    void load(0);
  }, [load]);

  return { ...loaded, failed, load, reload };
}
