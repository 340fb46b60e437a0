'use client';

import { useState } from 'react';
import { cutText } from '@/lib/text/cut-sentence';
import type { BeadView, ChangeResult, Side } from '@/lib/store/types';
import type { SentenceOperation } from '@/lib/store/sentence-operations';
import { arrangeAction } from '../actions';
import { openField } from '../open-field';
import { isUnwritten, sentencesOf } from '../place';
import { toOneLine } from '../sentence-text';
import type { Edits } from '../use-edits';
import { sentenceAction } from './sentence-actions';

/** What one does with the sentence that is open. */
export const openCommands = [
  'splitSentence',
  'joinSentence',
  'joinSentenceBack',
  'insertSentence',
  'moveSentenceOn',
  'moveSentenceBack',
  'moveTo',
  'deleteSentence',
] as const;
export type OpenCommand = (typeof openCommands)[number];

/** Sentences of a bead's side that a dialog is about. */
export interface Chosen {
  index: number;
  side: Side;
  /** The one that is open; null where none is. */
  sentenceId: number | null;
}

interface Page {
  textId: string;
  edits: Edits;
  beads: {
    current: (index: number) => BeadView | undefined;
    load: (from: number, to: number) => Promise<void>;
  };
  /** Where one is while no sentence is open. */
  here: { index: number; side: Side };
  go: (index: number, side?: Side) => void;
  goTo: (index: number) => void;
  onImpossible: () => void;
}

