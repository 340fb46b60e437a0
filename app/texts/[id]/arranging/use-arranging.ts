'use client';

import { useCallback, useRef, useState } from 'react';
import type { NearArrangement } from '@/lib/align/arrangement';
import type { BeadStatus, BeadView, ChangeResult, Side } from '@/lib/store/types';
import { arrangeAction, statusAction, stepAction } from '../actions';
import { turnedStatus } from '../bead-look';
import { restoreAction } from '../history-actions';
import type { PendingEdits } from '../pending-edits';
import { sentencesOf } from '../place';
import type { Regrouping, Said } from '../said';
import { fetchAround } from '../fetch-around';
import type { Beads } from '../use-beads';
import type { SendQueue } from '../use-send-queue';
import type { Change } from './plan';
import { isUnreached, useConnection } from './use-connection';

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
  /** Texts that wait for the server, whatever was drawn. */
  waiting: () => PendingEdits;
  note: (result: { canUndo: boolean; canRedo: boolean }) => void;
  say: (said: Said) => void;
}

/**
 * Changes of beads as a whole. What can be worked out here is shown at once and sent in its turn; the
 * answer takes its place. What is refused is taken back, with all that was based on it.
 */
export function useArranging({ textId, beads, queue, waiting, note, say }: Page) {
  const [takenBack, setTakenBack] = useState<TakenBack | null>(null);
  // Why the last change was refused, as long as others wait that may be based on it.
  const cause = useRef<TakenBack['why'] | null>(null);
  const connection = useConnection();
  const { pause, found } = connection;
  const { current, replace, arrange: rearrange, load, swap, meet, structure, showChange, seenBy, isMadeAlready, takeBack, unanswered } = beads; // prettier-ignore
  const { enqueue, enqueueUnshown, isAllShown } = queue;

  /** The bead at a place; a key may come before the bead it is meant for. */
  const fetched = useCallback(
    async (index: number) => {
      if (!current(index)) await load(index, index);
      return current(index);
    },
    [current, load],
  );

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

  const refuse = useCallback(
    (key: number, why: TakenBack['why'], bead: BeadView) => {
      const moves = takeBack(key);
      cause.current = unanswered() > 0 ? why : null;
      const sentenceId = sentencesOf(bead)[0]?.sentence.id ?? null;
      setTakenBack((now) => ({ count: (now?.count ?? 0) + 1, why, sentenceId }));
      say({ kind: 'takenBack', moves });
      say({ kind: why });
    },
    [takeBack, unanswered, say],
  );

  /**
   * Takes over what became of the text while the server could not be reached: it may have made the
   * change, whose answer was lost then, and is not to make it twice.
   * @returns false where it cannot be reached still
   */
  const catchUp = useCallback(
    async (shown: BeadView): Promise<boolean> => {
      const sentenceId = sentencesOf(shown)[0]?.sentence.id ?? null;
      const wish = { sentenceId, index: shown.index, places: [] };
      const around = await fetchAround(textId, wish).catch(() => undefined);
      if (around === undefined) return false;
      if (around && around.structure !== structure()) swap(around);
      else if (around) meet(around.beads, around.confirmed);
      return true;
    },
    [textId, structure, swap, meet],
  );

  /** Sends a change that is shown, in its turn; as long as it takes until the server can be reached. */
  const send = useCallback(
    (
      key: number,
      shown: BeadView,
      action: (bead: BeadView) => Promise<ChangeResult>,
      then?: (bead: BeadView) => void,
    ) =>
      enqueue(async () => {
        const ask = (bead: BeadView) =>
          action(bead).catch((error: unknown) =>
            isUnreached(error) ? ('unreached' as const) : failed,
          );
        // Where the text was fetched again, this part of it may not be here.
        if (!seenBy(key)) await load(shown.index - 1, shown.index + 1);
        let bead = seenBy(key);
        // News of others may have come between; what is refused is refused by the text as it is now.
        if (!bead && !cause.current && (await catchUp(shown))) bead = seenBy(key);
        let result = bead && (await ask(bead));
        for (let tries = 1; result === 'unreached'; tries++) {
          await pause(tries);
          if (!(await catchUp(shown))) continue;
          if (isMadeAlready(key)) {
            found();
            return note({ canUndo: true, canRedo: false });
          }
          bead = seenBy(key);
          result = bead && (await ask(bead));
        }
        found();
        // What was based on a change that was refused goes with it.
        if (!result) return refuse(key, cause.current ?? 'changedElsewhere', shown);
        if (result.ok) {
          show(result, key);
          note(result);
          if (unanswered() === 0) cause.current = null;
          then?.(result.beads.find(({ id }) => id === bead!.id) ?? bead!);
          return;
        }
        if (result.code === 'conflict') replace([result.current]);
        const isOld = result.code === 'conflict' || result.code === 'gone';
        const why = isOld ? 'changedElsewhere' : result.code === 'nothing' ? 'impossible' : 'failed'; // prettier-ignore
        refuse(key, why, shown);
      }),
    [enqueue, seenBy, load, pause, found, catchUp, isMadeAlready, refuse, show, note, replace, unanswered], // prettier-ignore
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

  /** Sends a change of beads, once all before it is with the server, and shows what became of it. */
  const regroup = useCallback(
    (
      index: number,
      how: Regrouping,
      send: (bead: BeadView) => Promise<ChangeResult>,
      follows = false,
    ) =>
      enqueueUnshown(async () => {
        const bead = await fetched(index);
        if (!bead) return;
        const result = await send(bead).catch(() => failed);
        if (result.ok) {
          show(result);
          note(result);
          const places = result.beads.map((it) => it.index);
          const stays = result.beads.find(({ id }) => id === bead.id);
          // Where the bead is gone, and nothing told of its neighbours: what stands in its place now.
          const instead = Math.min(index, ...(result.total ? [result.total - 1] : []));
          const at = stays?.index ?? (places.length > 0 ? Math.min(...places) : instead);
          say({ kind: 'arranged', how, index: at, reload: result.reload === true, follows });
        } else if (result.code === 'conflict') {
          replace([result.current]);
          say({ kind: 'changedElsewhere' });
        } else if (result.code === 'gone') say({ kind: 'changedElsewhere' });
        else say({ kind: result.code === 'nothing' ? 'impossible' : 'failed' });
      }),
    [enqueueUnshown, fetched, replace, show, note, say],
  );

  const arrange = useCallback(
    (index: number, arrangement: NearArrangement) => {
      const action = ({ id, revision }: BeadView) =>
        arrangeAction({ textId, bead: { id, revision }, arrangement });
      const shown = showAtOnce(index, arrangement);
      if (shown === 'impossible') return;
      if (!shown) return regroup(index, arrangement.kind, action);
      say({ kind: 'arranged', how: arrangement.kind, index: shown.at, reload: false, follows: false }); // prettier-ignore
      send(shown.key, shown.bead, action);
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
      const textsOf = (side: Side) => [
        ...bead[side].map(({ id, text }) => sent(id)?.text ?? text),
        ...(begun?.side === side ? [begun.text] : []),
      ];
      return wordingOf(textsOf('source'), textsOf('target'));
    },
    [waiting],
  );

  const setStatus = useCallback(
    (
      index: number,
      statusOf: (bead: BeadView) => BeadStatus,
      mayBe?: (bead: BeadView) => boolean,
    ) => {
      // prettier-ignore
      const action = (status: BeadStatus) => (bead: BeadView) =>
        statusAction({ textId, beads: [{ id: bead.id, revision: bead.revision }], status });
      const seen = current(index);
      const status = seen && statusOf(seen);
      if (seen && status === seen.status) return;
      const shown = status ? showAtOnce(index, { kind: 'status', status }) : null;
      if (seen && status && shown && shown !== 'impossible') {
        say({ kind: 'status', bead: shown.bead });
        const wording = wordingToBe(seen);
        send(
          shown.key,
          shown.bead,
          async (bead) => {
            // What could not be saved must not be confirmed as it was; nor what others wrote since.
            if (mayBe && !mayBe(bead)) return failed;
            const texts = (side: Side) => bead[side].map(({ text }) => text);
            const isSeen = wordingOf(texts('source'), texts('target')) === wording;
            return isSeen ? action(status)(bead) : { ok: false, code: 'gone' };
          },
          (bead) => say({ kind: 'statusSaved', bead }),
        );
        return;
      }
      enqueueUnshown(async () => {
        const bead = await fetched(index);
        const status = bead && statusOf(bead);
        if (!status || status === bead.status || (mayBe && !mayBe(bead))) return;
        const result = await action(status)(bead).catch(() => failed);
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
    [current, showAtOnce, send, wordingToBe, enqueueUnshown, fetched, replace, textId, note, say],
  );

  const turnStatus = useCallback((index: number) => setStatus(index, turnedStatus), [setStatus]);

  /** Confirms a bead, once what was written in it is saved. */
  const confirm = useCallback(
    (index: number) =>
      setStatus(
        index,
        () => 'confirmed',
        (bead) => {
          const ids = new Set(sentencesOf(bead).map(({ sentence }) => sentence.id));
          return ![...waiting().values()].some(
            ({ beadId, sentenceId, beside }) =>
              beadId === bead.id || ids.has(sentenceId) || (beside && ids.has(beside)),
          );
        },
      ),
    [setStatus, waiting],
  );

  const travel = useCallback(
    (undoes: boolean, send: () => Promise<ChangeResult>) =>
      enqueueUnshown(async () => {
        const result = await send().catch(() => failed);
        if (result.ok) {
          const reload = result.reload === true;
          note(result);
          show(result);
          say({ kind: undoes ? 'undone' : 'redone', beads: result.beads, reload });
        } else if (result.code === 'nothing')
          say({ kind: undoes ? 'nothingToUndo' : 'nothingToRedo' });
        else say({ kind: result.code === 'gone' ? 'changedElsewhere' : 'failed' });
      }),
    [enqueueUnshown, show, note, say],
  );

  const step = useCallback(
    (direction: 'undo' | 'redo') =>
      travel(direction === 'undo', () => stepAction({ textId, direction })),
    [travel, textId],
  );

  /** Brings the text back to how it was after an operation. */
  const restore = useCallback(
    (operationId: number) => travel(true, () => restoreAction({ textId, operationId })),
    [travel, textId],
  );

  return {
    takenBack,
    /** How many changes wait for a server that cannot be reached. */
    kept: connection.isLost ? unanswered() : 0,
    retryNow: connection.retry,
    closeTakenBack: useCallback(() => setTakenBack(null), []),
    regroup,
    arrange,
    turnStatus,
    confirm,
    step,
    restore,
  };
}

function wordingOf(...sides: readonly (readonly string[])[]): string {
  return sides.map((texts) => texts.join('\n')).join('\n\n');
}
