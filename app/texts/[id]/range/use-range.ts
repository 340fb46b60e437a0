'use client';

import { useState } from 'react';
import { useAnnounce } from '@/app/shell/announcer';
import { useTranslation } from '@/lib/i18n/client';
import type { RangeAction } from '@/lib/store/range';
import type { Edits } from '../use-edits';
import { rowFrom, type Rows } from '../filter/rows';

/** Selected beads, by index, both ends included. */
export interface Span {
  from: number;
  to: number;
}

interface Page {
  total: number;
  /** The beads that a filter shows; only these are selected. */
  rows: Rows | null;
  edits: Edits;
}

/** A range of beads that a person selects, from where they began to where they are. */
export function useRange({ total, rows, edits }: Page) {
  const { t } = useTranslation(['operations', 'reader']);
  const announce = useAnnounce();
  const [ends, setEnds] = useState<{ anchor: number; head: number } | null>(null);
  const last = total - 1;
  const span: Span | null = ends && {
    from: Math.min(ends.anchor, ends.head, last),
    to: Math.min(Math.max(ends.anchor, ends.head), last),
  };

  const idsIn = ({ from, to }: Span) =>
    rows && rows.ids.slice(rowFrom(rows, from), rowFrom(rows, to + 1));
  const countOf = (of: Span) => idsIn(of)?.length ?? of.to - of.from + 1;

  /** Selects from where the range began, or from `start`, to a bead. */
  function extend(start: number, to: number) {
    const next = { anchor: ends?.anchor ?? start, head: to };
    setEnds(next);
    const [from, end] = [Math.min(next.anchor, to), Math.max(next.anchor, to)];
    announce(t('range.said', { count: countOf({ from, to: end }), from: from + 1, to: end + 1 }));
  }

  function clear() {
    setEnds(null);
  }

  function act(action: RangeAction, of: Span = span ?? { from: 0, to: 0 }) {
    const ids = idsIn(of);
    const hides = ids !== null && ids.length < of.to - of.from + 1;
    // What stands between is not seen: it would be merged unawares.
    if (hides && action === 'merge') return announce(t('reader:said.impossible'));
    clear();
    edits.changeRange(action, { ...of, only: hides && action !== 'exchange' ? ids : undefined });
  }

  return { span, count: span ? countOf(span) : 0, head: ends?.head ?? null, extend, clear, act };
}

export type Range = ReturnType<typeof useRange>;
