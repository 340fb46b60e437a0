'use client';

import { flushSync } from 'react-dom';
import { useEffect, useRef, useState } from 'react';
import type { BeadView, Side } from '@/lib/store/types';
import { digitOf, isComposing } from '../keys';
import { openField } from '../open-field';
import { sentencesOf, unwritten } from '../place';
import { toOneLine } from '../sentence-text';
import type { Edits } from '../use-edits';
import { insertText, type Insertion } from './insert-text';
import type { Offer } from './offers';

interface Page {
  edits: Edits;
  beads: { current: (index: number) => BeadView | undefined };
  /** The bead that one is at. */
  here: number;
  langs: Record<Side, string>;
  offers: readonly Offer[];
  /** The source that the offers are for. */
  segment: string;
  /** Nothing has the number that was asked for. */
  onNothing: () => void;
  onPut: (offer: Offer, where: Insertion['where']) => void;
}

/** Puts what is offered into the target of the bead that one is at. It is typed, not saved: an edit like any other. */
export function useTaking({ edits, beads, here, langs, offers, segment, onNothing, onPut }: Page) {
  const [isPicking, setPicking] = useState(false);

  /** The field of the target, opened where it is not. */
  function openTarget(): HTMLTextAreaElement | null {
    const { editing } = edits;
    if (editing?.index !== here || editing.side !== 'target') {
      const bead = beads.current(here);
      const place =
        bead && (sentencesOf(bead).find(({ side }) => side === 'target') ?? unwritten(bead, 'target')); // prettier-ignore
      if (!place || !flushSync(() => edits.begin(place))) return null;
    }
    return openField();
  }

  function put(offer: Offer, where: Insertion['where']) {
    setPicking(false);
    const field = openTarget();
    if (!field) return onNothing();
    // A term in the place of the whole sentence is never meant.
    const place = offer.kind === 'match' ? where : 'caret';
    const text = toOneLine(offer.text);
    insertText(field, { text, where: place, lang: langs.target });
    if (offer.kind === 'match' && place === 'whole') {
      const { kind, score, source, origin } = offer.match;
      const isSame = source === segment;
      const from =
        origin.kind === 'memory'
          ? { name: origin.name, memoryId: origin.memoryId, unitId: origin.unitId, beadId: null }
          : { name: origin.title, memoryId: null, unitId: null, beadId: origin.beadId };
      edits.took({ text, origin: { kind, score, source: isSame ? null : source, ...from } });
    }
    onPut(offer, place);
  }

  const putNumber = (number: number, where: Insertion['where']) => {
    const offer = offers.find((it) => it.number === number);
    if (offer) put(offer, where);
    else {
      setPicking(false);
      onNothing();
    }
  };

  const latest = useRef(putNumber);
  useEffect(() => {
    latest.current = putNumber;
  });
  useEffect(() => {
    if (!isPicking) return;
    const listening = new AbortController();
    const { signal } = listening;
    const press = (event: KeyboardEvent) => {
      if (['Shift', 'Control', 'Alt', 'Meta'].includes(event.key) || isComposing(event)) return;
      const digit = digitOf(event) ?? (/^[1-9]$/.test(event.key) ? Number(event.key) : null);
      if (digit !== null || event.key === 'Escape' || event.key === 'F2') {
        event.preventDefault();
        event.stopPropagation();
      }
      if (digit === null) setPicking(false);
      else latest.current(digit, 'caret');
    };
    const leave = () => setPicking(false);
    window.addEventListener('keydown', press, { capture: true, signal });
    window.addEventListener('pointerdown', leave, { capture: true, signal });
    return () => listening.abort();
  }, [isPicking]);

  return {
    /** A digit is waited for. */
    isPicking,
    pick: () => (offers.length > 0 ? setPicking(true) : onNothing()),
    put,
    take: (digit: number) => putNumber(digit, 'whole'),
  };
}
