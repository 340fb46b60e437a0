'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { BeadView, ChangeResult } from '@/lib/store/types';
import { madeAction } from '../actions';
import { turnedStatus } from '../bead-look';
import { beadAt, beadOfId } from '../bead-windows';
import { fetchAround } from '../fetch-around';
import type { Said } from '../said';
import type { Beads } from '../use-beads';
import type { SendQueue } from '../use-send-queue';
import { howOf, type Change } from './change';
import { signatureOf } from './plan';
import { requestOf } from './request';
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

/** What else is known of a change as it is sent. */
export interface Sent {
  /** By a page that is gone and may have sent it. */
  isLeftBehind?: boolean;
  /** Who asked for it goes on from there. */
  follows?: boolean;
  /** Told what became of it. */
  onAnswer?: ((result: ChangeResult) => void) | undefined;
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
 * Sends changes, one after another and as often as it takes; of those that are shown the answer takes
 * the place. What is refused is taken back, with all that was based on it.
 */
export function useSending({ textId, beads, queue, isWaiting, show, note, say }: Page) {
  const [takenBack, setTakenBack] = useState<TakenBack | null>(null);
  // Why the last change was refused, as long as others wait that may be based on it.
  const cause = useRef<TakenBack['why'] | null>(null);
  const refused = useRef(new Set<string>());
  const sent = useRef(new Set<number>());
  const connection = useConnection();
  const { pause, found, retry } = connection;
  const { current, replace, load, swap, meet, structure, changeOf, seenBy, bind, takeBack, unanswered, holding, windowsByServer } = beads; // prettier-ignore
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
      refused.current.add(it.id);
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

  /** The bead at a place; a key may come before the bead it is meant for. */
  const fetched = useCallback(
    async (index: number) => {
      if (!current(index)) await load(index, index);
      return current(index);
    },
    [current, load],
  );

  /**
   * Says which beads a change is about that waited for its turn: those that stand at its place by now.
   * What a page left behind is about the very bead that the person saw.
   * @returns undefined where there is no such bead any more
   */
  const bringWaiting = useCallback(
    async (
      it: Unanswered,
      isLeftBehind: boolean,
    ): Promise<Unanswered | 'impossible' | undefined> => {
      const { sentenceId, from, to, holds } = it.run;
      if (isLeftBehind || !(await fetched(from))) await catchUp(it);
      const place = (isLeftBehind && sentenceId !== null && holding(sentenceId)?.index) || from;
      const bead = await fetched(place);
      if (!bead || (isLeftBehind && signatureOf([bead]) !== holds)) return undefined;
      const end = to === undefined ? undefined : await fetched(to + place - from);
      if (to !== undefined && !end) return undefined;
      return bind(it.key, bead, boundTo(it.change, bead, end));
    },
    [fetched, catchUp, holding, bind],
  );

  /** The bead that a change is told from, where its beads are as the person saw them. */
  const bringBead = useCallback(
    async (it: Unanswered): Promise<BeadView | undefined> => {
      const { from, count, to, sentenceId } = it.run;
      const loadAround = async (index: number, reach: number) => {
        await load(index - reach, index + count);
        if (to !== undefined) await load(to - 1, to + 1);
      };
      // Where the text was fetched again, this part of it may not be here.
      if (!seenBy(it.key)) await loadAround(from, 1);
      // News of others may have come between; what is refused is refused by the text as it is now.
      if (!seenBy(it.key) && !cause.current) {
        await catchUp(it);
        const at = (sentenceId === null ? undefined : holding(sentenceId)?.index) ?? from;
        if (!seenBy(it.key)) await loadAround(at, count);
      }
      return seenBy(it.key);
    },
    [seenBy, load, catchUp, holding],
  );

  /**
   * @param wasSent whether it may be made already, its answer lost
   * @returns undefined where its beads are not as the person saw them any more
   */
  const sendOnce = useCallback(
    async (
      waiting: Unanswered,
      wasSent: boolean,
      isLeftBehind: boolean,
    ): Promise<ChangeResult | undefined> => {
      let it = waiting;
      const made = wasSent && (await reaching(madeAction({ textId, clientId: it.id })));
      if (made) return made;
      if (!it.isBound) {
        const bound = await bringWaiting(it, isLeftBehind);
        if (bound === 'impossible') return { ok: false, code: 'nothing' };
        if (!bound) return undefined;
        it = bound;
      }
      const bead = it.change.kind === 'step' ? undefined : await bringBead(it);
      if (!bead && it.change.kind !== 'step') return undefined;
      if (it.change.kind === 'status' && it.change.onlySaved && bead && isWaiting(bead))
        // What could not be saved must not be confirmed as it was.
        return failed;
      const windows = windowsByServer();
      const other = endOf(it.change);
      const end = other === null ? undefined : beadOfId(windows, other);
      const request = requestOf(textId, it, bead, end, (index) => beadAt(windows, index));
      return request ? reaching(request()) : { ok: false, code: 'gone' };
    },
    [textId, bringWaiting, bringBead, isWaiting, windowsByServer],
  );

  /** Shows what came of a change, and says so where that was not known before. */
  const accept = useCallback(
    (
      it: Unanswered,
      result: Extract<ChangeResult, { ok: true }>,
      wasShown: boolean,
      follows: boolean,
    ) => {
      const { change } = it;
      const reload = result.reload === true;
      show(result, it.key);
      note(result);
      if (unanswered() === 0) cause.current = null;
      const bead = result.beads.find(({ id }) => id === it.beadId);
      if (change.kind === 'step') {
        const { beads, doneBy } = result;
        const kind = change.direction === 'undo' ? 'undone' : 'redone';
        return say({ kind, beads, reload, ...(doneBy !== undefined && { doneBy }) });
      }
      if (change.kind === 'status') {
        if (bead && !wasShown) say({ kind: 'status', bead });
        if (bead) say({ kind: 'statusSaved', bead });
        return;
      }
      if (!wasShown) {
        const places = result.beads.map(({ index }) => index);
        // Where the bead is gone, and nothing told of its neighbours: what stands in its place now.
        const instead = Math.min(it.run.from, ...(result.total ? [result.total - 1] : []));
        const at = bead?.index ?? (places.length > 0 ? Math.min(...places) : instead);
        say({ kind: 'arranged', how: howOf(change), index: at, reload, follows });
      }
      if (change.kind === 'range' && change.action === 'confirm')
        say({ kind: 'rangeSaved', result, index: it.run.from });
    },
    [show, note, say, unanswered],
  );

  /** Sends a change in its turn; as long as it takes until the server can be reached. */
  const send = useCallback(
    (key: number, { isLeftBehind = false, follows = false, onAnswer }: Sent = {}) =>
      enqueue(async () => {
        const wasShown = typeof changeOf(key)?.seen === 'string';
        let result: ChangeResult | undefined;
        let tries = 1;
        for (; ; tries++) {
          const it = changeOf(key);
          if (!it || it.isAnswered || hasGivenUp.current) return;
          const { change } = it;
          // What it was to take back was not made in the first place.
          if (change.kind === 'step' && change.of !== undefined && refused.current.has(change.of))
            return void takeBack(key);
          sent.current.add(key);
          try {
            if (tries > 1) await catchUp(it);
            result = await sendOnce(it, isLeftBehind || tries > 1, isLeftBehind);
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
        if (result?.ok) accept(it, result, wasShown, follows);
        else {
          if (result?.code === 'conflict') replace([result.current]);
          const why = reasonOf(result);
          // What was based on a change that was refused goes with it.
          if (wasShown || isLeftBehind || tries > 1)
            refuse(it, result ? why : (cause.current ?? why));
          else {
            say({ kind: 'takenBack', moves: takeBack(key) });
            refused.current.add(it.id);
            const { change } = it;
            const isNothing = change.kind === 'step' && why === 'impossible';
            say({ kind: !isNothing ? why : change.direction === 'undo' ? 'nothingToUndo' : 'nothingToRedo' }); // prettier-ignore
          }
        }
        onAnswer?.(result ?? failed);
      }, key),
    [enqueue, changeOf, catchUp, sendOnce, pause, found, accept, refuse, say, replace, takeBack],
  );

  /** Whether a change may have come to the server. */
  const isSent = useCallback((key: number) => sent.current.has(key), []);

  return {
    send,
    isSent,
    takenBack,
    closeTakenBack: useCallback(() => setTakenBack(null), []),
    isLost: connection.isLost,
    retryNow: retry,
  };
}

function reasonOf(result: Extract<ChangeResult, { ok: false }> | undefined): TakenBack['why'] {
  if (!result || result.code === 'conflict' || result.code === 'gone') return 'changedElsewhere';
  return result.code === 'nothing' ? 'impossible' : 'failed';
}

/** A change that was told by places, told by the beads that stand there. */
function boundTo(change: Change, bead: BeadView, end: BeadView | undefined): Change {
  switch (change.kind) {
    case 'status': {
      const status = change.status === 'turned' ? turnedStatus(bead) : change.status;
      return { ...change, status, wording: wordingOf(bead) };
    }
    case 'move-to':
      return { ...change, to: end?.id ?? null };
    case 'range':
      return { ...change, last: end?.id ?? bead.id };
    default:
      return change;
  }
}

/** The id of the bead at the other end of a change. */
function endOf(change: Change): number | null {
  if (change.kind === 'move-to') return change.to;
  return change.kind === 'range' ? change.last : null;
}
