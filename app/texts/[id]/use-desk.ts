'use client';

import { useCallback, useMemo, useRef, useState } from 'react';
import type { Editing } from './editing';
import type { PendingEdits, Taken } from './pending-edits';

/** What is being written: the sentence that is open, as far as it is typed, and texts that wait for the server. */
export function useDesk() {
  const [editing, setEditing] = useState<Editing | null>(null);
  const [pending, setPending] = useState<PendingEdits>(new Map());
  // What actions see when they come back, whatever was drawn meanwhile.
  const open = useRef<(Editing & { typed: string }) | null>(null);
  const waiting = useRef<PendingEdits>(pending);

  const settle = useCallback((change: (edits: PendingEdits) => PendingEdits) => {
    waiting.current = change(waiting.current);
    setPending(waiting.current);
  }, []);

  /**
   * Opens a sentence, or goes on with the one that is open.
   * @param drawn what its field begins with, where that is drawn anew
   */
  const put = useCallback((next: Editing, typed: string, drawn: Partial<Editing> = {}) => {
    open.current = { ...next, typed };
    setEditing({ ...next, ...drawn });
  }, []);

  const close = useCallback(() => {
    open.current = null;
    setEditing(null);
  }, []);

  /** What is open says this now. */
  const retype = useCallback((typed: string) => {
    if (open.current) open.current.typed = typed;
  }, []);

  /** What is open holds a match now, as it was taken. */
  const took = useCallback((taken: Taken) => {
    if (open.current) open.current.taken = taken;
  }, []);

  const opened = useCallback(() => open.current, []);
  const waits = useCallback(() => waiting.current, []);
  return useMemo(
    () => ({ editing, pending, open: opened, waiting: waits, settle, put, close, retype, took }),
    [editing, pending, opened, waits, settle, put, close, retype, took],
  );
}

export type Desk = ReturnType<typeof useDesk>;
