import type { BeadView } from '@/lib/store/types';
import {
  beadsOf,
  rearrange,
  type BeadMoves,
  type BeadWindows,
  type Rearranged,
} from '../bead-windows';
import type { Change } from './change';
import { namedAnew, noNames, signatureNamedAnew, type Names } from './names';
import { planOf, signatureOf, type Plan } from './plan';

/** The beads that are here and how many there are in all: by the server, or as the page shows them. */
export interface Standing {
  windows: BeadWindows;
  total: number;
  confirmed: number;
}

/** A change that the server has not answered. */
export interface Unanswered {
  /** Grows with each change. */
  key: number;
  /** By which the server knows it when it is sent again. */
  id: string;
  beadId: number;
  change: Change;
  /** The beads that it concerns as the person saw them (`signatureOf`); null where it is not shown. */
  seen: string | null;
  /** Where they stood then. */
  run: Stood;
  /** Beads that it makes: their temporary ids, and which sentences they hold. */
  made: readonly { id: number; holds: string }[];
  /** A sentence that it makes: its temporary id. */
  madeSentence: number | null;
  /** Not as long as it is only known where the beads stand that it is told from, and not which they are. */
  isBound: boolean;
  /** The server made it, and what it made is on its way with other news. */
  isAnswered: boolean;
}

/** Where the beads of a change stood when it was made. */
export interface Stood {
  from: number;
  count: number;
  /** The place of the bead at the other end, where it lies apart or the range is not here. */
  to?: number | undefined;
  /** A sentence of the bead that it is told from. */
  sentenceId: number | null;
  /** What that bead held, of a change that is not bound yet. */
  holds?: string | undefined;
}

/** What the server answers of what a change made. */
export type Made = Pick<Rearranged, 'beads' | 'made'> & { madeSentence?: number | undefined };

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
  const bead = plan.run.find((it) => it.id === beadId) ?? plan.run[0]!;
  const other = plan.run.find(({ index }) => Math.abs(index - bead.index) >= plan.run.length);
  const run = {
    from: other ? bead.index : Math.min(...plan.run.map(({ index }) => index)),
    count: plan.run.length,
    ...(other && { to: other.index }),
    sentenceId: sentenceIn(bead),
  };
  const madeSentence = plan.madeSentence ?? null;
  return { key, id, beadId, change, seen: signatureOf(plan.run), run, made, madeSentence, isBound: true, isAnswered: false }; // prettier-ignore
}

/**
 * A change that is not shown, as it waits for one before it, or the server alone knows what comes of it.
 * @param bead that it is told from, where that is here
 */
export function waitingOf(
  { key, id, change }: Pick<Unanswered, 'key' | 'id' | 'change'>,
  bead: BeadView | undefined,
  run: Pick<Stood, 'from' | 'to'>,
): Unanswered {
  const stood = {
    ...run,
    count: 1,
    sentenceId: bead ? sentenceIn(bead) : null,
    ...(bead && { holds: signatureOf([bead]) }),
  };
  return { key, id, beadId: bead?.id ?? 0, change, seen: null, run: stood, made: [], madeSentence: null, isBound: change.kind === 'step', isAnswered: false }; // prettier-ignore
}

/** A sentence by which a bead is found again. */
function sentenceIn({ source, target }: BeadView): number | null {
  return (source[0] ?? target[0])?.id ?? null;
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
  if (it.seen === null) return null;
  const plan = planOf(standing.windows, standing.total, it.beadId, it.change, it.key);
  if (!plan || plan === 'impossible') return null;
  // A status stands whatever else becomes of the bead.
  return it.change.kind === 'status' || signatureOf(plan.run) === it.seen ? plan : null;
}

/** The ids that the server gave to what a change made, by those that they had here until then. */
export function namesGiven(changes: readonly Unanswered[], key: number, answer: Made): Names {
  const answered = changes.find((it) => it.key === key);
  if (!answered) return noNames;
  const isMade = new Set(answer.made);
  const real = new Map(
    answer.beads.filter(({ id }) => isMade.has(id)).map((bead) => [signatureOf([bead]), bead.id]),
  );
  // What it holds of its own making has another id there.
  const { madeSentence } = answered;
  const sentences =
    madeSentence === null || answer.madeSentence === undefined
      ? new Map<number, number>()
      : new Map([[madeSentence, answer.madeSentence]]);
  const beads = answered.made.map(({ id, holds }) => [id, real.get(signatureNamedAnew(holds, sentences)) ?? id] as const); // prettier-ignore
  return { beads: new Map(beads), sentences };
}

/**
 * The changes that are left when one is answered. Those that follow speak of what it made by the ids
 * that these have now.
 */
export function withoutAnswered(
  changes: readonly Unanswered[],
  key: number,
  answer: Made,
): Unanswered[] {
  return withIdsGiven(changes, key, answer).filter((it) => it.key !== key);
}

/** The same where what was made is still to be fetched: it is shown until then. */
export function withIdsGiven(
  changes: readonly Unanswered[],
  key: number,
  answer: Made,
): Unanswered[] {
  const names = namesGiven(changes, key, answer);
  return changes.map((it) => (it.key === key ? { ...it, isAnswered: true } : namedAnew(it, names)));
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
