'use client';

import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { Around } from '@/lib/store/news';
import type { BeadView, TextView } from '@/lib/store/types';
import { useChanges } from './arranging/use-changes';
import type { KeptChanges } from './arranging/use-kept-changes';
import {
  addBeads,
  beadAt,
  beadOfSentence,
  beadsOf,
  meetBeads,
  placeBeads,
  rearrange,
  replaceBeads,
  type Rearranged,
} from './bead-windows';
import { useBeadRequests } from './use-bead-requests';
import { useShownText } from './use-shown-text';

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
  first: { from: number; beads: BeadView[]; step: number; structure: number },
  onUnknown: () => void,
  kept: KeptChanges,
) {
  const begin = () => ({
    windows: addBeads(new Map(), first.from, first.beads),
    total: text.beads,
    confirmed: text.confirmed,
  });
  const shownText = useShownText(begin, kept);
  const { shown, changeCount, view, truth, show, count, tell, follow } = shownText;
  const changes = useChanges(shownText);
  const { answer, dropAnswered, unanswered } = changes;
  // The step that the places of the windows stand by.
  const standing = useRef(first.structure);
  const [stale, setStale] = useState(0);
  const onStale = useCallback(() => setStale((count) => count + 1), []);
  const arrivals = useRef<(() => void)[]>([]);
  const ageOf = useCallback((structure: number) => {
    if (structure === standing.current) return 'now';
    return structure > standing.current ? 'newer' : 'older';
  }, []);
  const requests = useBeadRequests(text.id, shownText, ageOf, onStale);
  const { load, loadRows, failures, overtake, disregard } = requests;

  // The last step that is in what is shown here.
  const seen = useRef(first.step);
  /** What came up to a step is shown. */
  const saw = useCallback((step: number) => {
    seen.current = Math.max(seen.current, step);
  }, []);

  const counted = useRef(text);
  const { step: countedAt, structure: countedBy } = first;
  useLayoutEffect(() => {
    if (counted.current === text) return;
    counted.current = text;
    // Which of these are counted already is not known: it is asked again when all are answered.
    if (unanswered() > 0) return onUnknown();
    // The page was drawn before what is shown here was made.
    if (countedAt < seen.current) return onUnknown();
    // Others moved beads since these here were read; they are fetched again with their count.
    if (countedBy !== standing.current) return;
    show({ total: text.beads, confirmed: text.confirmed });
  }, [text, countedAt, countedBy, show, onUnknown, unanswered]);

  /**
   * Puts changed beads in their places.
   * @param key of the change that this answers
   * @param madeSentence the sentence that it made
   */
  const replace = useCallback(
    (beads: readonly BeadView[], key?: number, madeSentence?: number) => {
      overtake(beads);
      const { windows, confirmed } = truth();
      const before = beads.map((bead) => beadAt(windows, bead.index));
      if (beads.some((bead, at) => before[at]?.id !== bead.id)) onUnknown();
      const isConfirmed = (bead: BeadView | undefined) => Number(bead?.status === 'confirmed');
      const change = beads.reduce(
        (sum, bead, at) =>
          before[at]?.id === bead.id ? sum + isConfirmed(bead) - isConfirmed(before[at]) : sum,
        0,
      );
      const was = view();
      if (key !== undefined) answer(key, { beads, made: [], madeSentence });
      show({
        windows: replaceBeads(windows, beads),
        confirmed: Math.max(0, confirmed + change),
      });
      tell(
        was,
        beads.map(({ id }) => id),
      );
    },
    [onUnknown, show, tell, answer, overtake, truth, view],
  );

  /**
   * Puts beads in their places that were merged, split or moved, and takes away those that are gone.
   * @param key of the change that this answers
   */
  const arrange = useCallback(
    (change: Rearranged, key?: number) => {
      const { beads, removed, structure } = change;
      const known = standing.current;
      const was = view();
      // Fetched again already, with this in it; or others moved beads that are not known here.
      if (structure && structure.now <= known) {
        if (key !== undefined) answer(key, change);
        return replace(beads);
      }
      if (structure && structure.before > known) {
        if (key !== undefined) answer(key, change, false);
        return onStale();
      }
      if (structure) standing.current = structure.now;
      const { windows, confirmed } = truth();
      const next = rearrange(windows, change);
      disregard();
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
    [show, tell, onUnknown, onStale, replace, answer, disregard, truth, view],
  );

  /** Puts newer beads that others made in the places of the old ones. */
  const meet = useCallback(
    (newer: readonly BeadView[], confirmed: number) => {
      overtake(newer);
      if (newer.length > 0) count();
      show({ windows: meetBeads(truth().windows, newer), confirmed });
    },
    [show, count, overtake, truth],
  );

  /** Shows beads that were fetched again, and single others, in the place of all that are here. */
  const swap = useCallback(
    ({ from, beads, total, confirmed, structure }: Around, others: readonly BeadView[] = []) => {
      disregard();
      standing.current = structure;
      dropAnswered();
      const windows = placeBeads(addBeads(new Map(), from, beads), others);
      show({ windows, total, confirmed });
    },
    [show, disregard, dropAnswered],
  );

  /** A change is answered that changed more than is told: the text is fetched again. */
  const leaveOff = useCallback((key: number) => answer(key, { beads: [], made: [] }), [answer]);

  /** The last step that moved beads before the places here were read. */
  const structure = useCallback(() => standing.current, []);

  /**
   * Much of the text was changed: what is here is shown until it was fetched again.
   * @param then called when what is shown is new
   */
  const outdate = useCallback(
    (then?: () => void) => {
      if (then) arrivals.current.push(then);
      onStale();
    },
    [onStale],
  );

  /** How many wait for what is to be fetched now. */
  const awaited = useCallback(() => arrivals.current.length, []);

  /** What so many waited for is shown. */
  const arrive = useCallback((count: number) => {
    for (const then of arrivals.current.splice(0, count)) then();
  }, []);

  /** The beads as the server has them. */
  const windowsByServer = useCallback(() => truth().windows, [truth]);

  /** What is here, as it is shown now. */
  const shownHere = useCallback(() => view(), [view]);

  /** The bead at a place as it is shown now, whatever was drawn. */
  const current = useCallback((index: number) => beadAt(view().windows, index), [view]);

  /** The bead that holds a sentence: as it is shown, and as the server has it. */
  const holding = useCallback((sentenceId: number) => beadOfSentence(view().windows, sentenceId), [view]); // prettier-ignore
  const holdingTruly = useCallback((sentenceId: number) => beadOfSentence(truth().windows, sentenceId), [truth]); // prettier-ignore

  return {
    windows: shown.windows,
    ...changes,
    load,
    loadRows,
    leaveOff,
    replace,
    arrange,
    meet,
    saw,
    swap,
    structure,
    stale,
    /** Grows when any were changed. */
    changes: changeCount,
    follow,
    outdate,
    awaited,
    arrive,
    current,
    shownHere,
    windowsByServer,
    holding,
    holdingTruly,
    total: shown.total,
    confirmed: shown.confirmed,
    failures,
  };
}

export type Beads = ReturnType<typeof useBeads>;
