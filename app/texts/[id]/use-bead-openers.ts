'use client';

import type { Side } from '@/lib/store/types';
import { sentencesOf } from './place';
import type { Beads } from './use-beads';
import type { Cursor } from './use-cursor';
import type { Dialogs } from './use-dialogs';

/** Opens what belongs to one bead, beside it. */
export function useBeadOpeners(
  { setMenu, setNotes, setComments }: Dialogs,
  beads: Beads,
  cursor: Cursor,
  go: (index: number, side?: Side) => void,
) {
  /** Asked to take the focus that it has, a cell would take it again when others move the bead. */
  function goThere(index: number) {
    if (index !== cursor.index) go(index);
  }

  function openComments(index: number) {
    const bead = beads.current(index);
    const first = bead && sentencesOf(bead)[0];
    if (!first) return;
    goThere(index);
    setComments(first.sentence.id);
  }

  function openMenu(index: number, anchor: Element) {
    goThere(index);
    setMenu({ index, anchor });
  }

  function openNotes(index: number, anchor: Element) {
    goThere(index);
    setNotes({ index, anchor });
  }

  /** The same beside the cell that has the focus. */
  const here = (open: (index: number, anchor: Element) => void) => () => {
    const cell = document.activeElement;
    if (cell && beads.current(cursor.index)) open(cursor.index, cell);
  };

  return {
    openComments,
    openMenu,
    openNotes,
    menuHere: here(openMenu),
    notesHere: here(openNotes),
  };
}