/** Splitting, joining, inserting, deleting and moving single sentences. */
export function useSentences({ textId, edits, beads, here, go, goTo, onImpossible }: Page) {
  const [inserting, setInserting] = useState<Chosen | null>(null);
  const [moving, setMoving] = useState<Chosen | null>(null);
  const [menu, setMenu] = useState<Element | null>(null);

  /** Saves what is open, and then changes its sentence; tells where it stands when all is done. */
  function change(
    make: (editing: { sentenceId: number; text: string }) => SentenceOperation,
    then?: (index: number, sentenceId: number) => void,
  ) {
    const { editing } = edits;
    if (!editing) return;
    if (isUnwritten(editing.sentenceId)) return onImpossible();
    const text = toOneLine(openField()?.value ?? editing.text);
    if (!edits.save()) return;
    const { index, side, sentenceId } = editing;
    go(index, side);
    send(index, make({ sentenceId, text }), then && (() => then(index, sentenceId)));
  }

  function send(index: number, operation: SentenceOperation, then?: () => void) {
    regroup(index, operation.kind, (bead) => sentenceAction({ textId, bead, operation }), then);
  }

  function regroup(
    index: number,
    how: SentenceOperation['kind'] | 'move-to',
    sendIt: (bead: { id: number; revision: number }) => Promise<ChangeResult>,
    then?: () => void,
  ) {
    let isDone = false;
    edits.regroup(
      index,
      how,
      async ({ id, revision }) => {
        const result = await sendIt({ id, revision });
        isDone = result.ok;
        return result;
      },
      then !== undefined,
    );
    if (then) edits.afterwards(() => (isDone ? then() : go(index)));
  }

  function split() {
    const { editing } = edits;
    const field = openField();
    if (!editing || !field) return;
    const before = field.value.slice(0, field.selectionStart);
    const at = toOneLine(`${before}|`).length - 1;
    if (!cutText(toOneLine(field.value), at)) return onImpossible();
    change(
      ({ sentenceId, text }) => ({ kind: 'split-sentence', sentenceId, text, at }),
      (index, sentenceId) => {
        const bead = beads.current(index);
        const all = bead ? sentencesOf(bead) : [];
        const half = all[all.findIndex(({ sentence }) => sentence.id === sentenceId) + 1];
        // One goes on with the second half: to move it, most of the time.
        if (!half || !edits.begin(half, 0)) go(index);
      },
    );
  }

  function remove() {
    const { editing } = edits;
    if (!editing) return;
    edits.leave();
    go(editing.index, editing.side);
    if (isUnwritten(editing.sentenceId)) return;
    send(editing.index, { kind: 'delete-sentence', sentenceId: editing.sentenceId });
  }

  function move(by: 1 | -1) {
    const { editing } = edits;
    if (!editing) return;
    if (isUnwritten(editing.sentenceId)) return onImpossible();
    const caret = openField()?.selectionStart ?? null;
    if (!edits.save()) return;
    const { index, side, sentenceId } = editing;
    moveTo({ index, side, sentenceIds: [sentenceId], to: index + by }, () => {
      for (const at of [index + by, index, index - 1]) {
        const bead = beads.current(at);
        const place = bead && sentencesOf(bead).find(({ sentence }) => sentence.id === sentenceId);
        // Its cell must not take the focus from the field.
        if (place && edits.begin(place, caret)) return;
      }
      go(index);
    });
  }

  /** Moves sentences of a bead's side to another bead. */
  function moveTo(
    { index, side, sentenceIds, to }: { index: number; side: Side; sentenceIds: number[]; to: number }, // prettier-ignore
    then?: () => void,
  ) {
    regroup(
      index,
      'move-to',
      async (bead) => {
        if (to < 0 || to === index) return { ok: false, code: 'nothing' };
        await beads.load(to, to);
        const there = beads.current(to);
        if (!there) return { ok: false, code: 'nothing' };
        const { id, revision } = there;
        return arrangeAction({
          textId,
          bead,
          arrangement: { kind: 'move-to', side, sentenceIds, to: { id, revision } },
        });
      },
      then,
    );
  }

  /** What a dialog is about: the open sentence, else the cell that one is at. */
  function choose(): Chosen | null {
    const { editing } = edits;
    if (!editing) return { ...here, sentenceId: null };
    if (!edits.save()) return null;
    const { index, side, sentenceId } = editing;
    return { index, side, sentenceId: isUnwritten(sentenceId) ? null : sentenceId };
  }

  const commands: Record<OpenCommand, () => void> = {
    splitSentence: split,
    joinSentence: () => change(({ sentenceId }) => ({ kind: 'join-sentences', sentenceId, by: 1 })),
    joinSentenceBack: () =>
      change(({ sentenceId }) => ({ kind: 'join-sentences', sentenceId, by: -1 })),
    deleteSentence: remove,
    moveSentenceOn: () => move(1),
    moveSentenceBack: () => move(-1),
    insertSentence: () => setInserting(choose()),
    moveTo: () => setMoving(choose()),
  };

  return {
    isOpen: menu !== null || inserting !== null || moving !== null,
    commands,
    menu,
    openMenu: setMenu,
    closeMenu: () => {
      setMenu(null);
      openField()?.focus({ preventScroll: true });
    },
    inserting,
    moving,
    /** Opens a dialog about a side of a bead. */
    ask: (command: 'insertSentence' | 'moveTo', index: number, side: Side) =>
      (command === 'moveTo' ? setMoving : setInserting)({ index, side, sentenceId: null }),
    close: (index: number) => {
      setInserting(null);
      setMoving(null);
      go(index);
    },
    insert: ({ index, side, sentenceId }: Chosen, text: string) => {
      setInserting(null);
      go(index, side);
      const last = beads.current(index)?.[side].at(-1)?.id ?? null;
      send(index, { kind: 'insert-sentence', side, after: sentenceId ?? last, text });
    },
    moveTo: (chosen: Chosen, sentenceIds: number[], to: number) => {
      setMoving(null);
      const { index, side } = chosen;
      moveTo({ index, side, sentenceIds, to }, () => {
        // A bead that has nothing left is gone, and what stood behind it one further up.
        const at = [to, to - 1].find((it) =>
          beads.current(it)?.[side].some(({ id }) => id === sentenceIds[0]),
        );
        goTo(at ?? to);
      });
    },
  };
}

export type Sentences = ReturnType<typeof useSentences>;
