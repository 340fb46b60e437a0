'use client';

import { useEffect, useRef } from 'react';
import { rememberAction } from './actions';

const pauseMilliseconds = 600;

/**
 * Keeps where one is reading, once one has moved: a look at a place that a link named does not
 * count as reading there.
 *
 * @param top the bead at the top of the page; null before that is known
 */
export function useRemembered(
  textId: string,
  top: number | null,
  idAt: (index: number) => number | undefined,
): void {
  const first = useRef<number | null>(null);
  useEffect(() => {
    if (top === null) return;
    first.current ??= top;
    if (first.current === top) return;
    // From here on, going back there counts too.
    first.current = -1;
    const pause = setTimeout(() => {
      const beadId = idAt(top);
      // Where it cannot be kept, the place before it is still there.
      if (beadId !== undefined) void rememberAction({ textId, beadId }).catch(() => false);
    }, pauseMilliseconds);
    return () => clearTimeout(pause);
  }, [textId, top, idAt]);
}
