import type { BeadView } from '@/lib/store/types';
import {
  beadsOf,
  rearrange,
  type BeadMoves,
  type BeadWindows,
  type Rearranged,
} from '../bead-windows';
import { planOf, signatureOf, type Change, type Plan } from './plan';

/** The beads that are here and how many there are in all: by the server, or as the page shows them. */
export interface Standing {
  windows: BeadWindows;
  total: number;
  confirmed: number;
}

/** A change that is shown, and that the server has not answered. */
export interface Unanswered {
  /** Grows with each change. */
  key: number;
  /** By which the server knows it when it is sent again. */
  id: string;
  beadId: number;
  change: Change;
  /** The beads that it concerns as the person saw them (`signatureOf`). */
  seen: string;
  /** Where they stood then, how many, and a sentence of the bead that it is told from. */
  run: { from: number; count: number; sentenceId: number | null };
  /** Beads that it makes: their temporary ids, and which sentences they hold. */
  made: readonly { id: number; holds: string }[];
  /** The server made it, and what it made is on its way with other news. */
  isAnswered: boolean;
}

/** Shows one more change over what is shown. */
export function withPlan(shown: Standing, { change, run }: Plan): Standing {
  const confirmedOf = (beads: readonly BeadView[]) =>
    beads.filter(({ status }) => status === 'confirmed').length;
  return {
    windows: rearrange(shown.windows, change) ?? shown.windows,
    total: change.total,
    confirmed: shown.confirmed + confirmedOf(change.beads) - confirmedOf(run),
  };
}

/**
 * A change that one makes now, of a plan for what is shown.
 * @param id a UUID of its own
 */
export function unansweredOf(
  { key, id, beadId, change }: Pick<Unanswered, 'key' | 'id' | 'beadId' | 'change'>,
  plan: Plan,
): Unanswered {
  const isMade = new Set(plan.change.made);
  const made = plan.change.beads
    .filter(({ id }) => isMade.has(id))
    .map((bead) => ({ id: bead.id, holds: signatureOf([bead]) }));
  const bead = plan.run.find((it) => it.id === beadId);
  const run = {
    from: plan.run[0]!.index,
    count: plan.run.length,
    sentenceId: (bead?.source[0] ?? bead?.target[0])?.id ?? null,
  };
  return { key, id, beadId, change, seen: signatureOf(plan.run), run, made, isAnswered: false };
}

/**
 * What the page shows: the text as the server has it, with all changes over it that it has not
 * answered, in their order. One whose beads are not as the person saw them is left out: what it was
 * based on was refused, or it is in the server's text already.
 */
export function shownOver(truth: Standing, changes: readonly Unanswered[]): Standing {
  return changes.reduce((shown, it) => {
    const plan = planIn(shown, it);
    return plan ? withPlan(shown, plan) : shown;
  }, truth);
}

/** The plan of a change for beads as they stand; null where they are not as they were seen. */
export function planIn(standing: Standing, it: Unanswered): Plan | null {
  const plan = planOf(standing.windows, standing.total, it.beadId, it.change, it.key);
  if (!plan || plan === 'impossible') return null;
  // A status stands whatever else becomes of the bead.
  return it.change.kind === 'status' || signatureOf(plan.run) === it.seen ? plan : null;
}

/** The ids that the server gave to the beads of a change, by those that they had here until then. */
export function idsGiven(
  changes: readonly Unanswered[],
  key: number,
  answer: Pick<Rearranged, 'beads' | 'made'>,
): Map<number, number> {
  const answered = changes.find((it) => it.key === key);
  const isMade = new Set(answer.made);
  const real = new Map(
    answer.beads.filter(({ id }) => isMade.has(id)).map((bead) => [signatureOf([bead]), bead.id]),
  );
  return new Map(answered?.made.map(({ id, holds }) => [id, real.get(holds) ?? id]));
}

/**
 * The changes that are left when one is answered. Those that follow speak of its new beads by the ids
 * that these have now.
 */
export function withoutAnswered(
  changes: readonly Unanswered[],
  key: number,
  answer: Pick<Rearranged, 'beads' | 'made'>,
): Unanswered[] {
  return withIdsGiven(changes, key, answer).filter((it) => it.key !== key);
}

/** The same where what was made is still to be fetched: it is shown until then. */
export function withIdsGiven(
  changes: readonly Unanswered[],
  key: number,
  answer: Pick<Rearranged, 'beads' | 'made'>,
): Unanswered[] {
  const idOf = idsGiven(changes, key, answer);
  return changes.map((it) => {
    if (it.key === key) return { ...it, isAnswered: true };
    const beadId = idOf.get(it.beadId);
    return beadId === undefined ? it : { ...it, beadId };
  });
}

/** Which beads one shows no more and which are new; null where none are shown any more. */
export function movesBetween(before: BeadWindows, after: BeadWindows): BeadMoves | null {
  const now = beadsOf(after);
  const then = beadsOf(before);
  if (now.length === 0 && then.length > 0) return null;
  const idsNow = new Set(now.map(({ id }) => id));
  const idsThen = new Set(then.map(({ id }) => id));
  return {
    gone: then.flatMap(({ id, index }) => (idsNow.has(id) ? [] : [index])),
    made: now.filter(({ id }) => !idsThen.has(id)),
  };
}

/** Where a place is after beads went and came; the same where its bead went. */
export function placeAfter({ gone, made }: BeadMoves, place: number): number {
  let index = place - gone.filter((it) => it < place).length;
  for (const bead of made) if (bead.index <= index && !gone.includes(place)) index++;
  return index;
}
