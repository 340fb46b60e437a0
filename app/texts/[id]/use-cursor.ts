'use client';

import { useCallback, useState } from 'react';
import type { Side } from '@/lib/store/types';
import type { Place } from './place';

/** The cell that one is at. */
export interface Cursor extends Place {
  /** One went there: it is lit. Before that it is only where Tab would enter. */
  active: boolean;
  /** Grows when the cell is to take the focus; 0 when it has it. */
  focusTurn: number;
}

export function useCursor(start: number, active: boolean) {
  const [cursor, setCursor] = useState<Cursor>({
    index: start,
    side: 'target',
    active,
    focusTurn: 0,
  });

  /** The focus came to a cell by itself. */
  const settle = useCallback(
    (index: number, side: Side) =>
      setCursor((now) =>
        now.index === index && now.side === side && now.active && now.focusTurn === 0
          ? now
          : { index, side, active: true, focusTurn: 0 },
      ),
    [],
  );

  /** Goes to a cell, with the focus. */
  const go = useCallback(
    (index: number, side?: Side) =>
      setCursor((now) => ({
        index,
        side: side ?? now.side,
        active: true,
        focusTurn: now.focusTurn + 1,
      })),
    [],
  );

  /** The cell stands in another place now; the focus stays what it is. */
  const shift = useCallback(
    (index: number) =>
      setCursor((now) => ({ ...now, index, focusTurn: now.focusTurn > 0 ? now.focusTurn + 1 : 0 })),
    [],
  );

  return { cursor, settle, go, shift };
}
