'use client';

import { useCallback, useRef, useState } from 'react';
import { beadAt, beadOfId, type Rearranged } from '../bead-windows';
import type { ShownText } from '../use-shown-text';
import { nextKey, planOf, type Change } from './plan';
import {
  idsGiven,
  planIn,
  unansweredOf,
  withIdsGiven,
  withoutAnswered,
  withPlan,
  type Unanswered,
} from './unanswered';

/** Changes that are shown before the server has answered them (decision 024). */
export function useChanges({ view, truth, changes, setChanges, show, showNext, tell }: ShownText) {
  const lastKey = useRef(0);
  // Ids that beads had here before the server gave them theirs: they stay the same rows.
  const [formerIds, setFormerIds] = useState<ReadonlyMap<number, number>>(new Map());

  /** Shows a change at once; says why it cannot be shown as `planOf` does. */
  const showChange = useCallback(
    (index: number, change: Change) => {
      const before = view();
      const bead = beadAt(before.windows, index);
      if (!bead) return null;
      const key = nextKey(lastKey.current);
      const plan = planOf(before.windows, before.total, bead.id, change, key);
      if (!plan || plan === 'impossible') return plan;
      lastKey.current = key;
      const made = { key, id: crypto.randomUUID(), beadId: bead.id, change };
      setChanges([...changes(), unansweredOf(made, plan)]);
      const after = withPlan(before, plan);
      showNext(after);
      tell(
        before,
        plan.change.beads.map(({ id }) => id),
      );
      return { key, at: plan.at, bead: beadAt(after.windows, plan.at)! };
    },
    [view, changes, setChanges, showNext, tell],
  );

  /**
   * Takes over the ids that the server gave to the beads of a change.
   * @param isHere whether what it made is here as well, so that it need not be shown over the text
   */
  const answer = useCallback(
    (key: number, made: Pick<Rearranged, 'beads' | 'made'>, isHere = true) => {
      const given = idsGiven(changes(), key, made);
      setChanges((isHere ? withoutAnswered : withIdsGiven)(changes(), key, made));
      if (given.size > 0)
        setFormerIds((known) => {
          const all = new Map(known);
          for (const [former, id] of given) all.set(id, former);
          return all;
        });
    },
    [changes, setChanges],
  );

  /** What was made and was to be fetched is here now. */
  const dropAnswered = useCallback(
    () => setChanges(changes().filter(({ isAnswered }) => !isAnswered)),
    [changes, setChanges],
  );

  const changeOf = useCallback((key: number) => changes().find((it) => it.key === key), [changes]);

  /** The bead that a change is told from, by the server; where its beads still are as one saw them. */
  const seenBy = useCallback(
    (key: number) => {
      const change = changeOf(key);
      const isAsSeen = change && planIn(truth(), change) !== null;
      return isAsSeen ? beadOfId(truth().windows, change.beadId) : undefined;
    },
    [changeOf, truth],
  );

  /** Shows changes that a closed page left behind, over those of this page; returns those that are new. */
  const adopt = useCallback(
    (left: readonly Unanswered[]) => {
      const before = view();
      const known = new Set(changes().map(({ id }) => id));
      const more = left.filter(({ id }) => !known.has(id));
      setChanges([...changes(), ...more]);
      show({});
      tell(before, []);
      return more;
    },
    [view, changes, setChanges, show, tell],
  );

  /** Shows a change no more, as it was not made; returns which beads came and went by that. */
  const takeBack = useCallback(
    (key: number) => {
      const before = view();
      setChanges(changes().filter((it) => it.key !== key));
      show({});
      return tell(before, []);
    },
    [view, changes, setChanges, show, tell],
  );

  /** How many changes are shown that the server has not answered. */
  const unanswered = useCallback(() => changes().length, [changes]);

  return {
    formerIds,
    showChange,
    answer,
    dropAnswered,
    changeOf,
    seenBy,
    adopt,
    takeBack,
    unanswered,
  };
}
