'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { UnitsWindow } from '@/lib/store/memory/service-messages';
import type { UnitView } from '@/lib/store/memory/types';

export const windowSize = 100;

interface Loaded {
  /** The list that it is of: another query has another. */
  list: string;
  total: number | null;
  windows: ReadonlyMap<number, UnitView[]>;
}

const noWindows: Loaded['windows'] = new Map();

/** The units of a memory, or those that a query finds, window by window as they come into sight. */
export function useUnits(memoryId: number, query: string) {
  const list = `${memoryId} ${query}`;
  const [loaded, setLoaded] = useState<Loaded>({ list, total: null, windows: noWindows });
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
        setLoaded((before) => ({
          ...{ list, total },
          windows: new Map(before.list === list ? before.windows : noWindows).set(window, units),
        }));
      } catch {
        asked.current.delete(key);
        if (turn.current === mine) setFailed(true);
      }
    },
    [list, memoryId, query],
  );

  /** Asks again for what is seen: what is there stays until the new is. */
  const reload = useCallback(() => {
    turn.current++;
    setLoaded((before) => {
      for (const window of before.windows.keys()) void load(window);
      return before;
    });
  }, [load]);

  // Another list: whoever shows it asks for what is seen of it.
  useEffect(() => {
    turn.current++;
  }, [load]);

  const isOurs = loaded.list === list;
  const [total, windows] = isOurs ? [loaded.total, loaded.windows] : [null, noWindows];
  return { total, windows, failed, load, reload };
}
