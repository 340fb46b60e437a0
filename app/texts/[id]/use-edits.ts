'use client';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useArranging } from './arranging/use-arranging';
import type { KeptChanges } from './arranging/use-kept-changes';
import { foundBy, type Editing } from './editing';
import { saveStateOf, standing, withEdit, withoutEdit, type PendingEdit } from './pending-edits';
import { isUnwritten, placeOf, sentencesOf, type SentencePlace } from './place';
import type { Said } from './said';
import { toOneLine } from './sentence-text';
import type { Beads } from './use-beads';
import { useDesk } from './use-desk';
import { useDrafts } from './use-drafts';
import { useFollowing } from './use-following';
import { useSendQueue } from './use-send-queue';
import { useWriting } from './use-writing';

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
  const desk = useDesk();
  const { editing, pending, open, waiting, settle, put, close, retype, took } = desk;
  const [history, setHistory] = useState(initialHistory);
  // Whether this page made a change.
  const [changed, setChanged] = useState(false);
  const said = useRef(onSaid);
  const say = useCallback((what: Said) => said.current(what), []);
  const queue = useSendQueue(() => say({ kind: 'failed' }));
  useEffect(() => {
    said.current = onSaid;
  });

  const { saw } = beads;
  const note = useCallback(
    ({ canUndo, canRedo, step }: { canUndo: boolean; canRedo: boolean; step?: number }) => {
      if (step !== undefined) saw(step);
      setHistory({ canUndo, canRedo });
      setChanged(true);
    },
    [saw],
  );

  /** There is something to undo, or to redo, before the server says so. */
  const offer = useCallback(
    (way: 'canUndo' | 'canRedo') => setHistory((now) => (now[way] ? now : { ...now, [way]: true })),
    [],
  );

  // Texts that a closed page left behind wait here, marked as not saved, to be sent or gone on with.
  const drafts = useDrafts(textId, kept.page, beads.nameOfSentence, (draft) =>
    settle((edits) => withEdit(edits, { ...draft, state: 'failed' })),
  );

  const { current, replace, unanswered } = beads;
  const send = useWriting({ textId, beads, desk, drafts, queue, note, say });
  const relocate = useFollowing({ beads, desk, drafts, send });

  /** Saves what is open. Says false where it cannot be saved, and leaves it open. */
  const save = useCallback((): boolean => {
    const edit = open();
    if (!edit) return true;
    const text = toOneLine(edit.typed);
    if (text === '') {
      say({ kind: 'empty' });
      return false;
    }
    const before = waiting().get(edit.sentenceId);
    close();
    if (text === edit.base && !before) {
      drafts.drop(edit.sentenceId);
      return true;
    }
    drafts.keep({ ...edit, text }, false);
    settle((edits) => withEdit(edits, { ...edit, text, state: 'saving' }));
    send(edit.sentenceId);
    return true;
  }, [open, waiting, close, drafts, settle, send, say]);

  /** Opens a sentence; what is open already is saved first. */
  const begin = useCallback(
    (place: SentencePlace, caret: number | null = null): boolean => {
      if (open()?.sentenceId === place.sentence.id) return true;
      if (!save()) return false;
      const bead = current(place.index);
      const sentence = bead && placeOf(bead, place.sentence.id)?.sentence;
      if (!bead || !sentence) return false;
      const unsaved = waiting().get(sentence.id);
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
      put(next, next.text);
      return true;
    },
    [open, waiting, put, save, current, drafts],
  );

  const type = useCallback(
    (typed: string) => {
      const edit = open();
      if (!edit) return;
      retype(typed);
      if (typed !== edit.base) drafts.keep({ ...edit, text: typed }, false);
      else if (edit.offer === null) drafts.drop(edit.sentenceId);
    },
    [open, retype, drafts],
  );

  /** Leaves what is open without saving; the text is kept for another time. */
  const leave = useCallback(() => {
    const edit = open();
    if (!edit) return;
    close();
    const unsaved = waiting().get(edit.sentenceId);
    if (unsaved) drafts.keep(unsaved, false);
    else if (edit.typed.trim() !== '' && edit.typed !== edit.base)
      drafts.keep({ ...edit, text: edit.typed }, true);
  }, [open, waiting, close, drafts]);

  const arranging = useArranging({
    textId,
    beads,
    kept,
    queue,
    waiting,
    note,
    offer,
    say,
  });

  const retry = useCallback(() => {
    for (const edit of waiting().values())
      if (edit.state === 'failed' && edit.code !== 'gone') send(edit.sentenceId);
  }, [waiting, send]);

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
    const edit = open();
    return edit !== null && edit.typed !== edit.text;
  }, [open]);

  /** The sentences that are open or not saved; for one that is still to be made, one beside it. */
  const sentences = useCallback(
    () => [open() ?? [], [...waiting().values()]].flat().map(foundBy),
    [open, waiting],
  );

  useEffect(() => {
    const guard = (event: BeforeUnloadEvent) => {
      const edit = open();
      const isUnsaved = waiting().size > 0 || unanswered() > 0 || !queue.isAllShown();
      if (isUnsaved || (edit && edit.typed !== edit.base)) event.preventDefault();
    };
    window.addEventListener('beforeunload', guard);
    window.addEventListener('online', retry);
    return () => {
      window.removeEventListener('beforeunload', guard);
      window.removeEventListener('online', retry);
    };
  }, [open, waiting, retry, unanswered, queue]);

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
