import {
  bestSplit,
  exchangeTargets,
  mergeBeads,
  moveSentences,
  nameOf,
  partSides,
  shiftSide,
  splitBead,
  type BeadSide,
  type Group,
} from '@/lib/align/operations';

/** Lengths of all sentences of either side: by them a split proposes its place. */
export type Lengths = Readonly<Record<BeadSide, readonly number[]>>;

/** One operation of a plan: at which bead it is done, on which side where that matters, and what it costs. */
export interface Step {
  bead: number;
  side?: BeadSide;
  cost: number;
}

export interface OperationSet {
  /** Beads are split anywhere; else only where the lengths speak for it. */
  splitsAnywhere: boolean;
  /** Besides merge, split and the move of a first or last sentence: exchange, part, shift. */
  hasExchange: boolean;
  /** Sentences side by side are moved together, and to any bead. */
  movesSelections: boolean;
}

export interface Plan {
  steps: Step[];
  cost: number;
  /** No plan is shorter; else a bound from above. */
  isShortest: boolean;
}

/** A shift ends before a confirmed bead: the one behind is confirmed first. */
const shiftCost = 2;
/** States that are looked at; beyond, the plan is one that was found in a hurry. */
const mostStates = 20_000;

interface State {
  beads: readonly Group[];
  cost: number;
  /** Cost and what is at least still to come. */
  least: number;
  from: State | null;
  step: Step | null;
}

/**
 * A shortest sequence of operations from beads to other beads of the same sentences (A*); beyond
 * `mostStates` states a greedy one, never longer than to merge all and split what comes.
 * @param lengths of the sentences, by the numbers that stand in the beads
 * @returns null where beads are to cross and none was found: some sets of operations have no way there
 */
export function planOperations(
  start: readonly Group[],
  goal: readonly Group[],
  set: OperationSet,
  lengths: Lengths,
): Plan | null {
  const exact = search(start, goal, set, lengths, 1);
  if (exact) return { ...exact, isShortest: true };
  const greedy = search(start, goal, set, lengths, 6);
  if (!cutsOf(goal)) return greedy && { ...greedy, isShortest: false };
  const merges = start.slice(1).map((): Step => ({ bead: 0, cost: 1 }));
  const splits = goal.slice(1).map((_, bead): Step => ({ bead, cost: 1 }));
  const plain = { steps: [...merges, ...splits], cost: merges.length + splits.length };
  // Without a choice of its place no split leads there, and the greedy plan is all there is.
  const found = greedy && (!set.splitsAnywhere || greedy.cost <= plain.cost) ? greedy : plain;
  return (set.splitsAnywhere || greedy) && { ...found, isShortest: false };
}

function search(
  start: readonly Group[],
  goal: readonly Group[],
  set: OperationSet,
  lengths: Lengths,
  haste: number,
): { steps: Step[]; cost: number } | null {
  const wanted = new Set(goal.map(nameOf));
  const goalCuts = cutsOf(goal);
  const leastFrom = (beads: readonly Group[]) => {
    const missing = beads.reduce((n, bead) => n - (wanted.has(nameOf(bead)) ? 1 : 0), wanted.size);
    const cuts = goalCuts && !set.movesSelections ? cutsOf(beads) : null;
    // A local operation makes at most two beads, and takes away or adds at most one boundary.
    const least = cuts ? differenceOf(cuts, goalCuts!) : Math.ceil(missing / 2);
    return set.hasExchange && haste === 1 ? Math.min(least, shiftCost) : least;
  };
  const queue = new Queue();
  const best = new Map<string, number>();
  const add = (beads: readonly Group[], from: State | null, step: Step | null) => {
    const cost = (from?.cost ?? 0) + (step?.cost ?? 0);
    const name = beads.map(nameOf).join(';');
    if ((best.get(name) ?? Infinity) <= cost) return;
    best.set(name, cost);
    queue.add({ beads, cost, least: cost + haste * leastFrom(beads), from, step });
  };
  add(start, null, null);
  for (let looked = 0; looked < mostStates; looked++) {
    const state = queue.take();
    if (!state) return null;
    if (
      state.beads.length === goal.length &&
      state.beads.every((bead) => wanted.has(nameOf(bead)))
    ) {
      const steps: Step[] = [];
      for (let at: State | null = state; at?.step; at = at.from) steps.unshift(at.step);
      return { steps, cost: state.cost };
    }
    for (const [beads, step] of stepsFrom(state.beads, set, lengths)) add(beads, state, step);
  }
  return null;
}

