import type { Lattice } from '@/lib/align/lattice';
import { logAdd } from '@/lib/align/lattice';
import { features, place, shapes } from '@/lib/align/weights';
import type { Scorer } from '@/lib/align/score';

/** What a bead off the gold costs the ways that agree: where the gold cannot be followed, they leave it for as short as may be. */
const offGold = 15;

/** Whether a bead agrees with the gold: it is one of its beads, or lies in what the gold leaves open. */
export type Agrees = (c: number, cEnd: number, e: number, eEnd: number) => boolean;

/**
 * The likely beads of one document with their features, kept so that training can weigh them anew:
 * a conditional random field over segmentations (Lafferty et al. 2001; Sarawagi & Cohen 2004) whose
 * beads are its segments.
 */
export interface TrainingLattice {
  name: string;
  /** Cells in order; an edge leads from one to a later one, from state (0 both-sided, 1 one-sided). */
  cells: number;
  /** Both-sided edges, ordered by the cell they lead to. */
  edges: {
    from: Int32Array;
    to: Int32Array;
    agrees: Uint8Array;
    /** Features that are not zero: where each edge's begin, which, and how much. */
    start: Int32Array;
    feature: Uint8Array;
    value: Float32Array;
  };
  /** One-sided edges, ordered the same; `side` 0 for a Chinese sentence, 1 for an English one. */
  gaps: {
    from: Int32Array;
    to: Int32Array;
    side: Uint8Array;
    agrees: Uint8Array;
    /** What speaks for the sentence to stand alone besides the weights. */
    bonus: Float64Array;
  };
}

/** Reads the beads of a searched document into a form to train on. */
export function trainingLattice(
  name: string,
  scorer: Scorer,
  lattice: Lattice,
  agrees: Agrees,
  least: number,
): TrainingLattice {
  const ids = new Map<string, number>();
  const keys: [number, number][] = [];
  const found: { c: number; cEnd: number; e: number; eEnd: number }[] = [];
  const seen = (c: number, e: number) => {
    const key = `${c} ${e}`;
    if (ids.has(key)) return;
    ids.set(key, -1);
    keys.push([c, e]);
  };
  lattice.forEachCell(least, seen);
  keys.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  keys.forEach(([c, e], at) => ids.set(`${c} ${e}`, at));
  for (const [cEnd, eEnd] of keys)
    for (const { chinese, english } of shapes)
      if (ids.has(`${cEnd - chinese} ${eEnd - english}`))
        found.push({ c: cEnd - chinese, cEnd, e: eEnd - english, eEnd });
  const start = [0];
  const feature: number[] = [];
  const value: number[] = [];
  for (const { c, cEnd, e, eEnd } of found) {
    scorer.explain(c, cEnd, e, eEnd).forEach((amount, at) => {
      if (amount === 0) return;
      feature.push(at);
      value.push(amount);
    });
    start.push(feature.length);
  }
  const idOf = (c: number, e: number) => ids.get(`${c} ${e}`)!;
  const gaps = { from: [] as number[], to: [] as number[], side: [] as number[], agrees: [] as number[], bonus: [] as number[] }; // prettier-ignore
  for (const [c, e] of keys)
    for (const side of [0, 1]) {
      const [before, other] = side === 0 ? [c - 1, e] : [c, e - 1];
      const from = ids.get(`${before} ${other}`);
      if (from === undefined) continue;
      gaps.from.push(from);
      gaps.to.push(idOf(c, e));
      gaps.side.push(side);
      gaps.agrees.push(agrees(before, c, other, e) ? 1 : 0);
      gaps.bonus.push(side === 0 ? scorer.alone.chinese[before]! : scorer.alone.english[other]!);
    }
  return {
    name,
    cells: keys.length,
    edges: {
      from: Int32Array.from(found, ({ c, e }) => idOf(c, e)),
      to: Int32Array.from(found, ({ cEnd, eEnd }) => idOf(cEnd, eEnd)),
      agrees: Uint8Array.from(found, ({ c, cEnd, e, eEnd }) => (agrees(c, cEnd, e, eEnd) ? 1 : 0)),
      start: Int32Array.from(start),
      feature: Uint8Array.from(feature),
      value: Float32Array.from(value),
    },
    gaps: {
      from: Int32Array.from(gaps.from),
      to: Int32Array.from(gaps.to),
      side: Uint8Array.from(gaps.side),
      agrees: Uint8Array.from(gaps.agrees),
      bonus: Float64Array.from(gaps.bonus),
    },
  };
}

