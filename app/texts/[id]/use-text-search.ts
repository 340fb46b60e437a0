'use client';

import { flushSync } from 'react-dom';
import { useRef, useState, type RefObject } from 'react';
import type { SearchHit } from '@/lib/store/types';
import type { Anchor, GridHandle } from './grid-props';
import { useSearch } from './use-search';

interface Page {
  textId: string;
  grid: RefObject<GridHandle | null>;
  /** The bead at the top of the page. */
  top: number | null;
  /** Gives the focus back to the text. */
  goBack: () => void;
}

/** The search of the page with its field: where one was when one began is where Esc leads back to. */
export function useTextSearch({ textId, grid, top, goBack }: Page) {
  const [isOpen, setOpen] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const origin = useRef<Anchor | null>(null);
  const search = useSearch(
    textId,
    () => origin.current?.index ?? top ?? 0,
    (hit) => void grid.current?.show(hit.index, 'near'),
  );

  function open() {
    // On a phone the field is not there before; it must be, to take the focus.
    flushSync(() => setOpen(true));
    field.current?.focus();
  }

  function leave() {
    search.clear();
    setOpen(false);
    if (origin.current) void grid.current?.restore(origin.current);
    origin.current = null;
    field.current?.blur();
    goBack();
  }

  function begin() {
    origin.current ??= grid.current?.anchor() ?? null;
  }

  /** Stays at what was found; returns it. */
  function enterHit(): SearchHit | null {
    origin.current = null;
    return search.hit;
  }

  return { search, field, isOpen, open, leave, begin, enterHit };
}

export type TextSearch = ReturnType<typeof useTextSearch>;
