'use client';

import { useCallback, useEffect, useRef } from 'react';
import type { BeadView, ChangeResult } from '@/lib/store/types';
import { isTemporary } from './arranging/temporary-ids';
import { write, foundBy } from './editing';
import { takenAction } from './matches/actions';
import { openField } from './open-field';
import { basisOf, outcomeOf, withEdit, withoutEdit, type PendingEdit } from './pending-edits';
import { isUnwritten, sentencesOf } from './place';
import type { Said } from './said';
import type { Beads } from './use-beads';
import type { Desk } from './use-desk';
import type { Drafts } from './use-drafts';
import type { SendQueue } from './use-send-queue';

const failed = { ok: false, code: 'failed' } as const satisfies ChangeResult;
/** A bead that others change faster than we can send is left to the person. */
const mostTries = 4;

interface Page {
  textId: string;
  beads: Beads;
  desk: Desk;
  drafts: Drafts;
  queue: SendQueue;
  note: (result: { canUndo: boolean; canRedo: boolean }) => void;
  say: (said: Said) => void;
}

/** Sends texts that wait, each in its turn: returns what sends that of a sentence. */
export function useWriting({ textId, beads, desk, drafts, queue, note, say }: Page) {
  const { replace, holdingTruly, nameOfSentence } = beads;
  const { open, waiting, settle, put } = desk;
  const { enqueue } = queue;
  const again = useRef<(sentenceId: number) => void>(() => undefined);

  /** A sentence is there now: what goes on with it goes on by its own id. */
  const made = useCallback(
    ({ sentenceId, side, text }: PendingEdit, beads: readonly BeadView[]) => {
      const bead = beads.find(({ id }) => id === -sentenceId);
      const place =
        bead && sentencesOf(bead).findLast((it) => it.side === side && it.sentence.text === text);
      if (!bead || !place) return undefined;
      const now = { sentenceId: place.sentence.id, beside: undefined, base: text };
      const later = waiting().get(sentenceId);
      settle((edits) => withoutEdit(edits, sentenceId));
      drafts.drop(sentenceId);
      if (later && later.text !== text) {
        settle((edits) => withEdit(edits, { ...later, ...now, revision: bead.revision }));
        drafts.keep({ ...later, ...now, revision: bead.revision }, false);
        again.current(now.sentenceId);
      }
      const edit = open();
      if (edit?.sentenceId !== sentenceId) return now.sentenceId;
      const { typed, ...next } = { ...edit, ...now, revision: bead.revision };
      put(next, typed, { text: typed, caret: openField()?.selectionStart ?? null });
      if (typed !== text) drafts.keep({ ...next, text: typed }, false);
      return now.sentenceId;
    },
    [open, waiting, settle, put, drafts],
  );

  /** Keeps where a text comes from that was taken as it stands. */
  const keepTaken = useCallback(
    ({ sentenceId, text, taken }: PendingEdit) => {
      if (taken?.text !== text) return;
      void takenAction({ textId, sentenceId, text, ...taken.origin })
        .then((bead) => {
          if (bead && holdingTruly(sentenceId)?.revision === bead.revision) replace([bead]);
        })
        // What was taken is saved all the same.
        .catch(() => undefined);
    },
    [textId, holdingTruly, replace],
  );

  const send = useCallback(
    (asked: number) =>
      enqueue(async () => {
        // The server may have made it by now.
        const sentenceId = nameOfSentence(asked);
        const edit = waiting().get(sentenceId);
        if (!edit) return;
        // What was to make the sentence was refused.
        if (isTemporary(sentenceId))
          return settle((edits) => withEdit(edits, { ...edit, state: 'failed', code: 'gone' }));
        settle((edits) => withEdit(edits, { ...edit, state: 'saving' }));
        let { beadId, revision } = basisOf(edit, holdingTruly(foundBy(edit)));
        for (let tries = 1; ; tries++) {
          const { text } = edit;
          const result = await write({ ...edit, textId, beadId, revision }).catch(() => failed);
          const outcome = outcomeOf(edit, result);
          if (outcome.kind !== 'kept') replace(outcome.beads);
          if (outcome.kind === 'again' && tries < mostTries) {
            ({ beadId, revision } = outcome);
            continue;
          }
          // They may have typed on while this was under way; then a later turn sends that.
          const overtaken = waiting().get(sentenceId)?.text !== text;
          if (result.ok) note(result);
          if (outcome.kind === 'saved') {
            const own = isUnwritten(sentenceId) ? made(edit, outcome.beads) : sentenceId;
            if (own !== undefined) keepTaken({ ...edit, sentenceId: own });
            if (overtaken) return;
            settle((edits) => withoutEdit(edits, sentenceId));
            // One may be at it again already.
            if (open()?.sentenceId !== sentenceId || open()?.typed === text)
              drafts.drop(sentenceId);
            drafts.settle(sentenceId);
            say({ kind: 'saved' });
          } else if (!overtaken) {
            const kept =
              outcome.kind === 'kept' ? outcome.edit : ({ ...edit, state: 'failed' } as const);
            settle((edits) => withEdit(edits, kept));
            say({ kind: kept.state === 'conflict' ? 'changedElsewhere' : 'failed' });
          }
          return;
        }
      }),
    [
      enqueue,
      open,
      waiting,
      settle,
      holdingTruly,
      nameOfSentence,
      replace,
      textId,
      drafts,
      note,
      say,
      made,
      keepTaken,
    ],
  );
  useEffect(() => {
    again.current = send;
  });
  return send;
}
