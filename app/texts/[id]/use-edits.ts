'use client';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { BeadView, ChangeResult } from '@/lib/store/types';
import { editAction } from './actions';
import { isTemporary } from './arranging/plan';
import { useArranging } from './arranging/use-arranging';
import type { KeptChanges } from './arranging/use-kept-changes';
import { takenAction } from './matches/actions';
import { openField } from './open-field';
import {
  outcomeOf,
  basisOf,
  saveStateOf,
  standing,
  withEdit,
  withoutEdit,
  type PendingEdit,
  type PendingEdits,
  type Taken,
} from './pending-edits';
import { isUnwritten, placeOf, sentencesOf, type SentencePlace } from './place';
import type { Said } from './said';
import { toOneLine } from './sentence-text';
import { sentenceAction } from './sentences/sentence-actions';
import type { Beads } from './use-beads';
import { useDrafts } from './use-drafts';
import { useSendQueue } from './use-send-queue';

/** A sentence that is open for editing. */
export interface Editing {
  beadId: number;
  sentenceId: number;
  /** Of a sentence that is still to be made: one that stands in its bead. */
  beside?: number | undefined;
  index: number;
  side: SentencePlace['side'];
  base: string;
  revision: number;
  /** What the field begins with. */
  text: string;
  /** Where the caret begins, in UTF-16 code units; null for the end. */
  caret: number | null;
  /** What was left here without being saved. */
  offer: string | null;
  taken?: Taken | undefined;
}

const failed = { ok: false, code: 'failed' } as const satisfies ChangeResult;
/** A bead that others change faster than we can send is left to the person. */
const mostTries = 4;

/** Brings a text to the server: another wording, or a sentence that was not there. */
function write(edit: PendingEdit & { textId: string }): Promise<ChangeResult> {
  const { textId, beadId, sentenceId, revision, side, text } = edit;
  if (!isUnwritten(sentenceId)) return editAction({ textId, beadId, sentenceId, revision, text });
  const operation = { kind: 'insert-sentence', side, after: null, text } as const;
  return sentenceAction({ textId, bead: { id: beadId, revision }, operation });
}

function foundBy({ sentenceId, beside }: Pick<Editing, 'sentenceId' | 'beside'>): number {
  return beside ?? sentenceId;
}

/**
 * All changes that the page makes to its text. They go to the server one after another, in the order
 * they were made; what is not there yet is kept in the browser.
 *
 * @param onSaid told what happened, for the eye and for the ear
 */
