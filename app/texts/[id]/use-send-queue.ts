'use client';

import { useCallback, useMemo, useRef, useState } from 'react';

/**
 * Lets what goes to the server go one after another, in the order in which it was done, so that each
 * is based on what the one before made.
 * @param onFailed called where one threw
 */
export function useSendQueue(onFailed: () => void) {
  const [busy, setBusy] = useState(0);
  const [behind, setBehind] = useState(0);
  const queue = useRef(Promise.resolve());
  const unshown = useRef(0);
  const failed = useRef(onFailed);

  const enqueue = useCallback((job: () => Promise<void>) => {
    setBusy((count) => count + 1);
    queue.current = queue.current
      .then(job)
      .catch(() => failed.current())
      .finally(() => setBusy((count) => count - 1));
  }, []);

  /** The same for what is neither shown nor kept until the server has answered. */
  const enqueueBehind = useCallback(
    (job: () => Promise<void>) => {
      setBehind((count) => count + 1);
      enqueue(() => {
        setBehind((count) => count - 1);
        return job();
      });
    },
    [enqueue],
  );

  /** The same for what moves beads and is shown only when the server has answered. */
  const enqueueUnshown = useCallback(
    (job: () => Promise<void>) => {
      unshown.current++;
      enqueueBehind(() => job().finally(() => unshown.current--));
    },
    [enqueueBehind],
  );

  /** Whether all that was done is shown, so that what is done next can be as well. */
  const isAllShown = useCallback(() => unshown.current === 0, []);

  /** Does something once all changes made so far are with the server. */
  const afterwards = useCallback(
    (job: () => void | Promise<void>) => enqueueBehind(async () => job()),
    [enqueueBehind],
  );

  /** Resolves when all changes made so far are with the server, or could not be sent. */
  const settled = useCallback(async () => {
    for (let last; last !== queue.current;) {
      last = queue.current;
      await last;
    }
  }, []);

  return useMemo(
    () => ({ busy, behind, enqueue, enqueueUnshown, isAllShown, afterwards, settled }),
    [busy, behind, enqueue, enqueueUnshown, isAllShown, afterwards, settled],
  );
}

export type SendQueue = ReturnType<typeof useSendQueue>;
