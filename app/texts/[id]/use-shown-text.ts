'use client';

import { useCallback, useMemo, useRef, useState } from 'react';
import type { BeadView } from '@/lib/store/types';
import { movesBetween, shownOver, type Standing, type Unanswered } from './arranging/unanswered';
import type { KeptChanges } from './arranging/use-kept-changes';
import { beadOfId, type BeadMoves } from './bead-windows';

/** Is told of changed beads, and where any went and came: null where that is not known. */
type Follower = (moves: BeadMoves | null, beads: readonly BeadView[]) => void;

/** The text as the server has it, the changes that it has not answered, and what is shown of both. */
export function useShownText(begin: () => Standing, { keep }: KeptChanges) {
  const [shown, setShown] = useState(begin);
  // What requests and actions see when they come back, whatever was drawn meanwhile.
  const view = useRef(shown);
  const truth = useRef(shown);
  const changes = useRef<readonly Unanswered[]>([]);
  const [changeCount, setChangeCount] = useState(0);
  const followers = useRef(new Set<Follower>());

  const setChanges = useCallback(
    (next: readonly Unanswered[]) => {
      keep(changes.current, next);
      changes.current = next;
    },
    [keep],
  );

  /** Shows the text as the server has it now, with what it has not answered over it. */
  const show = useCallback((next: Partial<Standing>) => {
    truth.current = { ...truth.current, ...next };
    view.current = shownOver(truth.current, changes.current);
    setShown(view.current);
  }, []);

  /** Shows what comes of one more change, without going through all of them again. */
  const showNext = useCallback((next: Standing) => {
    view.current = next;
    setShown(next);
  }, []);

  /** Counts a change of beads that are here. */
  const count = useCallback(() => setChangeCount((count) => count + 1), []);

  /** Tells of beads that changed here, and of the places of all that came and went since `before`. */
  const tell = useCallback(
    (before: Standing, ids: readonly number[]) => {
      const { windows } = view.current;
      const moves = movesBetween(before.windows, windows);
      const beads = ids.flatMap((id) => beadOfId(windows, id) ?? []);
      for (const follower of followers.current) follower(moves, beads);
      count();
      return moves;
    },
    [count],
  );

  /** Tells of each change that is made here; returns what ends the telling. */
  const follow = useCallback((follower: Follower) => {
    followers.current.add(follower);
    return () => void followers.current.delete(follower);
  }, []);

  const asShown = useCallback(() => view.current, []);
  const byServer = useCallback(() => truth.current, []);
  const waiting = useCallback(() => changes.current, []);
  return useMemo(
    () => ({ shown, changeCount, view: asShown, truth: byServer, changes: waiting, setChanges, show, showNext, count, tell, follow }), // prettier-ignore
    [
      shown,
      changeCount,
      asShown,
      byServer,
      waiting,
      setChanges,
      show,
      showNext,
      count,
      tell,
      follow,
    ],
  );
}

export type ShownText = ReturnType<typeof useShownText>;