export function useEdits(
  textId: string,
  initialHistory: { canUndo: boolean; canRedo: boolean },
  beads: Beads,
  kept: KeptChanges,
  onSaid: (said: Said) => void,
) {
  const [editing, setEditing] = useState<Editing | null>(null);
  const [pending, setPending] = useState<PendingEdits>(new Map());
  const [history, setHistory] = useState(initialHistory);
  // Whether this page made a change.
  const [changed, setChanged] = useState(false);
  const open = useRef<(Editing & { typed: string }) | null>(null);
  const waiting = useRef<PendingEdits>(pending);
  const said = useRef(onSaid);
  const say = useCallback((what: Said) => said.current(what), []);
  const queue = useSendQueue(() => say({ kind: 'failed' }));
  const { enqueue } = queue;
  const again = useRef<(sentenceId: number) => void>(() => undefined);
  useEffect(() => {
    said.current = onSaid;
  });

  const note = useCallback(({ canUndo, canRedo }: { canUndo: boolean; canRedo: boolean }) => {
    setHistory({ canUndo, canRedo });
    setChanged(true);
  }, []);

  const settle = useCallback((change: (edits: PendingEdits) => PendingEdits) => {
    waiting.current = change(waiting.current);
    setPending(waiting.current);
  }, []);

  // Texts that a closed page left behind wait here, marked as not saved, to be sent or gone on with.
  const drafts = useDrafts(textId, (draft) =>
    settle((edits) => withEdit(edits, { ...draft, state: 'failed' })),
  );

  const { current, replace, holding, holdingTruly, unanswered, follow } = beads;

  /** A sentence is there now: what goes on with it goes on by its own id. */
  const made = useCallback(
    ({ sentenceId, side, text }: PendingEdit, beads: readonly BeadView[]) => {
      const bead = beads.find(({ id }) => id === -sentenceId);
      const place =
        bead && sentencesOf(bead).findLast((it) => it.side === side && it.sentence.text === text);
      if (!bead || !place) return undefined;
      const now = { sentenceId: place.sentence.id, beside: undefined, base: text };
      const later = waiting.current.get(sentenceId);
      settle((edits) => withoutEdit(edits, sentenceId));
      drafts.drop(sentenceId);
      if (later && later.text !== text) {
        settle((edits) => withEdit(edits, { ...later, ...now, revision: bead.revision }));
        drafts.keep({ ...later, ...now, revision: bead.revision }, false);
        again.current(now.sentenceId);
      }
      const edit = open.current;
      if (edit?.sentenceId !== sentenceId) return now.sentenceId;
      const { typed, ...next } = { ...edit, ...now, revision: bead.revision };
      open.current = { ...next, typed };
      const caret = openField()?.selectionStart ?? null;
      setEditing({ ...next, text: typed, caret });
      if (typed !== text) drafts.keep({ ...next, text: typed }, false);
      return now.sentenceId;
    },
    [settle, drafts],
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
    (sentenceId: number) =>
      enqueue(async () => {
        const edit = waiting.current.get(sentenceId);
        if (!edit) return;
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
          const overtaken = waiting.current.get(sentenceId)?.text !== text;
          if (result.ok) note(result);
          if (outcome.kind === 'saved') {
            const own = isUnwritten(sentenceId) ? made(edit, outcome.beads) : sentenceId;
            if (own !== undefined) keepTaken({ ...edit, sentenceId: own });
            if (overtaken) return;
            settle((edits) => withoutEdit(edits, sentenceId));
            // One may be at it again already.
            if (open.current?.sentenceId !== sentenceId || open.current.typed === text)
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
    [enqueue, settle, holdingTruly, replace, textId, drafts, note, say, made, keepTaken],
  );
  useEffect(() => {
    again.current = send;
  });

  const close = useCallback(() => {
    open.current = null;
    setEditing(null);
  }, []);

  /** Saves what is open. Says false where it cannot be saved, and leaves it open. */
  const save = useCallback((): boolean => {
    const edit = open.current;
    if (!edit) return true;
    const text = toOneLine(edit.typed);
    if (text === '') {
      say({ kind: 'empty' });
      return false;
    }
    const before = waiting.current.get(edit.sentenceId);
    close();
    if (text === edit.base && !before) {
      drafts.drop(edit.sentenceId);
      return true;
    }
    drafts.keep({ ...edit, text }, false);
    settle((edits) => withEdit(edits, { ...edit, text, state: 'saving' }));
    send(edit.sentenceId);
    return true;
  }, [close, drafts, settle, send, say]);

  /** Opens a sentence; what is open already is saved first. */
  const begin = useCallback(
    (place: SentencePlace, caret: number | null = null): boolean => {
      if (open.current?.sentenceId === place.sentence.id) return true;
      if (!save()) return false;
      const bead = current(place.index);
      const sentence = bead && placeOf(bead, place.sentence.id)?.sentence;
      if (!bead || !sentence) return false;
      const unsaved = waiting.current.get(sentence.id);
      const left = drafts.abandoned(sentence.id);
      // A text on its way is gone on with as if it had arrived; one that failed keeps its own base.
      const based =
        unsaved && unsaved.state !== 'saving'
          ? { base: unsaved.base, revision: unsaved.revision, text: unsaved.text }
          : {
              base: unsaved?.text ?? sentence.text,
              revision: bead.revision,
              text: unsaved?.text ?? sentence.text,
            };
      const next: Editing = {
        beadId: bead.id,
        sentenceId: sentence.id,
        beside: isUnwritten(sentence.id) ? sentencesOf(bead)[0]?.sentence.id : undefined,
        index: bead.index,
        side: place.side,
        ...based,
        caret,
        offer: left && left.text !== based.text ? left.text : null,
      };
      open.current = { ...next, typed: next.text };
      setEditing(next);
      return true;
    },
    [save, current, drafts],
  );

  /** What is open holds a match now, as it was taken. */
  const took = useCallback((taken: Taken) => {
    if (open.current) open.current.taken = taken;
  }, []);

  const type = useCallback(
    (typed: string) => {
      const edit = open.current;
      if (!edit) return;
      edit.typed = typed;
      if (typed !== edit.base) drafts.keep({ ...edit, text: typed }, false);
      else if (edit.offer === null) drafts.drop(edit.sentenceId);
    },
    [drafts],
  );

  /** Leaves what is open without saving; the text is kept for another time. */
  const leave = useCallback(() => {
    const edit = open.current;
    if (!edit) return;
    close();
    const unsaved = waiting.current.get(edit.sentenceId);
    if (unsaved) drafts.keep(unsaved, false);
    else if (edit.typed.trim() !== '' && edit.typed !== edit.base)
      drafts.keep({ ...edit, text: edit.typed }, true);
  }, [close, drafts]);

  const arranging = useArranging({
    textId,
    beads,
    kept,
    queue,
    waiting: useCallback(() => waiting.current, []),
    note,
    say,
  });

  const retry = useCallback(() => {
    for (const edit of waiting.current.values())
      if (edit.state === 'failed' && edit.code !== 'gone') send(edit.sentenceId);
  }, [send]);

  /** Ends a conflict, or gives up a text that cannot be saved. */
  const resolve = useCallback(
    (edit: PendingEdit, way: 'mine' | 'theirs' | 'edit') => {
      const { sentenceId, current: now } = edit;
      const theirs = now && standing(now, edit);
      if (now) replace([now]);
      if (way === 'theirs' || !now || !theirs) {
        settle((edits) => withoutEdit(edits, sentenceId));
        drafts.drop(sentenceId);
        return;
      }
      const rebased: PendingEdit = {
        ...edit,
        sentenceId: theirs.id,
        beside: undefined,
        beadId: now.id,
        index: now.index,
        base: theirs.text,
        revision: now.revision,
        state: way === 'mine' ? 'saving' : 'failed',
        current: undefined,
      };
      settle((edits) => withEdit(withoutEdit(edits, sentenceId), rebased));
      drafts.drop(sentenceId);
      drafts.keep(rebased, false);
      if (way === 'mine') send(theirs.id);
      else begin({ index: now.index, beadId: now.id, side: edit.side, sentence: theirs });
    },
    [replace, settle, send, begin, drafts],
  );

  /** Whether a sentence is open in which something was typed. */
  const isTyping = useCallback(() => {
    const edit = open.current;
    return edit !== null && edit.typed !== edit.text;
  }, []);

  /** The sentences that are open or not saved; for one that is still to be made, one beside it. */
  const sentences = useCallback(
    () => [...(open.current ? [open.current] : []), ...waiting.current.values()].map(foundBy),
    [],
  );

  /**
   * Follows open and unsaved sentences to the places where their beads stand now.
   * @param indexOf undefined where there is no such sentence any more, null where that is not known
   */
  const relocate = useCallback(
    (indexOf: (sentenceId: number) => number | null | undefined) => {
      const edit = open.current;
      const place = edit && indexOf(foundBy(edit));
      if (edit && place === undefined) close();
      else if (edit && place !== null && place !== undefined && place !== edit.index) {
        const { typed, ...next } = { ...edit, index: place };
        open.current = { ...next, typed };
        // In another row the field begins anew.
        setEditing({ ...next, text: typed });
      }
      settle(
        (edits) =>
          new Map(
            [...edits].map(
              ([id, it]) => [id, { ...it, index: indexOf(foundBy(it)) ?? it.index }] as const,
            ),
          ),
      );
    },
    [close, settle],
  );

  /** What is to be written in a bead that the server has made by now goes by its own id. */
  const rename = useCallback(() => {
    const idNow = ({
      sentenceId,
      side,
      beside,
    }: Pick<Editing, 'sentenceId' | 'side' | 'beside'>) => {
      const bead = beside && isTemporary(-sentenceId) ? holding(beside) : undefined;
      return bead && bead[side].length === 0 ? bead.id : -sentenceId;
    };
    const edit = open.current;
    const beadId = edit && idNow(edit);
    if (edit && beadId && edit.sentenceId < 0 && beadId !== -edit.sentenceId) {
      drafts.drop(edit.sentenceId);
      const { typed, ...next } = { ...edit, beadId, sentenceId: -beadId };
      open.current = { ...next, typed };
      setEditing(next);
      if (typed !== edit.base) drafts.keep({ ...next, text: typed }, false);
    }
    for (const old of [...waiting.current.values()]) {
      const beadId = idNow(old);
      if (old.sentenceId >= 0 || beadId === -old.sentenceId) continue;
      const next = { ...old, beadId, sentenceId: -beadId };
      settle((edits) => withEdit(withoutEdit(edits, old.sentenceId), next));
      drafts.drop(old.sentenceId);
      drafts.keep(next, false);
      if (old.state === 'saving') again.current(next.sentenceId);
    }
  }, [holding, drafts, settle]);

  useEffect(
    () =>
      follow((moves) => {
        if (!moves || moves.gone.length + moves.made.length === 0) return;
        relocate((sentenceId) => holding(sentenceId)?.index ?? null);
        rename();
      }),
    [follow, relocate, rename, holding],
  );

  useEffect(() => {
    const guard = (event: BeforeUnloadEvent) => {
      const edit = open.current;
      const isUnsaved = waiting.current.size > 0 || unanswered() > 0;
      if (isUnsaved || (edit && edit.typed !== edit.base)) event.preventDefault();
    };
    window.addEventListener('beforeunload', guard);
    window.addEventListener('online', retry);
    return () => {
      window.removeEventListener('beforeunload', guard);
      window.removeEventListener('online', retry);
    };
  }, [retry, unanswered]);

  const { afterwards, settled, busy } = queue;
  const { takenBack, kept: keptCount } = arranging;
  const saveState = useMemo(
    () =>
      saveStateOf(pending, busy > 0, { isTakenBack: takenBack !== null, isKept: keptCount > 0 }),
    [pending, busy, takenBack, keptCount],
  );
  return {
    ...arranging,
    editing,
    pending,
    history,
    setHistory,
    changed,
    saveState,
    begin,
    type,
    took,
    save,
    leave,
    afterwards,
    settled,
    isTyping,
    sentences,
    relocate,
    retry,
    resolve,
  };
}

export type Edits = ReturnType<typeof useEdits>;
