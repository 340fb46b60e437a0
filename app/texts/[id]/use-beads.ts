'use client';

import { useCallback, useRef, useState } from 'react';
import type { Around } from '@/lib/store/news';
import type { BeadView, TextView } from '@/lib/store/types';
import type { Rows } from './filter/rows';
import {
  addBeads,
  beadAt,
  beadsOf,
  meetBeads,
  isWhole,
  missingRuns,
  movesOf,
  placeBeads,
  rearrange,
  replaceBeads,
  windowSize,
  type BeadMoves,
  type BeadWindows,
  type Rearranged,
} from './bead-windows';

/** The most that one request brings, as `windowLimit` of the store has it. */
const mostAtOnce = 480;
/** The most beads that one request names. */
const mostNamed = 100;
const pauseAfterFailure = 2000;

/** Is told of changed beads, and where any went and came: null where that is not known. */
type Follower = (moves: BeadMoves | null, beads: readonly BeadView[]) => void;

/**
 * The beads of a text, in windows that are fetched when they are wanted.
 *
 * @param text a new object whenever the server drew the page again: its counts are the true ones
 * @param first what the server sent with the page
 * @param onUnknown called when a bead changed that is not here, so that the counts are not known
 */
export function useBeads(
  text: TextView,
  first: { from: number; beads: BeadView[]; structure: number },
  onUnknown: () => void,
) {
  const [windows, setWindows] = useState<BeadWindows>(() =>
    addBeads(new Map(), first.from, first.beads),
  );
  const [counted, setCounted] = useState({
    text,
    confirmed: text.confirmed,
    total: text.beads,
  });
  if (counted.text !== text) setCounted({ text, confirmed: text.confirmed, total: text.beads });
  const [failures, setFailures] = useState(0);
  // What requests and actions see when they come back, whatever was drawn meanwhile.
  const latest = useRef(windows);
  const asked = useRef(new Map<number, Promise<void>>());
  const askedById = useRef(new Map<number, Promise<void>>());
  // Beads that changed while others were on their way, which may be as they were before.
  const changed = useRef(new Map<number, BeadView>());
  // The step that the places of the windows stand by; null where none is here.
  const standing = useRef<number | null>(first.structure);
  const [stale, setStale] = useState(0);
  const [forgotten, setForgotten] = useState(0);
  const [changes, setChanges] = useState(0);
  const followers = useRef(new Set<Follower>());
  const { total } = counted;
  const textId = text.id;

  const show = useCallback((next: BeadWindows) => {
    latest.current = next;
    setWindows(next);
  }, []);

  /**
   * Shows what a request brought, if it is of the text as it stands.
   * @param isWanted says no where all was forgotten since it was sent
   */
  const receive = useCallback(
    (
      answer: ReturnType<typeof fetchBeads>,
      isWanted: () => boolean,
      place: (newest: BeadView[]) => BeadWindows,
    ): Promise<void> =>
      answer
        .then(({ beads, structure }) => {
          // A reading of the source came between: these are beads of the text as it was.
          if (!isWanted()) return;
          const newest = beads.map((bead) => {
            const other = changed.current.get(bead.id);
            // A comment changes a bead and not its revision.
            return other && other.revision >= bead.revision ? other : bead;
          });
          standing.current ??= structure;
          if (structure === standing.current) show(place(newest));
          else if (structure > standing.current) setStale((count) => count + 1);
          else setTimeout(() => setFailures((count) => count + 1), pauseAfterFailure);
        })
        .catch(() => {
          setTimeout(() => setFailures((count) => count + 1), pauseAfterFailure);
        }),
    [show],
  );

  const rest = useCallback(() => {
    if (asked.current.size + askedById.current.size === 0) changed.current.clear();
  }, []);

  /** Fetches what is missing of a stretch; resolves when all of it is here, or could not be had. */
  const load = useCallback(
    async (from: number, to: number): Promise<void> => {
      const waiting = asked.current;
      const begin = Math.floor(Math.max(0, from) / windowSize);
      const end = Math.floor(Math.min(total - 1, to) / windowSize);
      const runs = missingRuns(
        (window) => isWhole(latest.current, window, total) || waiting.has(window),
        from,
        to,
        total,
        mostAtOnce,
      );
      for (const run of runs) {
        const fetching = receive(
          fetchBeads(textId, `from=${run.from}&count=${run.count}`),
          () => asked.current === waiting,
          (newest) => addBeads(latest.current, run.from, newest),
        ).finally(() => {
          for (let at = 0; at < run.count; at += windowSize)
            waiting.delete((run.from + at) / windowSize);
          rest();
        });
        for (let at = 0; at < run.count; at += windowSize)
          waiting.set((run.from + at) / windowSize, fetching);
      }
      const wanted: (Promise<void> | undefined)[] = [];
      for (let number = begin; number <= end; number++) wanted.push(waiting.get(number));
      await Promise.all(wanted);
    },
    [textId, total, receive, rest],
  );

  /** Fetches the beads of some rows that are not here; resolves when they are, or could not be had. */
  const loadRows = useCallback(
    async (rows: Rows, from: number, to: number): Promise<void> => {
      const waiting = askedById.current;
      const wanted = rows.ids.slice(Math.max(0, from), to + 1);
      const places = rows.places.slice(Math.max(0, from), to + 1);
      const missing = wanted.filter(
        (id, at) => beadAt(latest.current, places[at]!)?.id !== id && !waiting.has(id),
      );
      for (let at = 0; at < missing.length; at += mostNamed) {
        const ids = missing.slice(at, at + mostNamed);
        const fetching = receive(
          fetchBeads(textId, `ids=${ids.join()}`),
          () => askedById.current === waiting,
          (newest) => placeBeads(latest.current, newest),
        ).finally(() => {
          for (const id of ids) waiting.delete(id);
          rest();
        });
        for (const id of ids) waiting.set(id, fetching);
      }
      await Promise.all(wanted.map((id) => waiting.get(id)));
    },
    [textId, receive, rest],
  );

  /** Puts changed beads in their places. */
  const replace = useCallback(
    (beads: readonly BeadView[]) => {
      if (asked.current.size + askedById.current.size > 0)
        for (const bead of beads) changed.current.set(bead.id, bead);
      const before = beads.map((bead) => beadAt(latest.current, bead.index));
      if (beads.some((bead, at) => before[at]?.id !== bead.id)) onUnknown();
      const isConfirmed = (bead: BeadView | undefined) => Number(bead?.status === 'confirmed');
      const change = beads.reduce(
        (sum, bead, at) =>
          before[at]?.id === bead.id ? sum + isConfirmed(bead) - isConfirmed(before[at]) : sum,
        0,
      );
      if (change !== 0)
        setCounted((now) => ({ ...now, confirmed: Math.max(0, now.confirmed + change) }));
      show(replaceBeads(latest.current, beads));
      for (const tell of followers.current) tell({ gone: [], made: [] }, beads);
      setChanges((count) => count + 1);
    },
    [onUnknown, show],
  );

  /** Puts beads in their places that were merged, split or moved, and takes away those that are gone. */
  const arrange = useCallback(
    (change: Rearranged) => {
      const { beads, removed, structure } = change;
      const known = standing.current;
      // Fetched again already, with this in it; or others moved beads that are not known here.
      if (structure && known !== null && structure.now <= known) return replace(beads);
      if (structure && known !== null && structure.before > known)
        return setStale((count) => count + 1);
      if (structure) standing.current = structure.now;
      const before = beadsOf(latest.current);
      const next = rearrange(latest.current, change);
      const moves = movesOf(latest.current, change);
      for (const tell of followers.current) tell(moves, beads);
      setChanges((count) => count + 1);
      // What is on its way shows the text as it was.
      asked.current = new Map();
      askedById.current = new Map();
      show(next ?? new Map());
      const concerned = new Set([...removed, ...beads.map(({ id }) => id)]);
      const countConfirmed = (some: readonly BeadView[]) =>
        some.filter(({ id, status }) => concerned.has(id) && status === 'confirmed').length;
      const more = countConfirmed(beads) - countConfirmed(before);
      setCounted((then) => ({ ...then, total: change.total, confirmed: then.confirmed + more }));
      onUnknown();
    },
    [show, onUnknown, replace],
  );

  /** Puts newer beads that others made in the places of the old ones. */
  const meet = useCallback(
    (newer: readonly BeadView[], confirmed: number) => {
      if (asked.current.size + askedById.current.size > 0)
        for (const bead of newer) changed.current.set(bead.id, bead);
      if (newer.length > 0) {
        show(meetBeads(latest.current, newer));
        setChanges((count) => count + 1);
      }
      setCounted((now) => ({ ...now, confirmed }));
    },
    [show],
  );

  /** Shows beads that were fetched again, and single others, in the place of all that are here. */
  const swap = useCallback(
    ({ from, beads, total, confirmed, structure }: Around, others: readonly BeadView[] = []) => {
      asked.current = new Map();
      askedById.current = new Map();
      standing.current = structure;
      show(placeBeads(addBeads(new Map(), from, beads), others));
      setCounted((now) => ({ ...now, total, confirmed }));
    },
    [show],
  );

  /** The last step that moved beads before the places here were read. */
  const structure = useCallback(() => standing.current ?? Infinity, []);

  /** Tells of each change that is made here; returns what ends the telling. */
  const follow = useCallback((follower: Follower) => {
    followers.current.add(follower);
    return () => void followers.current.delete(follower);
  }, []);

  /** Forgets all beads: the text was read again. */
  const forget = useCallback(() => {
    asked.current = new Map();
    askedById.current = new Map();
    standing.current = null;
    setForgotten((count) => count + 1);
    show(new Map());
  }, [show]);

  /** The bead at a place as it now stands, whatever was drawn. */
  const current = useCallback((index: number) => beadAt(latest.current, index), []);

  return {
    windows,
    load,
    loadRows,
    replace,
    arrange,
    meet,
    swap,
    structure,
    stale,
    /** Grows when all beads were forgotten, and when any were changed. */
    forgotten,
    changes,
    follow,
    forget,
    current,
    total,
    confirmed: counted.confirmed,
    failures,
  };
}

export type Beads = ReturnType<typeof useBeads>;

async function fetchBeads(
  textId: string,
  which: string,
): Promise<{ beads: BeadView[]; structure: number }> {
  const response = await fetch(`/api/texts/${textId}/beads?${which}`);
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  return (await response.json()) as { beads: BeadView[]; structure: number };
}
