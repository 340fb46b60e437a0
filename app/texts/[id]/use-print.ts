'use client';

import { useCallback, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/**
 * Puts the whole text on paper: a screen draws only the beads that one sees.
 *
 * @param loadAll fetches every bead
 * @param around called before, returns what is done afterwards
 */
export function usePrint(loadAll: () => Promise<void>, around: () => () => void) {
  const [printing, setPrinting] = useState(false);

  const print = useCallback(async () => {
    await loadAll();
    const after = around();
    flushSync(() => setPrinting(true));
    window.print();
    flushSync(() => setPrinting(false));
    after();
  }, [loadAll, around]);

  useEffect(() => {
    // The browser's own menu cannot wait for what is not here: it prints what is.
    const before = () => flushSync(() => setPrinting(true));
    const after = () => flushSync(() => setPrinting(false));
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, []);

  return { printing, print };
}
