'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Filtered } from '@/app/api/texts/[id]/filter/route';
import type { BeadFilter } from '@/lib/store/filter';
import type { BeadView } from '@/lib/store/types';
import type { Beads } from '../use-beads';
import { isOpen, readFilter, withFilter } from './address';
import { afterMoves, hasPlace, rowFrom, rowsOf, stepFrom, withBeads, type Rows } from './rows';

/** The rows of an answer, and how many changes of beads there were when it was asked for. */
interface Answer {
  query: string;
  rows: Rows;
  changes: number;
}

/** How many rows on either side of what one sees stay, though they pass no longer. */
const near = 100;
/** The most beads of one change that are shown besides. */
const mostShown = 20;

interface Page {
  textId: string;
  beads: Beads;
  /** The bead that one is at. */
  here: () => number;
  /** Resolves when all that one changed is with the server. */
  settled: () => Promise<void>;
  /** Called before other rows are shown; what it returns, after. */
  around: () => (rows: Rows | null) => void;
}

/**
 * The filter of the address, and the rows that it lets through. They stay as they are while beads
 * change, so that nothing goes from under one's hands: what passes no longer goes when the filter is
 * asked again. Beads that one goes to are shown besides.
 */
export function useFilter(page: Page) {
  const { textId, beads } = page;
  const search = useSearchParams();
  const { filter, wrong } = useMemo(() => readFilter(new URLSearchParams(search)), [search]);
  const query = withFilter(new URLSearchParams(), filter);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [failed, setFailed] = useState(false);
  const [turn, setTurn] = useState(0);
  const [begins] = useState(query !== '');
  const latest = useRef({ ...page, answer, query });
  useEffect(() => {
    latest.current = { ...page, answer, query };
  });
  const settled = useCallback(() => latest.current.settled(), []);
  const last = useRef('');
  // All beads come back when the address has no filter any more, not before what one sees is known.
  const rows = answer?.rows ?? null;

  /** Shows other rows, or all beads, with what one sees in its place. */
  const show = useCallback((next: Answer | null) => {
    const after = latest.current.around();
    flushSync(() => setAnswer(next));
    after(next?.rows ?? null);
  }, []);

  useEffect(() => {
    if (query === '') return;
    last.current = query;
    const stop = new AbortController();
    let { changes } = latest.current.beads;
    settled()
      .then(() => {
        ({ changes } = latest.current.beads);
        return fetchRows(textId, query, [], stop.signal);
      })
      .then(({ rows: found }) => {
        if (stop.signal.aborted) return;
        setFailed(false);
        show({ query, rows: found, changes });
      })
      .catch(() => {
        if (!stop.signal.aborted) setFailed(true);
      });
    return () => stop.abort();
  }, [textId, query, turn, show, settled]);

  const wasFiltered = useRef(false);
  useEffect(() => {
    const ends = query === '' && wasFiltered.current;
    wasFiltered.current = query !== '';
    if (ends)
      queueMicrotask(() => {
        setFailed(false);
        show(null);
      });
  }, [query, show]);

  /**
   * The rows as they now are, with those that are in sight, whether they pass or not; null without a
   * filter. `apply` shows them.
   * @param index of the bead at the top
   */
  const again = useCallback(
    async (index: number) => {
      const { answer: shown, query: asked, beads: now } = latest.current;
      if (!shown || asked === '') return null;
      const row = rowFrom(shown.rows, index);
      const keep = shown.rows.ids.slice(Math.max(0, row - near), row + near);
      const found = await fetchRows(textId, asked, keep);
      const at = rowFrom(found.rows, index);
      const ids = found.rows.ids.slice(Math.max(0, at - 20), at + 60);
      const seen = ids.length === 0 ? [] : await fetchNamed(textId, ids);
      const next = { query: asked, rows: found.rows, changes: now.changes };
      return { structure: found.structure, beads: seen, apply: () => setAnswer(next) };
    },
    [textId],
  );

  const refetch = useCallback(() => {
    void again(latest.current.here())
      .then((found) => found?.apply())
      .catch(() => setFailed(true));
  }, [again]);

  const { follow } = beads;
  useEffect(
    () =>
      follow((moves, changed) => {
        if (!latest.current.answer) return;
        if (!moves) return refetch();
        // Where a sentence went is shown too, unless it is half the text.
        const shown = changed.slice(0, mostShown);
        setAnswer((now) => now && { ...now, rows: withBeads(afterMoves(now.rows, moves), shown) });
      }),
    [follow, refetch],
  );

  /** Makes sure that a bead is shown that one goes to. */
  const reveal = useCallback(async (index: number) => {
    const { answer: shown, beads: now, query: asked } = latest.current;
    if (!shown || asked === '' || hasPlace(shown.rows, index)) return;
    await now.load(index, index);
    const bead = now.current(index);
    if (bead)
      flushSync(() => setAnswer((then) => then && { ...then, rows: withBeads(then.rows, [bead]) }));
  }, []);

  /** Changes the filter, in the address: `replace` where the one before is not to be gone back to. */
  const choose = useCallback(
    (next: BeadFilter, replace = false) => {
      const rest = withFilter(new URLSearchParams(search), next);
      const address = rest === '' ? window.location.pathname : `?${rest}`;
      if (replace) window.history.replaceState(null, '', address);
      else window.history.pushState(null, '', address);
    },
    [search],
  );

  return {
    filter,
    /** As in an address; '' where there is none. */
    query,
    wrong,
    rows,
    failed: failed && query !== '',
    /** The page begins with a filter, and does not know yet what it lets through. */
    pending: begins && query !== '' && answer === null,
    isOpen: isOpen(filter),
    /** Beads were changed since the rows were asked for. */
    changed: answer !== null && query !== '' && beads.changes !== answer.changes,
    choose,
    settled,
    clear: () => choose({}),
    /** The whole text, or again the filter that was last; says no where there was none. */
    toggle: () => {
      if (query !== '') choose({});
      else if (last.current !== '') choose(readFilter(new URLSearchParams(last.current)).filter);
      else return false;
      return true;
    },
    ask: () => setTurn((now) => now + 1),
    again,
    reveal,
    /** The place that is a row further, or back. */
    step: (index: number, by: 1 | -1): number =>
      rows ? stepFrom(rows, index, by) : Math.min(beads.total - 1, Math.max(0, index + by)),
  };
}

export type Filtering = ReturnType<typeof useFilter>;

async function fetchRows(
  textId: string,
  query: string,
  keep: readonly number[],
  signal?: AbortSignal,
): Promise<{ rows: Rows; structure: number }> {
  const kept = keep.length > 0 ? `&keep=${keep.join()}` : '';
  const response = await fetch(`/api/texts/${textId}/filter?${query}${kept}`, { signal });
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  const { runs, structure } = (await response.json()) as Filtered;
  return { rows: rowsOf(runs), structure };
}

async function fetchNamed(textId: string, ids: readonly number[]): Promise<BeadView[]> {
  const response = await fetch(`/api/texts/${textId}/beads?ids=${ids.join()}`);
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  return ((await response.json()) as { beads: BeadView[] }).beads;
}
