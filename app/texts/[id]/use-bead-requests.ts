'use client';

import { useCallback, useRef, useState } from 'react';
import type { BeadView } from '@/lib/store/types';
import { isTemporary } from './arranging/temporary-ids';
import type { Standing } from './arranging/unanswered';
import {
  addBeads,
  beadAt,
  hasAll,
  isWhole,
  missingRuns,
  placeBeads,
  windowSize,
} from './bead-windows';
import type { Rows } from './filter/rows';
import type { ShownText } from './use-shown-text';

/** The most that one request brings, as `windowLimit` of the store has it. */
const mostAtOnce = 480;
/** The most beads that one request names. */
const mostNamed = 100;
const pauseAfterFailure = 2000;

/**
 * Fetches the beads of a text where they are wanted and not here.
 * @param ageOf how what is shown stands to what an answer was read from
 * @param onStale called where the text has moved on, so that what is here must be fetched anew
 */
export function useBeadRequests(
  textId: string,
  { view, truth, changes, show }: ShownText,
  ageOf: (structure: number) => 'now' | 'newer' | 'older',
  onStale: () => void,
) {
  const [failures, setFailures] = useState(0);
  const asked = useRef(new Map<number, Promise<void>>());
  const askedById = useRef(new Map<number, Promise<void>>());
  // Beads that changed while others were on their way, which may be as they were before.
  const changed = useRef(new Map<number, BeadView>());

  /**
   * Shows what a request brought, if it is of the text as it stands.
   * @param isWanted says no where all was forgotten since it was sent
   */
  const receive = useCallback(
    (
      answer: ReturnType<typeof fetchBeads>,
      isWanted: () => boolean,
      place: (newest: BeadView[]) => Standing['windows'],
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
          const age = ageOf(structure);
          if (age === 'now') show({ windows: place(newest) });
          // What one changed oneself is in it, and not answered yet.
          else if (age === 'newer' && changes().length === 0) onStale();
          else setTimeout(() => setFailures((count) => count + 1), pauseAfterFailure);
        })
        .catch(() => {
          setTimeout(() => setFailures((count) => count + 1), pauseAfterFailure);
        }),
    [show, changes, ageOf, onStale],
  );

  const rest = useCallback(() => {
    if (asked.current.size + askedById.current.size === 0) changed.current.clear();
  }, []);

  /** Fetches what is missing of a stretch; resolves when all of it is here, or could not be had. */
  const load = useCallback(
    async (first: number, last: number): Promise<void> => {
      const waiting = asked.current;
      const { windows, total } = truth();
      // Places are those that are shown; what is not answered yet moves the server's by a few.
      const from = Math.max(0, first - changes().length);
      const to = Math.min(total - 1, last + changes().length);
      const begin = Math.floor(from / windowSize);
      const end = Math.floor(to / windowSize);
      const isHere = (window: number) => waiting.has(window) || hasAll(windows, window, from, to);
      // Where beads went, the last window is short: with the next one it is not again so soon.
      const short = windows.has(end) && !isHere(end) ? windowSize : 0;
      const runs = missingRuns(
        (window) =>
          window > end ? waiting.has(window) || isWhole(windows, window, total) : isHere(window),
        from,
        to + short,
        total,
        mostAtOnce,
      );
      for (const run of runs) {
        const fetching = receive(
          fetchBeads(textId, `from=${run.from}&count=${run.count}`),
          () => asked.current === waiting,
          (newest) => addBeads(truth().windows, run.from, newest),
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
    [textId, receive, rest, truth, changes],
  );

  /** Fetches the beads of some rows that are not here; resolves when they are, or could not be had. */
  const loadRows = useCallback(
    async (rows: Rows, from: number, to: number): Promise<void> => {
      const waiting = askedById.current;
      const wanted = rows.ids.slice(Math.max(0, from), to + 1);
      const places = rows.places.slice(Math.max(0, from), to + 1);
      const missing = wanted.filter(
        (id, at) =>
          beadAt(view().windows, places[at]!)?.id !== id && !waiting.has(id) && !isTemporary(id),
      );
      for (let at = 0; at < missing.length; at += mostNamed) {
        const ids = missing.slice(at, at + mostNamed);
        const fetching = receive(
          fetchBeads(textId, `ids=${ids.join()}`),
          () => askedById.current === waiting,
          (newest) => placeBeads(truth().windows, newest),
        ).finally(() => {
          for (const id of ids) waiting.delete(id);
          rest();
        });
        for (const id of ids) waiting.set(id, fetching);
      }
      await Promise.all(wanted.map((id) => waiting.get(id)));
    },
    [textId, receive, rest, truth, view],
  );

  /** Beads changed: what is on its way may have them as they were. */
  const overtake = useCallback((beads: readonly BeadView[]) => {
    if (asked.current.size + askedById.current.size > 0)
      for (const bead of beads) changed.current.set(bead.id, bead);
  }, []);

  /** Wants nothing any more of what is on its way: it shows the text as it was. */
  const disregard = useCallback(() => {
    asked.current = new Map();
    askedById.current = new Map();
  }, []);

  return { load, loadRows, failures, overtake, disregard };
}

async function fetchBeads(
  textId: string,
  which: string,
): Promise<{ beads: BeadView[]; structure: number }> {
  const response = await fetch(`/api/texts/${textId}/beads?${which}`);
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  return (await response.json()) as { beads: BeadView[]; structure: number };
}
