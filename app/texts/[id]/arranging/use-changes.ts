'use client';

import { useCallback, useRef, useState } from 'react';
import type { BeadView } from '@/lib/store/types';
import { beadAt, beadOfId } from '../bead-windows';
import type { ShownText } from '../use-shown-text';
import { isSentenceChange, type Change } from './change';
import type { Names } from './names';
import { planOf } from './plan';
import { withSeen } from './plan-sentence';
import { nextKey } from './temporary-ids';
import {
  namesGiven,
  planIn,
  unansweredOf,
  waitingOf,
  withIdsGiven,
  withoutAnswered,
  withPlan,
  type Made,
  type Standing,
  type Unanswered,
} from './unanswered';

/** The change, with all that the person saw of what it is about and it did not name itself. */
function asSeen(here: Standing, bead: BeadView, change: Change): Change {
  return isSentenceChange(change) ? withSeen(here, bead, change) : change;
}

/** Changes that are shown before the server has answered them (decision 024). */
export function useChanges({ view, truth, changes, setChanges, show, showNext, tell }: ShownText) {
  const lastKey = useRef(0);
  // Ids that beads had here before the server gave them theirs: they stay the same rows.
  const [formerIds, setFormerIds] = useState<ReadonlyMap<number, number>>(new Map());
  const [formerSentences, setFormerSentences] = useState<ReadonlyMap<number, number>>(new Map());
  const sentences = useRef<ReadonlyMap<number, number>>(new Map());
  const namers = useRef(new Set<(sentences: ReadonlyMap<number, number>) => void>());

  /** Shows a change at once; says why it cannot be shown as `planOf` does. */
  const showChange = useCallback(
    (index: number, change: Change) => {
      const before = view();
      const bead = beadAt(before.windows, index);
      if (!bead) return null;
      const key = nextKey(lastKey.current);
      const seen = asSeen(before, bead, change);
      const plan = planOf(before.windows, before.total, bead.id, seen, key);
      if (!plan || plan === 'impossible') return plan;
      lastKey.current = key;
      const made = { key, id: crypto.randomUUID(), beadId: bead.id, change: seen };
      setChanges([...changes(), unansweredOf(made, plan)]);
      const after = withPlan(before, plan);
      showNext(after);
      tell(
        before,
        plan.change.beads.map(({ id }) => id),
      );
      const { at, madeSentence = null } = plan;
      return { key, at, bead: beadAt(after.windows, at)!, madeSentence };
    },
    [view, changes, setChanges, showNext, tell],
  );

  /**
   * Keeps a change that cannot be shown yet; returns its number.
   * @param from where the bead stands that it is told from, when it is its turn; `to` of another
   */
  const keepWaiting = useCallback(
    (from: number, change: Change, to?: number) => {
      const key = (lastKey.current = nextKey(lastKey.current));
      const bead = beadAt(view().windows, from);
      const made = { key, id: crypto.randomUUID(), change };
      setChanges([...changes(), waitingOf(made, bead, { from, ...(to !== undefined && { to }) })]);
      return key;
    },
    [view, changes, setChanges],
  );

  /**
   * Says which beads a change is about that waited for its turn, and shows it where that can be.
   * @returns 'impossible' where the beads do not allow it
   */
  const bind = useCallback(
    (key: number, bead: BeadView, change: Change) => {
      const it = changes().find((it) => it.key === key);
      if (!it) return undefined;
      const before = view();
      const seen = asSeen(truth(), bead, change);
      const plan = planOf(truth().windows, truth().total, bead.id, seen, key);
      if (plan === 'impossible') return plan;
      const bound = plan
        ? unansweredOf({ key, id: it.id, beadId: bead.id, change: seen }, plan)
        : { ...it, beadId: bead.id, change: seen, isBound: true };
      setChanges(changes().map((other) => (other === it ? bound : other)));
      show({});
      tell(
        before,
        (plan?.change.beads ?? []).map(({ id }) => id),
      );
      return bound;
    },
    [view, truth, changes, setChanges, show, tell],
  );

  /**
   * Takes over the ids that the server gave to the beads of a change.
   * @param isHere whether what it made is here as well, so that it need not be shown over the text
   */
  const answer = useCallback(
    (key: number, made: Made, isHere = true) => {
      const given = namesGiven(changes(), key, made);
      setChanges((isHere ? withoutAnswered : withIdsGiven)(changes(), key, made));
      const withFormer = (ids: Names['beads']) => (known: ReadonlyMap<number, number>) =>
        new Map([...known, ...[...ids].map(([former, id]) => [id, former] as const)]);
      if (given.beads.size > 0) setFormerIds(withFormer(given.beads));
      if (given.sentences.size === 0) return;
      setFormerSentences(withFormer(given.sentences));
      sentences.current = new Map([...sentences.current, ...given.sentences]);
      for (const namer of namers.current) namer(given.sentences);
    },
    [changes, setChanges],
  );

  /** The id that the server gave to a sentence; its own where it has that, or none yet. */
  const nameOfSentence = useCallback((id: number) => sentences.current.get(id) ?? id, []);

  /** Tells of the ids that the server gives to sentences; returns what ends the telling. */
  const followNames = useCallback((namer: (sentences: ReadonlyMap<number, number>) => void) => {
    namers.current.add(namer);
    return () => void namers.current.delete(namer);
  }, []);

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
      if (!change?.isBound) return undefined;
      // What is not shown, the server alone can say.
      const isAsSeen = change.seen === null || planIn(truth(), change) !== null;
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

  /** The changes that the server has not answered, in their order. */
  const allUnanswered = changes;

  /** How many changes there are that the server has not answered. */
  const unanswered = useCallback(() => changes().length, [changes]);

  return {
    formerIds,
    /** The same of sentences. */
    formerSentences,
    nameOfSentence,
    followNames,
    showChange,
    keepWaiting,
    bind,
    allUnanswered,
    answer,
    dropAnswered,
    changeOf,
    seenBy,
    adopt,
    takeBack,
    unanswered,
  };
}