/**
 * The logarithm of the share of all ways that agree with the gold, under given weights.
 * @param gradient takes up the derivative by each weight, times `scale`
 */
export function logLikelihood(
  lattice: TrainingLattice,
  weights: Float64Array,
  gradient: Float64Array,
  scale: number,
): number {
  const { edges } = lattice;
  const scores = new Float64Array(edges.from.length);
  for (let edge = 0; edge < scores.length; edge++) {
    let score = 0;
    for (let at = edges.start[edge]!; at < edges.start[edge + 1]!; at++)
      score += weights[edges.feature[at]!]! * edges.value[at]!;
    scores[edge] = score;
  }
  const all = sumWays(lattice, weights, scores, false, gradient, -scale);
  for (let edge = 0; edge < scores.length; edge++)
    if (edges.agrees[edge] === 0) scores[edge]! -= offGold;
  const gold = sumWays(lattice, weights, scores, true, gradient, scale);
  return gold - all;
}

function sumWays(
  { cells, edges, gaps }: TrainingLattice,
  weights: Float64Array,
  scores: Float64Array,
  goldOnly: boolean,
  gradient: Float64Array,
  scale: number,
): number {
  const values = () => new Float64Array(cells).fill(-Infinity);
  const [both, single] = [values(), values()];
  both[0] = 0;
  let edge = 0;
  let gap = 0;
  const gapWeight = (side: number, further: number) => weights[place.gap + 2 * side + further]!;
  for (let cell = 0; cell < cells; cell++) {
    for (; edge < edges.to.length && edges.to[edge] === cell; edge++) {
      const from = edges.from[edge]!;
      both[cell] = logAdd(both[cell]!, logAdd(both[from]!, single[from]!) + scores[edge]!);
    }
    for (; gap < gaps.to.length && gaps.to[gap] === cell; gap++) {
      const [from, side] = [gaps.from[gap]!, gaps.side[gap]!];
      const off = (goldOnly && gaps.agrees[gap] === 0 ? offGold : 0) - gaps.bonus[gap]!;
      single[cell] = logAdd(single[cell]!, logAdd(both[from]! + gapWeight(side, 0), single[from]! + gapWeight(side, 1)) - off); // prettier-ignore
    }
  }
  const last = cells - 1;
  const whole = logAdd(both[last]!, single[last]!);
  const [afterBoth, afterSingle] = [values(), values()];
  afterBoth[last] = afterSingle[last] = 0;
  for (let cell = last; cell >= 0; cell--) {
    for (edge--; edge >= 0 && edges.to[edge] === cell; edge--) {
      const from = edges.from[edge]!;
      const onwards = scores[edge]! + afterBoth[cell]!;
      afterBoth[from] = logAdd(afterBoth[from]!, onwards);
      afterSingle[from] = logAdd(afterSingle[from]!, onwards);
      const posterior = scale * Math.exp(logAdd(both[from]!, single[from]!) + onwards - whole);
      if (posterior !== 0)
        for (let at = edges.start[edge]!; at < edges.start[edge + 1]!; at++)
          gradient[edges.feature[at]!]! += posterior * edges.value[at]!;
    }
    edge++;
    for (gap--; gap >= 0 && gaps.to[gap] === cell; gap--) {
      const [from, side] = [gaps.from[gap]!, gaps.side[gap]!];
      const off = (goldOnly && gaps.agrees[gap] === 0 ? offGold : 0) - gaps.bonus[gap]!;
      const after = afterSingle[cell]! - off;
      afterBoth[from] = logAdd(afterBoth[from]!, gapWeight(side, 0) + after);
      afterSingle[from] = logAdd(afterSingle[from]!, gapWeight(side, 1) + after);
      gradient[place.gap + 2 * side]! += scale * Math.exp(both[from]! + gapWeight(side, 0) + after - whole); // prettier-ignore
      gradient[place.gap + 2 * side + 1]! += scale * Math.exp(single[from]! + gapWeight(side, 1) + after - whole); // prettier-ignore
    }
    gap++;
  }
  return whole;
}

/** The names of the features, to write weights by. */
export function namedWeights(weights: Float64Array): Record<string, number> {
  return Object.fromEntries(features.map((name, at) => [name, Number(weights[at]!.toFixed(4))]));
}
