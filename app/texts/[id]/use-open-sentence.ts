'use client';

import type { RefObject } from 'react';
import type { Side } from '@/lib/store/types';
import type { Filtering } from './filter/use-filter';
import type { GridHandle } from './grid-props';
import { neighbourInColumn, neighbourSentence, sentencesOf, unwritten } from './place';
import type { Beads } from './use-beads';
import type { Cursor } from './use-cursor';
import type { Edits } from './use-edits';

interface Page {
  edits: Edits;
  beads: Beads;
  cursor: Cursor;
  filtering: Filtering;
  grid: RefObject<GridHandle | null>;
  /** No file has the translation: it is written here. */
  isTranslated: boolean;
  go: (index: number, side?: Side) => void;
}

/** Opening the sentence that one is at, and where one goes from it. */
export function useOpenSentence({ edits, beads, cursor, filtering, grid, isTranslated, go }: Page) {
  function leave() {
    const { editing } = edits;
    edits.leave();
    if (editing) go(editing.index, editing.side);
  }

  function saveAnd(then: 'stay' | 'confirm' | 1 | -1) {
    const { editing } = edits;
    if (!editing) return;
    // What is being translated is written down its column.
    const neighbour = isTranslated || then === 'confirm' ? neighbourInColumn : neighbourSentence;
    const step = then === 'confirm' ? 1 : then;
    const next = step === 'stay' ? null : neighbour(beads.current, editing, step, filtering.step);
    if (!edits.save()) return;
    if (then === 'confirm') edits.confirm(editing.index);
    if (next && edits.begin(next)) void grid.current?.show(next.index, 'near');
    else go(editing.index, editing.side);
  }

  function openHere() {
    const bead = beads.current(cursor.index);
    const places = bead ? sentencesOf(bead) : [];
    const missing = bead && cursor.side === 'target' ? unwritten(bead, 'target') : null;
    const place = places.find(({ side }) => side === cursor.side) ?? missing ?? places[0];
    if (!place || !edits.begin(place)) return;
    void grid.current?.show(cursor.index, 'near');
  }

  return { leave, saveAnd, openHere };
}
