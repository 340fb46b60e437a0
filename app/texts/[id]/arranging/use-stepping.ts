'use client';

import { useCallback, useRef } from 'react';
import { beadOfId } from '../bead-windows';
import type { Said } from '../said';
import type { Beads } from '../use-beads';
import type { SendQueue } from '../use-send-queue';
import type { Unanswered } from './unanswered';
import type { Sent } from './use-sending';

interface Page {
  beads: Beads;
  queue: SendQueue;
  send: (key: number, sent?: Sent) => void;
  /** Whether a change may have come to the server. */
  isSent: (key: number) => boolean;
  offer: (way: 'canRedo') => void;
  say: (said: Said) => void;
}

/**
 * Undo and redo. What was done last and is not sent yet is left out, and can be done again; all else
 * the server takes back, in its turn.
 */
export function useStepping({ beads, queue, send, isSent, offer, say }: Page) {
  const { allUnanswered, keepWaiting, takeBack, adopt, shownHere, holding } = beads;
  // What was left out, the last last, as long as nothing else is done.
  const left = useRef<{ changes: Unanswered[]; turn: number }>({ changes: [], turn: -1 });

  const told = useCallback(
    ({ beadId, run }: Unanswered) => {
      const bead =
        beadOfId(shownHere().windows, beadId) ??
        (run.sentenceId === null ? undefined : holding(run.sentenceId));
      return { beads: bead ? [bead] : [], reload: false };
    },
    [shownHere, holding],
  );

  /** What was done last but for some, where that is a change that the server has not answered. */
  const newestBut = useCallback(
    (some: readonly Unanswered[]) => {
      const tag = queue.tags().findLast((it) => !some.some(({ key }) => key === it)) ?? null;
      return tag === null ? undefined : allUnanswered().find(({ key }) => key === tag);
    },
    [queue, allUnanswered],
  );

  return useCallback(
    (direction: 'undo' | 'redo') => {
      const turn = queue.turn();
      const changes = left.current.turn === turn ? left.current.changes : [];
      const newest = newestBut(changes);
      if (direction === 'undo' && newest && newest.seen !== null && !isSent(newest.key)) {
        left.current = { changes: [...changes, newest], turn };
        offer('canRedo');
        const before = told(newest);
        say({ kind: 'takenBack', moves: takeBack(newest.key) });
        const after = told(newest);
        return say({ kind: 'undone', ...(after.beads.length > 0 ? after : before) });
      }
      const again = changes.at(-1);
      if (direction === 'redo' && again) {
        adopt([again]);
        send(again.key);
        left.current = { changes: changes.slice(0, -1), turn: queue.turn() };
        return say({ kind: 'redone', ...told(again) });
      }
      const of = direction === 'undo' ? newest?.id : undefined;
      send(keepWaiting(0, { kind: 'step', direction, ...(of !== undefined && { of }) }));
    },
    [queue, newestBut, isSent, offer, say, takeBack, told, adopt, send, keepWaiting],
  );
}
