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
  // What is not done yet, each by its tag, and how much was asked for in all.
  const jobs = useRef<{ tag: number | null }[]>([]);
  const turns = useRef(0);

  /** @param tag by which it is known among what is not done yet */
  const enqueue = useCallback((job: () => Promise<void>, tag: number | null = null) => {
    const mine = { tag };
    turns.current++;
    jobs.current.push(mine);
    setBusy((count) => count + 1);
    queue.current = queue.current
      .then(job)
      .catch(() => failed.current())
      .finally(() => {
        jobs.current = jobs.current.filter((it) => it !== mine);
        setBusy((count) => count - 1);
      });
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

  /** The tags of what is not done yet, in order. */
  const tags = useCallback(() => jobs.current.map(({ tag }) => tag), []);
  /** Another number whenever something was asked for. */
  const turn = useCallback(() => turns.current, []);

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
    () => ({ busy, behind, enqueue, enqueueUnshown, isAllShown, tags, turn, afterwards, settled }), // prettier-ignore
    [busy, behind, enqueue, enqueueUnshown, isAllShown, tags, turn, afterwards, settled],
  );
}

export type SendQueue = ReturnType<typeof useSendQueue>;
