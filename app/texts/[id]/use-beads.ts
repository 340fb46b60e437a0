'use client';

import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { Around } from '@/lib/store/news';
import type { BeadView, TextView } from '@/lib/store/types';
import type { KeptChanges } from './arranging/use-kept-changes';
import { isTemporary, nextKey, planOf, type Change } from './arranging/plan';
import {
  idsGiven,
  movesBetween,
  planIn,
  shownOver,
  unansweredOf,
  withoutAnswered,
  withIdsGiven,
  withPlan,
  type Standing,
  type Unanswered,
} from './arranging/unanswered';
import type { Rows } from './filter/rows';
import {
  addBeads,
  beadAt,
  beadOfId,
  beadOfSentence,
  beadsOf,
  hasAll,
  meetBeads,
  isWhole,
  missingRuns,
  placeBeads,
  rearrange,
  replaceBeads,
  windowSize,
  type BeadMoves,
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
 * The beads of a text, in windows that are fetched when they are wanted: as the server has them, and
 * over that what one changed and the server has not answered.
 *
 * @param text a new object whenever the server drew the page again: its counts are the true ones
 * @param first what the server sent with the page
 * @param kept keeps what is not answered in the browser
 * @param onUnknown called when a bead changed that is not here, so that the counts are not known
 */
export function useBeads(
  text: TextView,
  first: { from: number; beads: BeadView[]; structure: number },
  onUnknown: () => void,
  kept: KeptChanges,
) {
  const [shown, setShown] = useState<Standing>(() => ({
    windows: addBeads(new Map(), first.from, first.beads),
    total: text.beads,
    confirmed: text.confirmed,
  }));
  // What requests and actions see when they come back, whatever was drawn meanwhile.
  const view = useRef(shown);
  const truth = useRef(shown);
  const changes = useRef<readonly Unanswered[]>([]);
  const lastKey = useRef(0);
  const { keep } = kept;
  const [failures, setFailures] = useState(0);
  const asked = useRef(new Map<number, Promise<void>>());
  const askedById = useRef(new Map<number, Promise<void>>());
  // Beads that changed while others were on their way, which may be as they were before.
  const changed = useRef(new Map<number, BeadView>());
  // The step that the places of the windows stand by; null where none is here.
  const standing = useRef<number | null>(first.structure);
  const [stale, setStale] = useState(0);
  const [forgotten, setForgotten] = useState(0);
  const [changeCount, setChangeCount] = useState(0);
  // Ids that beads had here before the server gave them theirs: they stay the same rows.
  const [formerIds, setFormerIds] = useState<ReadonlyMap<number, number>>(new Map());
  const followers = useRef(new Set<Follower>());
  const textId = text.id;

  const setChanges = useCallback(
    (next: readonly Unanswered[]) => {
      keep(changes.current, next);
      changes.current = next;
    },
    [keep],
  );

  /** Shows the text as the server has it now, with what it has not answered over it. */
  const show = useCallback((next: Partial<Standing>) => {
    truth.current = { ...truth.current, ...next };
    view.current = shownOver(truth.current, changes.current);
    setShown(view.current);
  }, []);

  const counted = useRef(text);
  const { structure: countedBy } = first;
  useLayoutEffect(() => {
    if (counted.current === text) return;
    counted.current = text;
    // Which of these are counted already is not known: it is asked again when all are answered.
    if (changes.current.length > 0) return onUnknown();
    // Others moved beads since these here were read; they are fetched again with their count.
    if (standing.current !== null && countedBy !== standing.current) return;
    show({ total: text.beads, confirmed: text.confirmed });
  }, [text, countedBy, show, onUnknown]);

  /** Tells of beads that changed here, and of the places of all that came and went since `before`. */
  const tell = useCallback((before: Standing, ids: readonly number[]) => {
    const { windows } = view.current;
    const moves = movesBetween(before.windows, windows);
    const beads = ids.flatMap((id) => beadOfId(windows, id) ?? []);
    for (const follower of followers.current) follower(moves, beads);
    setChangeCount((count) => count + 1);
    return moves;
  }, []);

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
          standing.current ??= structure;
          if (structure === standing.current) show({ windows: place(newest) });
          // What one changed oneself is in it, and not answered yet.
          else if (structure > standing.current && changes.current.length === 0)
            setStale((count) => count + 1);
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
    async (first: number, last: number): Promise<void> => {
      const waiting = asked.current;
      const { windows, total } = truth.current;
      // Places are those that are shown; what is not answered yet moves the server's by a few.
      const from = Math.max(0, first - changes.current.length);
      const to = Math.min(total - 1, last + changes.current.length);
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
          (newest) => addBeads(truth.current.windows, run.from, newest),
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
    [textId, receive, rest],
  );

  /** Fetches the beads of some rows that are not here; resolves when they are, or could not be had. */
  const loadRows = useCallback(
    async (rows: Rows, from: number, to: number): Promise<void> => {
      const waiting = askedById.current;
      const wanted = rows.ids.slice(Math.max(0, from), to + 1);
      const places = rows.places.slice(Math.max(0, from), to + 1);
      const missing = wanted.filter(
        (id, at) =>
          beadAt(view.current.windows, places[at]!)?.id !== id &&
          !waiting.has(id) &&
          !isTemporary(id),
      );
      for (let at = 0; at < missing.length; at += mostNamed) {
        const ids = missing.slice(at, at + mostNamed);
        const fetching = receive(
          fetchBeads(textId, `ids=${ids.join()}`),
          () => askedById.current === waiting,
          (newest) => placeBeads(truth.current.windows, newest),
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

  /** Shows a change at once; says why it cannot be shown as `planOf` does. */
  const showChange = useCallback(
    (index: number, change: Change) => {
      const before = view.current;
      const bead = beadAt(before.windows, index);
      if (!bead) return null;
      const key = nextKey(lastKey.current);
      const plan = planOf(before.windows, before.total, bead.id, change, key);
      if (!plan || plan === 'impossible') return plan;
      lastKey.current = key;
      const made = { key, id: crypto.randomUUID(), beadId: bead.id, change };
      setChanges([...changes.current, unansweredOf(made, plan)]);
      view.current = withPlan(before, plan);
      setShown(view.current);
      tell(
        before,
        plan.change.beads.map(({ id }) => id),
      );
      return { key, at: plan.at, bead: beadAt(view.current.windows, plan.at)! };
    },
    [tell, setChanges],
  );

  /**
   * Takes over the ids that the server gave to the beads of a change.
   * @param isHere whether what it made is here as well, so that it need not be shown over the text
   */
  const answer = useCallback(
    (key: number, made: Pick<Rearranged, 'beads' | 'made'>, isHere = true) => {
      const given = idsGiven(changes.current, key, made);
      setChanges((isHere ? withoutAnswered : withIdsGiven)(changes.current, key, made));
      if (given.size > 0)
        setFormerIds((known) => {
          const all = new Map(known);
          for (const [former, id] of given) all.set(id, former);
          return all;
        });
    },
    [setChanges],
  );

  const changeOf = useCallback((key: number) => changes.current.find((it) => it.key === key), []);

  /** Shows changes that a closed page left behind, over those of this page. */
  const adopt = useCallback(
    (left: readonly Unanswered[]) => {
      const before = view.current;
      const known = new Set(changes.current.map(({ id }) => id));
      const more = left.filter(({ id }) => !known.has(id));
      setChanges([...changes.current, ...more]);
      show({});
      tell(before, []);
      return more;
    },
    [show, tell, setChanges],
  );

  /** The bead that a change is told from, by the server; where its beads still are as one saw them. */
  const seenBy = useCallback((key: number) => {
    const change = changes.current.find((it) => it.key === key);
    const isAsSeen = change && planIn(truth.current, change) !== null;
    return isAsSeen ? beadOfId(truth.current.windows, change.beadId) : undefined;
  }, []);

  /** Shows a change no more, as it was not made; returns which beads came and went by that. */
  const takeBack = useCallback(
    (key: number) => {
      const before = view.current;
      setChanges(changes.current.filter((it) => it.key !== key));
      show({});
      return tell(before, []);
    },
    [show, tell, setChanges],
  );

  /**
   * Puts changed beads in their places.
   * @param key of the change that this answers
   */
  const replace = useCallback(
    (beads: readonly BeadView[], key?: number) => {
      if (asked.current.size + askedById.current.size > 0)
        for (const bead of beads) changed.current.set(bead.id, bead);
      const { windows, confirmed } = truth.current;
      const before = beads.map((bead) => beadAt(windows, bead.index));
      if (beads.some((bead, at) => before[at]?.id !== bead.id)) onUnknown();
      const isConfirmed = (bead: BeadView | undefined) => Number(bead?.status === 'confirmed');
      const change = beads.reduce(
        (sum, bead, at) =>
          before[at]?.id === bead.id ? sum + isConfirmed(bead) - isConfirmed(before[at]) : sum,
        0,
      );
      const was = view.current;
      if (key !== undefined) answer(key, { beads, made: [] });
      show({
        windows: replaceBeads(windows, beads),
        confirmed: Math.max(0, confirmed + change),
      });
      tell(
        was,
        beads.map(({ id }) => id),
      );
    },
    [onUnknown, show, tell, answer],
  );

  /**
   * Puts beads in their places that were merged, split or moved, and takes away those that are gone.
   * @param key of the change that this answers
   */
  const arrange = useCallback(
    (change: Rearranged, key?: number) => {
      const { beads, removed, structure } = change;
      const known = standing.current;
      const was = view.current;
      // Fetched again already, with this in it; or others moved beads that are not known here.
      if (structure && known !== null && structure.now <= known) {
        if (key !== undefined) answer(key, change);
        return replace(beads);
      }
      if (structure && known !== null && structure.before > known) {
        if (key !== undefined) answer(key, change, false);
        return setStale((count) => count + 1);
      }
      if (structure) standing.current = structure.now;
      const { windows, confirmed } = truth.current;
      const next = rearrange(windows, change);
      // What is on its way shows the text as it was.
      asked.current = new Map();
      askedById.current = new Map();
      const concerned = new Set([...removed, ...beads.map(({ id }) => id)]);
      const countConfirmed = (some: readonly BeadView[]) =>
        some.filter(({ id, status }) => concerned.has(id) && status === 'confirmed').length;
      const more = countConfirmed(beads) - countConfirmed(beadsOf(windows));
      if (key !== undefined) answer(key, change);
      show({ windows: next ?? new Map(), total: change.total, confirmed: confirmed + more });
      tell(
        was,
        beads.map(({ id }) => id),
      );
      onUnknown();
    },
    [show, tell, onUnknown, replace, answer],
  );

  /** Puts newer beads that others made in the places of the old ones. */
  const meet = useCallback(
    (newer: readonly BeadView[], confirmed: number) => {
      if (asked.current.size + askedById.current.size > 0)
        for (const bead of newer) changed.current.set(bead.id, bead);
      if (newer.length > 0) setChangeCount((count) => count + 1);
      show({ windows: meetBeads(truth.current.windows, newer), confirmed });
    },
    [show],
  );

  /** Shows beads that were fetched again, and single others, in the place of all that are here. */
  const swap = useCallback(
    ({ from, beads, total, confirmed, structure }: Around, others: readonly BeadView[] = []) => {
      asked.current = new Map();
      askedById.current = new Map();
      standing.current = structure;
      setChanges(changes.current.filter(({ isAnswered }) => !isAnswered));
      const windows = placeBeads(addBeads(new Map(), from, beads), others);
      show({ windows, total, confirmed });
    },
    [show, setChanges],
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
    setChanges(changes.current.filter(({ isAnswered }) => !isAnswered));
    setForgotten((count) => count + 1);
    show({ windows: new Map() });
  }, [show, setChanges]);

  /** The bead at a place as it is shown now, whatever was drawn. */
  const current = useCallback((index: number) => beadAt(view.current.windows, index), []);

  /** The bead that holds a sentence: as it is shown, and as the server has it. */
  const holding = useCallback((sentenceId: number) => beadOfSentence(view.current.windows, sentenceId), []); // prettier-ignore
  const holdingTruly = useCallback((sentenceId: number) => beadOfSentence(truth.current.windows, sentenceId), []); // prettier-ignore

  /** How many changes are shown that the server has not answered. */
  const unanswered = useCallback(() => changes.current.length, []);

  return {
    windows: shown.windows,
    formerIds,
    load,
    loadRows,
    showChange,
    seenBy,
    changeOf,
    adopt,
    takeBack,
    unanswered,
    replace,
    arrange,
    meet,
    swap,
    structure,
    stale,
    /** Grows when all beads were forgotten, and when any were changed. */
    forgotten,
    changes: changeCount,
    follow,
    forget,
    current,
    holding,
    holdingTruly,
    total: shown.total,
    confirmed: shown.confirmed,
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
