'use client';

import { useCallback } from 'react';
import type { NearArrangement } from '@/lib/align/arrangement';
import type { RangeAction } from '@/lib/store/range';
import type { BeadStatus, BeadView, ChangeResult, Side } from '@/lib/store/types';
import { turnedStatus } from '../bead-look';
import type { PendingEdits } from '../pending-edits';
import { sentencesOf } from '../place';
import type { Said } from '../said';
import type { Beads } from '../use-beads';
import type { SendQueue } from '../use-send-queue';
import { howOf, isSentenceChange, type Change, type StepChange } from './change';
import { concernedBy } from './plan-sentence';
import { useLeftChanges, type KeptChanges } from './use-kept-changes';
import { useRegrouping } from './use-regrouping';
import { useSending, type Sent } from './use-sending';
import { useStepping } from './use-stepping';
import { wordingBy, wordingOfAll } from './wording';

interface Page {
  textId: string;
  beads: Beads;
  kept: KeptChanges;
  queue: SendQueue;
  /** Texts that wait for the server, whatever was drawn. */
  waiting: () => PendingEdits;
  note: (result: { canUndo: boolean; canRedo: boolean }) => void;
  offer: (way: 'canUndo' | 'canRedo') => void;
  say: (said: Said) => void;
}

/** A range of beads that a person selected. */
export interface RangeOfBeads {
  from: number;
  to: number;
  /** Ids of those that are meant, where not all are. */
  only?: number[] | undefined;
}

/**
 * All that is done to beads and sentences. What can be worked out here is shown at once; it is kept in
 * the browser and sent in its turn (`useSending`). What is done in dialogs waits for the server
 * (`useRegrouping`).
 */
