'use client';

import { useCallback } from 'react';
import type { NearArrangement } from '@/lib/align/arrangement';
import type { BeadStatus, BeadView, ChangeResult, Side } from '@/lib/store/types';
import { arrangeAction, statusAction } from '../actions';
import { turnedStatus } from '../bead-look';
import type { PendingEdits } from '../pending-edits';
import { sentencesOf } from '../place';
import type { Said } from '../said';
import type { Beads } from '../use-beads';
import type { SendQueue } from '../use-send-queue';
import type { Change } from './plan';
import { useLeftChanges, type KeptChanges } from './use-kept-changes';
import { useRegrouping } from './use-regrouping';
import { useSending } from './use-sending';
import { wordingBy } from './wording';

const failed = { ok: false, code: 'failed' } as const satisfies ChangeResult;

interface Page {
  textId: string;
  beads: Beads;
  kept: KeptChanges;
  queue: SendQueue;
  /** Texts that wait for the server, whatever was drawn. */
  waiting: () => PendingEdits;
  note: (result: { canUndo: boolean; canRedo: boolean }) => void;
  say: (said: Said) => void;
}

/**
 * Changes of beads as a whole. What can be worked out here is shown at once and sent in its turn
 * (`useSending`); the rest waits for the server (`useRegrouping`).
 */
export function useArranging({ textId, beads, kept, queue, waiting, note, say }: Page) {
  const { current, replace, arrange: rearrange, showChange, adopt, unanswered } = beads;
  const { enqueueUnshown, isAllShown, settled } = queue;

  /** Shows the beads of a change; what must be fetched anew is left to the page. */
  const show = useCallback(
    (result: Extract<ChangeResult, { ok: true }>, key?: number) => {
      const { beads, removed = [], made = [], total, structure, reload } = result;
      if (reload) return;
      if (total !== undefined) rearrange({ beads, made, removed, total, structure }, key);
      else replace(beads, key);
    },
    [rearrange, replace],
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
  const { fetched, regroup, step, restore } = useRegrouping({ textId, beads, queue, show, note, say }); // prettier-ignore
  const { send, isLost, takenBack, closeTakenBack, retryNow } = sending;

  useLeftChanges(
    textId,
    kept,
    settled,
    useCallback(
      (left) => {
        for (const { key } of adopt(left)) send(key, true);
      },
      [adopt, send],
    ),
  );

  /**
   * Shows a change at once, where all before it is shown.
   * @returns what is shown; 'impossible' was said; null where it has to wait for the server
   */
  const showAtOnce = useCallback(
    (index: number, change: Change) => {
      const shown = isAllShown() ? showChange(index, change) : null;
      if (shown === 'impossible') say({ kind: 'impossible' });
      return shown;
    },
    [isAllShown, showChange, say],
  );

  const arrange = useCallback(
    (index: number, arrangement: NearArrangement) => {
      const shown = showAtOnce(index, arrangement);
      if (shown === 'impossible') return;
      if (!shown)
        return regroup(index, arrangement.kind, ({ id, revision }) =>
          arrangeAction({ textId, bead: { id, revision }, arrangement }),
        );
      say({ kind: 'arranged', how: arrangement.kind, index: shown.at, reload: false, follows: false }); // prettier-ignore
      send(shown.key);
    },
    [showAtOnce, regroup, send, say, textId],
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

  const setStatus = useCallback(
    (index: number, statusOf: (bead: BeadView) => BeadStatus, onlySaved = false) => {
      const seen = current(index);
      const status = seen && statusOf(seen);
      if (seen && status === seen.status) return;
      const shown =
        seen && status
          ? showAtOnce(index, { kind: 'status', status, wording: wordingToBe(seen), onlySaved })
          : null;
      if (shown && shown !== 'impossible') {
        say({ kind: 'status', bead: shown.bead });
        send(shown.key);
        return;
      }
      enqueueUnshown(async () => {
        const bead = await fetched(index);
        const status = bead && statusOf(bead);
        if (!status || status === bead.status || (onlySaved && isWaiting(bead))) return;
        const beads = [{ id: bead.id, revision: bead.revision }];
        const result = await statusAction({ textId, beads, status }).catch(() => failed);
        if (result.ok) {
          replace(result.beads);
          note(result);
          const now = result.beads[0] ?? bead;
          say({ kind: 'status', bead: now });
          say({ kind: 'statusSaved', bead: now });
        } else if (result.code === 'conflict') {
          replace([result.current]);
          say({ kind: 'changedElsewhere' });
        } else say({ kind: 'failed' });
      });
    },
    [current, showAtOnce, send, wordingToBe, isWaiting, enqueueUnshown, fetched, replace, textId, note, say], // prettier-ignore
  );

  const turnStatus = useCallback((index: number) => setStatus(index, turnedStatus), [setStatus]);

  /** Confirms a bead, once what was written in it is saved. */
  const confirm = useCallback((index: number) => setStatus(index, () => 'confirmed', true), [setStatus]); // prettier-ignore

  return {
    takenBack,
    closeTakenBack,
    /** How many changes wait for a server that cannot be reached, and how many commands behind them. */
    kept: isLost ? unanswered() : 0,
    behind: isLost ? queue.behind : 0,
    retryNow,
    regroup,
    arrange,
    turnStatus,
    confirm,
    step,
    restore,
  };
}
