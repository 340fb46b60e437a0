'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { Replacing } from '@/lib/search/replacing';
import type { Side } from '@/lib/store/types';
import type { Choice, Fault, Kept, Summary } from './answers';
import { askKeep, askLook, endLook } from './ask';

export interface Wanted {
  side: Side | 'both';
  replacing: Replacing;
}

export type ReplaceState =
  | { kind: 'idle' }
  | { kind: 'looking'; done: number; total: number }
  | { kind: 'found'; search: string; found: Summary; refused: number }
  | { kind: 'keeping'; search: string; found: Summary; refused: number }
  | { kind: 'fault'; fault: Fault }
  | { kind: 'kept'; kept: Kept };

/**
 * A search for what would be replaced, and its end.
 * @param ready resolves when what the page has not saved yet is with the server
 * @param onKept told what was changed
 */
export function useReplace(
  textId: string,
  ready: () => Promise<void>,
  onKept: (kept: Kept) => void,
) {
  const [state, setState] = useState<ReplaceState>({ kind: 'idle' });
  const running = useRef<AbortController | null>(null);
  const search = useRef<string | null>(null);

  /** Gives up what was found, or what is looked for. */
  const drop = useCallback(() => {
    running.current?.abort();
    running.current = null;
    if (search.current) endLook(textId, search.current);
    search.current = null;
    setState({ kind: 'idle' });
  }, [textId]);

  // A page that is left leaves no process behind.
  useEffect(
    () => () => {
      running.current?.abort();
      if (search.current) endLook(textId, search.current);
    },
    [textId],
  );

  const look = useCallback(
    async (wanted: Wanted) => {
      drop();
      const stop = new AbortController();
      running.current = stop;
      setState({ kind: 'looking', done: 0, total: 0 });
      await ready();
      const answer = await askLook(
        textId,
        wanted,
        (done, total) => setState({ kind: 'looking', done, total }),
        stop.signal,
      ).catch(() => null);
      if (!answer || stop.signal.aborted) return;
      running.current = null;
      if (!answer.ok) return setState({ kind: 'fault', fault: answer.fault });
      search.current = answer.value.search;
      setState({ kind: 'found', ...answer.value, refused: 0 });
    },
    [textId, drop, ready],
  );

  const keep = useCallback(
    async (choice: Choice) => {
      if (state.kind !== 'found') return;
      setState({ ...state, kind: 'keeping' });
      await ready();
      const answer = await askKeep(textId, state.search, choice);
      if (!answer.ok) {
        search.current = null;
        return setState({ kind: 'fault', fault: answer.fault });
      }
      const kept = answer.value;
      if (kept.beads > 0) onKept(kept);
      if (kept.refused > 0 && kept.left.sentences > 0)
        return setState({ ...state, found: kept.left, refused: kept.refused });
      drop();
      setState({ kind: 'kept', kept });
    },
    [textId, state, ready, onKept, drop],
  );

  return { state, look, keep, drop };
}