export function useArranging({ textId, beads, kept, queue, waiting, note, offer, say }: Page) {
  const { current, replace, arrange: rearrange, leaveOff, showChange, keepWaiting, adopt, unanswered, allUnanswered, shownHere } = beads; // prettier-ignore
  const { settled } = queue;

  /** Shows the beads of a change; what must be fetched anew is left to the page. */
  const show = useCallback(
    (result: Extract<ChangeResult, { ok: true }>, key?: number) => {
      const { beads, removed = [], made = [], total, structure, reload, madeSentence } = result;
      if (reload) {
        if (key !== undefined) leaveOff(key);
      } else if (total !== undefined) rearrange({ beads, made, removed, total, structure }, key);
      else replace(beads, key, madeSentence);
    },
    [rearrange, replace, leaveOff],
  );

  const isWaiting = useCallback(
    (bead: BeadView) => {
      const ids = new Set(sentencesOf(bead).map(({ sentence }) => sentence.id));
      return [...waiting().values()].some(
        ({ beadId, sentenceId, beside }) =>
          beadId === bead.id || ids.has(sentenceId) || (beside && ids.has(beside)),
      );
    },
    [waiting],
  );

  const sending = useSending({ textId, beads, queue, isWaiting, show, note, say });
  const { send, isSent, isLost, takenBack, closeTakenBack, retryNow } = sending;
  const { regroup, restore } = useRegrouping({ textId, beads, queue, show, note, say });

  useLeftChanges(
    textId,
    kept,
    settled,
    useCallback(
      (left) => {
        for (const { key } of adopt(left)) send(key, { isLeftBehind: true });
      },
      [adopt, send],
    ),
  );

  /** Whether all that was done is shown, so that what is done next can be as well. */
  const isAllShown = useCallback(
    () => queue.isAllShown() && allUnanswered().every(({ seen }) => seen !== null),
    [queue, allUnanswered],
  );

  /** Whether a sentence that a change is about has a wording that the server does not have yet. */
  const isUnsaved = useCallback(
    (index: number, change: Change) => {
      const bead = current(index);
      if (!bead || !isSentenceChange(change)) return false;
      return concernedBy(shownHere(), bead, change).some((id) => waiting().has(id));
    },
    [current, shownHere, waiting],
  );

  /** Shows a change at once where that can be, else keeps it for its turn; 'impossible' was said. */
  const showOrKeep = useCallback(
    (index: number, change: Change, to?: number) => {
      const shown = isAllShown() && !isUnsaved(index, change) ? showChange(index, change) : null;
      if (shown === 'impossible') say({ kind: 'impossible' });
      if (shown === 'impossible') return shown;
      if (shown) offer('canUndo');
      return { key: shown?.key ?? keepWaiting(index, change, to), shown };
    },
    [isAllShown, isUnsaved, showChange, keepWaiting, offer, say],
  );

  /**
   * Does something to the bead at a place: shown at once where that can be, and sent in its turn.
   * @param to the place of another bead that it is about
   * @param waits where only the server knows what comes of it
   * @returns what is shown; null where it waits for its turn, or cannot be done
   */
  const change = useCallback(
    (
      index: number,
      change: Exclude<Change, StepChange | { kind: 'status' }>,
      { to, waits = false, ...sent }: Sent & { to?: number; waits?: boolean } = {},
    ) => {
      const done = waits
        ? { key: keepWaiting(index, change, to), shown: null }
        : showOrKeep(index, change, to);
      if (done === 'impossible') return null;
      const { key, shown } = done;
      if (shown) {
        const { follows = false } = sent;
        say({ kind: 'arranged', how: howOf(change), index: shown.at, reload: false, follows });
      }
      send(key, sent);
      return shown;
    },
    [showOrKeep, keepWaiting, send, say],
  );

  const arrange = useCallback(
    (index: number, arrangement: NearArrangement) => void change(index, arrangement),
    [change],
  );

  /** The wording of a bead once what is on its way has arrived. */
  const wordingToBe = useCallback(
    (bead: BeadView) => {
      const sent = (id: number) => {
        const edit = waiting().get(id);
        return edit?.state === 'saving' ? edit : undefined;
      };
      const begun = sent(-bead.id);
      return wordingBy((side: Side) => [
        ...bead[side].map(({ id, text }) => sent(id)?.text ?? text),
        ...(begun?.side === side ? [begun.text] : []),
      ]);
    },
    [waiting],
  );

  /** Moves sentences of a bead's side to the bead at another place; returns as `change` does. */
  const moveTo = useCallback(
    (index: number, side: Side, sentenceIds: number[], to: number, sent: Sent = {}) => {
      if (to < 0 || to === index) {
        say({ kind: 'impossible' });
        return null;
      }
      const there = current(to)?.id ?? null;
      return change(index, { kind: 'move-to', side, sentenceIds, to: there }, { to, ...sent });
    },
    [current, change, say],
  );

  const changeRange = useCallback(
    (action: RangeAction, { from, to, only }: RangeOfBeads) => {
      const count = to - from + 1;
      const wordings: string[] = [];
      for (let index = from; index <= to && action === 'confirm'; index++) {
        const bead = current(index);
        if (!bead) break;
        wordings.push(wordingToBe(bead));
      }
      const wording = wordings.length === count ? wordingOfAll(wordings) : undefined;
      const last = current(to)?.id ?? null;
      change(from, { kind: 'range', action, last, count, only, wording }, { to });
    },
    [current, change, wordingToBe],
  );

  const setStatus = useCallback(
    (index: number, status: BeadStatus | 'turned', onlySaved = false) => {
      const seen = current(index);
      const next = seen && status === 'turned' ? turnedStatus(seen) : status;
      if (seen && isAllShown() && next === seen.status) return;
      const wording = seen && wordingToBe(seen);
      const done =
        seen && isAllShown()
          ? showOrKeep(index, { kind: 'status', status: next, wording, onlySaved })
          : { key: keepWaiting(index, { kind: 'status', status, onlySaved }), shown: null };
      if (done === 'impossible') return;
      if (done.shown) say({ kind: 'status', bead: done.shown.bead });
      send(done.key);
    },
    [current, isAllShown, showOrKeep, keepWaiting, send, wordingToBe, say],
  );

  const turnStatus = useCallback((index: number) => setStatus(index, 'turned'), [setStatus]);

  /** Confirms a bead, once what was written in it is saved. */
  const confirm = useCallback((index: number) => setStatus(index, 'confirmed', true), [setStatus]);

  const step = useStepping({ beads, queue, send, isSent, offer, say });

  return {
    takenBack,
    closeTakenBack,
    /** How many changes wait for a server that cannot be reached, and how many commands behind them. */
    kept: isLost ? unanswered() : 0,
    behind: isLost ? queue.behind : 0,
    retryNow,
    regroup,
    change,
    arrange,
    moveTo,
    changeRange,
    turnStatus,
    confirm,
    step,
    restore,
  };
}
