'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { BeadView, ChangeResult } from '@/lib/store/types';
import { arrangeAction, madeAction, statusAction } from '../actions';
import { fetchAround } from '../fetch-around';
import type { Said } from '../said';
import type { Beads } from '../use-beads';
import type { SendQueue } from '../use-send-queue';
import type { Unanswered } from './unanswered';
import { reaching, Unreached, useConnection } from './use-connection';
import { wordingOf } from './wording';

const failed = { ok: false, code: 'failed' } as const satisfies ChangeResult;

/** Changes that were shown and could not be made. */
export interface TakenBack {
  count: number;
  why: 'failed' | 'changedElsewhere' | 'impossible';
  /** A sentence of the bead that the last was told from. */
  sentenceId: number | null;
}

interface Page {
  textId: string;
  beads: Beads;
  queue: SendQueue;
  /** Whether something that was written in a bead is not saved. */
  isWaiting: (bead: BeadView) => boolean;
  show: (result: Extract<ChangeResult, { ok: true }>, key: number) => void;
  note: (result: { canUndo: boolean; canRedo: boolean }) => void;
  say: (said: Said) => void;
}

/**
 * Sends changes that are shown, one after another and as often as it takes; the answer takes their
 * place. What is refused is taken back, with all that was based on it.
 */
export function useSending({ textId, beads, queue, isWaiting, show, note, say }: Page) {
  const [takenBack, setTakenBack] = useState<TakenBack | null>(null);
  // Why the last change was refused, as long as others wait that may be based on it.
  const cause = useRef<TakenBack['why'] | null>(null);
  const connection = useConnection();
  const { pause, found, retry } = connection;
  const { replace, load, swap, meet, structure, changeOf, seenBy, takeBack, unanswered, holding } = beads; // prettier-ignore
  const { enqueue } = queue;
  // One left the page: what does not come to the server is left to whoever opens the text next.
  const isLeft = useRef(false);
  const hasGivenUp = useRef(false);
  useEffect(() => {
    isLeft.current = false;
    return () => {
      isLeft.current = true;
      retry();
    };
  }, [retry]);

  const refuse = useCallback(
    (it: Unanswered, why: TakenBack['why']) => {
      const moves = takeBack(it.key);
      cause.current = unanswered() > 0 ? why : null;
      const { sentenceId } = it.run;
      setTakenBack((now) => ({ count: (now?.count ?? 0) + 1, why, sentenceId }));
      say({ kind: 'takenBack', moves });
      say({ kind: why });
    },
    [takeBack, unanswered, say],
  );

  /**
   * Takes over what became of the text while the server could not be reached.
   * @throws Unreached where it cannot be reached still
   */
  const catchUp = useCallback(
    async ({ run }: Unanswered): Promise<void> => {
      const { sentenceId, from: index } = run;
      const around = await fetchAround(textId, { sentenceId, index, places: [] }).catch(() => {
        throw new Unreached();
      });
      if (around && around.structure !== structure()) swap(around);
      else if (around) meet(around.beads, around.confirmed);
    },
    [textId, structure, swap, meet],
  );

  /** The bead that a change is told from, where its beads are as the person saw them. */
  const bringBead = useCallback(
    async (it: Unanswered): Promise<BeadView | undefined> => {
      const { from, count, sentenceId } = it.run;
      // Where the text was fetched again, this part of it may not be here.
      if (!seenBy(it.key)) await load(from - 1, from + count);
      // News of others may have come between; what is refused is refused by the text as it is now.
      if (!seenBy(it.key) && !cause.current) {
        await catchUp(it);
        const at = (sentenceId === null ? undefined : holding(sentenceId)?.index) ?? from;
        if (!seenBy(it.key)) await load(at - count, at + count);
      }
      return seenBy(it.key);
    },
    [seenBy, load, catchUp, holding],
  );

  const ask = useCallback(
    async ({ id: clientId, change }: Unanswered, bead: BeadView): Promise<ChangeResult> => {
      const seen = { id: bead.id, revision: bead.revision };
      if (change.kind !== 'status')
        return reaching(arrangeAction({ textId, bead: seen, arrangement: change, clientId }));
      // What could not be saved must not be confirmed as it was; nor what others wrote since.
      if (change.onlySaved && isWaiting(bead)) return failed;
      const isSeen = change.wording === undefined || wordingOf(bead) === change.wording;
      if (!isSeen) return { ok: false, code: 'gone' };
      return reaching(statusAction({ textId, beads: [seen], status: change.status, clientId }));
    },
    [textId, isWaiting],
  );

  /**
   * @param wasSent whether it may be made already, its answer lost
   * @returns undefined where its beads are not as the person saw them any more
   */
  const sendOnce = useCallback(
    async (it: Unanswered, wasSent: boolean): Promise<ChangeResult | undefined> => {
      const made = wasSent && (await reaching(madeAction({ textId, clientId: it.id })));
      if (made) return made;
      const bead = await bringBead(it);
      return bead && ask(it, bead);
    },
    [textId, bringBead, ask],
  );

  /**
   * Sends a change that is shown, in its turn; as long as it takes until the server can be reached.
   * @param isLeftBehind by a page that may have sent it
   */
  const send = useCallback(
    (key: number, isLeftBehind = false) =>
      enqueue(async () => {
        let result: ChangeResult | undefined;
        for (let tries = 1; ; tries++) {
          const it = changeOf(key);
          if (!it || it.isAnswered || hasGivenUp.current) return;
          try {
            if (tries > 1) await catchUp(it);
            result = await sendOnce(it, isLeftBehind || tries > 1);
            break;
          } catch (error) {
            result = failed;
            if (!(error instanceof Unreached)) break;
            hasGivenUp.current = isLeft.current;
            if (!isLeft.current) await pause(tries);
          }
        }
        found();
        const it = changeOf(key)!;
        // What was based on a change that was refused goes with it.
        if (!result) return refuse(it, cause.current ?? 'changedElsewhere');
        if (result.ok) {
          show(result, key);
          note(result);
          if (unanswered() === 0) cause.current = null;
          const bead = result.beads.find(({ id }) => id === it.beadId);
          if (it.change.kind === 'status' && bead) say({ kind: 'statusSaved', bead });
          return;
        }
        if (result.code === 'conflict') replace([result.current]);
        const isOld = result.code === 'conflict' || result.code === 'gone';
        refuse(it, isOld ? 'changedElsewhere' : result.code === 'nothing' ? 'impossible' : 'failed'); // prettier-ignore
      }),
    [enqueue, changeOf, catchUp, sendOnce, pause, found, refuse, show, note, say, replace, unanswered], // prettier-ignore
  );

  return {
    send,
    takenBack,
    closeTakenBack: useCallback(() => setTakenBack(null), []),
    isLost: connection.isLost,
    retryNow: retry,
  };
}
