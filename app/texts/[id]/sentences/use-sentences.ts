'use client';

import { useState } from 'react';
import { cutText } from '@/lib/text/cut-sentence';
import type { BeadView, Side } from '@/lib/store/types';
import type { SentenceChange } from '../arranging/change';
import type { Sent } from '../arranging/use-sending';
import { openField } from '../open-field';
import { isUnwritten, sentencesOf, type SentencePlace } from '../place';
import { toOneLine } from '../sentence-text';
import type { Edits } from '../use-edits';

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

/** What follows when a change is shown, with the sentence that it made. */
type Then = (madeSentence: number | null) => void;

interface Page {
  edits: Edits;
  langs: Record<Side, string>;
  /** No file has the translation: it is written here. */
  isTranslated: boolean;
  beads: { current: (index: number) => BeadView | undefined };
  /** Where one is while no sentence is open. */
  here: { index: number; side: Side };
  go: (index: number, side?: Side) => void;
  goTo: (index: number) => void;
  onImpossible: () => void;
}

/** Splitting, joining, inserting, deleting and moving single sentences. */
export function useSentences({
  edits,
  langs,
  isTranslated,
  beads,
  here,
  go,
  goTo,
  onImpossible,
}: Page) {
  const [inserting, setInserting] = useState<Chosen | null>(null);
  const [moving, setMoving] = useState<Chosen | null>(null);
  const [menu, setMenu] = useState<Element | null>(null);

  /** Saves what is open, and then changes its sentence; tells where it stands when that is shown. */
  function change(
    make: (editing: { sentenceId: number; text: string; side: Side }) => SentenceChange,
    then?: Then,
  ) {
    const { editing } = edits;
    if (!editing) return;
    if (isUnwritten(editing.sentenceId)) return onImpossible();
    const text = toOneLine(openField()?.value ?? editing.text);
    if (!edits.save()) return;
    const { index, side, sentenceId } = editing;
    // The cell must not take the focus from the field that opens next.
    if (!then) go(index, side);
    goOn(then, index, (sent) => edits.change(index, make({ sentenceId, text, side }), sent));
  }

  /** Does something and goes on when it is shown: at once, or when the server has answered. */
  function goOn(
    then: Then | undefined,
    index: number,
    act: (sent: Sent) => { madeSentence: number | null } | null,
  ) {
    if (!then) return void act({});
    let isOver = false;
    const shown = act({
      follows: true,
      onAnswer: (result) => {
        if (isOver) return;
        if (result.ok) then(result.madeSentence ?? null);
        else go(index);
      },
    });
    if (!shown) return go(index);
    isOver = true;
    then(shown.madeSentence);
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
      (madeSentence) => {
        const half = madeSentence === null ? undefined : placeIn(editing.index, madeSentence);
        // One goes on with the second half: to move it, most of the time.
        if (!half || !edits.begin(half, 0)) go(editing.index);
      },
    );
  }

  function join(by: 1 | -1) {
    change(({ sentenceId, side }) => ({
      kind: 'join-sentences',
      sentenceId,
      by,
      lang: langs[side],
    }));
  }

  function remove() {
    const { editing } = edits;
    if (!editing) return;
    edits.leave();
    go(editing.index, editing.side);
    if (isUnwritten(editing.sentenceId)) return;
    edits.change(editing.index, { kind: 'delete-sentence', sentenceId: editing.sentenceId });
  }

  function move(by: 1 | -1) {
    const { editing } = edits;
    if (!editing) return;
    if (isUnwritten(editing.sentenceId)) return onImpossible();
    const caret = openField()?.selectionStart ?? null;
    if (!edits.save()) return;
    const { index, side, sentenceId } = editing;
    const to = index + by;
    goOn(
      () => {
        for (const at of [to, index, index - 1]) {
          const place = placeIn(at, sentenceId);
          // Its cell must not take the focus from the field.
          if (place && edits.begin(place, caret)) return;
        }
        go(index);
      },
      index,
      (sent) => edits.moveTo(index, side, [sentenceId], to, sent),
    );
  }

  /** A sentence of the bead at a place, as it is shown. */
  function placeIn(index: number, sentenceId: number): SentencePlace | undefined {
    const bead = beads.current(index);
    return bead && sentencesOf(bead).find(({ sentence }) => sentence.id === sentenceId);
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
    joinSentence: () => join(1),
    joinSentenceBack: () => join(-1),
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
      const after = sentenceId ?? last;
      // In a version that is written here, the server makes the paragraphs.
      const waits = isTranslated && side === 'target' && after === null;
      edits.change(index, { kind: 'insert-sentence', side, after, text }, { waits });
    },
    moveTo: (chosen: Chosen, sentenceIds: number[], to: number) => {
      setMoving(null);
      const { index, side } = chosen;
      goOn(
        () => {
          // A bead that has nothing left is gone, and what stood behind it one further up.
          const at = [to, to - 1].find((it) => placeIn(it, sentenceIds[0]!));
          goTo(at ?? to);
        },
        index,
        (sent) => edits.moveTo(index, side, sentenceIds, to, sent),
      );
    },
  };
}

export type Sentences = ReturnType<typeof useSentences>;
