'use client';

import { useState } from 'react';
import { useAnnounce } from '@/app/shell/announcer';
import { useTranslation } from '@/lib/i18n/client';
import type { RangeAction } from '@/lib/store/range';
import type { BeadView, ChangeResult } from '@/lib/store/types';
import type { Edits } from '../use-edits';
import { rowFrom, type Rows } from '../filter/rows';
import { rangeAction } from './range-actions';

/** Selected beads, by index, both ends included. */
export interface Span {
  from: number;
  to: number;
}

interface Page {
  textId: string;
  total: number;
  /** The beads that a filter shows; only these are selected. */
  rows: Rows | null;
  edits: Edits;
  beads: {
    current: (index: number) => BeadView | undefined;
    load: (from: number, to: number) => Promise<void>;
  };
  /** Told what became of confirming a range that begins at a place. */
  onConfirmed: (result: ChangeResult, index: number) => void;
}

/** What the keys and the log call each action. */
const howOf = {
  confirm: 'confirm-range',
  'set-back': 'set-back-range',
  merge: 'merge',
  exchange: 'exchange',
} as const;

/** A range of beads that a person selects, from where they began to where they are. */
export function useRange({ textId, total, rows, edits, beads, onConfirmed }: Page) {
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
    edits.regroup(of.from, howOf[action], async (first) => {
      await beads.load(of.to, of.to);
      const end = beads.current(of.to);
      if (!end) return { ok: false, code: 'nothing' };
      const seen: { id: number; revision: number }[] = [];
      for (let index = of.from; index <= of.to; index++) {
        const bead = beads.current(index);
        if (bead) seen.push({ id: bead.id, revision: bead.revision });
      }
      const count = of.to - of.from + 1;
      const only = hides && action !== 'exchange' ? ids : undefined;
      const change = { textId, first: first.id, last: end.id, count, only, action, seen };
      const result = await rangeAction(change);
      if (action === 'confirm') onConfirmed(result, of.from);
      return result;
    });
  }

  return { span, count: span ? countOf(span) : 0, head: ends?.head ?? null, extend, clear, act };
}

export type Range = ReturnType<typeof useRange>;
