'use client';

import { useState } from 'react';

/** A dialog about the text as a whole. */
export type DialogName =
  | 'keys'
  | 'goTo'
  | 'realign'
  | 'export'
  | 'history'
  | 'name'
  | 'panel'
  | 'above'
  | 'replace'
  | 'pretranslate'
  | 'filter';

/** Something that opens beside a bead. */
export interface Beside {
  index: number;
  anchor: Element;
}

/** What is open on the page beside the text: one dialog at most, and what belongs to one bead. */
export function useDialogs() {
  const [dialog, setDialog] = useState<DialogName | null>(null);
  const [seed, setSeed] = useState('');
  const [notes, setNotes] = useState<Beside | null>(null);
  const [menu, setMenu] = useState<Beside | null>(null);
  const [region, setRegion] = useState<number | null>(null);
  // Of which bead, by one of its sentences: the bead may be merged away meanwhile.
  const [comments, setComments] = useState<number | null>(null);
  const [beadHistory, setBeadHistory] = useState<number | null>(null);
  const isOpen = dialog !== null || [notes, menu, region, comments, beadHistory].some((it) => it !== null); // prettier-ignore
  const openOnly = (name: DialogName) => (open: boolean) => setDialog(open ? name : null);
  return { isOpen, dialog, setDialog, openOnly, seed, setSeed, notes, setNotes, menu, setMenu, region, setRegion, comments, setComments, beadHistory, setBeadHistory }; // prettier-ignore
}

export type Dialogs = ReturnType<typeof useDialogs>;