/** All that can be done with beads, and what comes of it. */
function* stepsFrom(
  beads: readonly Group[],
  set: OperationSet,
  lengths: Lengths,
): Generator<[readonly Group[], Step]> {
  const replaced = (at: number, count: number, by: readonly Group[]) =>
    beads.toSpliced(at, count, ...by);
  for (const [at, bead] of beads.entries()) {
    const next = beads[at + 1];
    if (next) yield [replaced(at, 2, mergeBeads(bead, next)!), { bead: at, cost: 1 }];
    for (const place of splitsOf(bead, set, lengths)) {
      const parts = splitBead(bead, place);
      if (parts) yield [replaced(at, 1, parts), { bead: at, cost: 1 }];
    }
    if (set.hasExchange) {
      const parts = partSides(bead);
      if (parts) yield [replaced(at, 1, parts), { bead: at, cost: 1 }];
      const exchanged = next && exchangeTargets(bead, next);
      if (exchanged) yield [replaced(at, 2, exchanged), { bead: at, cost: 1 }];
    }
    for (const side of ['source', 'target'] as const) {
      for (const [keys, to] of movesOf(beads, at, side, set)) {
        const moved = moveSentences(bead, beads[to]!, side, keys);
        if (!moved) continue;
        const after = beads.map((it, place) => (place === at ? moved.from : place === to ? moved.to : it)); // prettier-ignore
        yield [after.filter((it) => it !== null), { bead: at, side, cost: 1 }];
      }
      if (!set.hasExchange || beads.length < 3) continue;
      for (const by of [1, -1] as const) {
        const from = by === 1 ? at : at - 1;
        const shifted = from < 0 ? null : shiftSide(beads.slice(from), side, by);
        if (shifted) yield [[...beads.slice(0, from), ...shifted], { bead: at, side, cost: shiftCost }]; // prettier-ignore
      }
    }
  }
}

function* splitsOf(
  bead: Group,
  { splitsAnywhere }: OperationSet,
  lengths: Lengths,
): Generator<Record<BeadSide, number>> {
  if (!splitsAnywhere) {
    const of = (side: BeadSide) => bead[side].map((key) => lengths[side][key]!);
    const proposed = bestSplit({ source: of('source'), target: of('target') });
    if (proposed) yield proposed;
    return;
  }
  for (let source = 0; source <= bead.source.length; source++)
    for (let target = 0; target <= bead.target.length; target++) yield { source, target };
}

function* movesOf(
  beads: readonly Group[],
  at: number,
  side: BeadSide,
  { movesSelections }: OperationSet,
): Generator<[readonly number[], number]> {
  const keys = beads[at]![side];
  if (keys.length === 0) return;
  if (!movesSelections) {
    if (at > 0) yield [keys.slice(0, 1), at - 1];
    if (at < beads.length - 1) yield [keys.slice(-1), at + 1];
    return;
  }
  for (let from = 0; from < keys.length; from++)
    for (let to = from + 1; to <= keys.length; to++)
      for (let place = 0; place < beads.length; place++)
        if (place !== at) yield [keys.slice(from, to), place];
}

/** The boundaries between beads, as how many sentences of either side lie before; null where beads cross. */
function cutsOf(beads: readonly Group[]): Set<string> | null {
  const cuts = new Set<string>();
  const last = { source: -Infinity, target: -Infinity };
  const count = { source: 0, target: 0 };
  for (const bead of beads) {
    for (const side of ['source', 'target'] as const) {
      if (bead[side].length === 0) continue;
      if (bead[side][0]! < last[side]) return null;
      last[side] = bead[side].at(-1)!;
      count[side] += bead[side].length;
    }
    cuts.add(`${count.source} ${count.target}`);
  }
  return cuts;
}

function differenceOf(some: ReadonlySet<string>, others: ReadonlySet<string>): number {
  const without = (a: ReadonlySet<string>, b: ReadonlySet<string>) =>
    [...a].filter((it) => !b.has(it)).length;
  return Math.max(without(some, others), without(others, some));
}

/** States by what they cost at least; of like ones the last that came. */
class Queue {
  private readonly buckets: State[][] = [];

  add(state: State): void {
    (this.buckets[state.least] ??= []).push(state);
  }

  take(): State | undefined {
    return this.buckets.find((bucket) => bucket && bucket.length > 0)?.pop();
  }
}
