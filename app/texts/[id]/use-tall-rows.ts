'use client';

import type { Virtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef } from 'react';
import type { BeadView } from '@/lib/store/types';
import { beadAt, type BeadWindows } from './bead-windows';

/**
 * Measures rows whose beads hold other sentences than before, in the same frame: else the rows below
 * would stand over them, or apart from them, until the next one.
 */
export function useTallRows(
  virtualizer: Virtualizer<Window, HTMLDivElement>,
  windows: BeadWindows,
  placeAt: (row: number) => number,
): void {
  const drawn = useRef(new Map<unknown, BeadView>());
  useLayoutEffect(() => {
    const now = new Map<unknown, BeadView>();
    for (const { key, index } of virtualizer.getVirtualItems()) {
      const bead = beadAt(windows, placeAt(index));
      if (!bead) continue;
      now.set(key, bead);
      const before = drawn.current.get(key);
      if (!before || (before.source === bead.source && before.target === bead.target)) continue;
      const row = virtualizer.elementsCache.get(key);
      if (row?.isConnected) virtualizer.resizeItem(index, row.offsetHeight);
    }
    drawn.current = now;
  }, [virtualizer, windows, placeAt]);
}
