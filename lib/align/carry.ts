import { inSourceOrder } from './order';
import type { Bead } from './types';

/** A bead of the old alignment, by indices of the old sentences. */
export interface OldBead {
  id: number;
  source: readonly number[];
  target: readonly number[];
}

/** A bead of the new alignment: an old one that stayed, or one made anew. Indices of the new sentences. */
export interface CarriedBead {
  /** Id of the old bead, `null` for a new one. */
  kept: number | null;
  source: number[];
  target: number[];
  /** Of new beads; an old one keeps its own. */
  confidence: number;
}

/**
 * Carries an alignment over to a new reading of its versions. A bead whose sentences all stayed is
 * kept, whatever a person made of it; what is left over is aligned anew, region by region between
 * the kept beads. The result is a partition of the new sentences, in source order.
 * @param beads the old alignment in order
 * @param source for each new source sentence the old one it stems from, or -1 (`matchSentences`)
 * @param target the same of the target side
 * @param alignRegion aligns the sentences of one region, given by ascending indices; its beads refer to places in those lists
 */
export function carryBeads(
  beads: readonly OldBead[],
  source: Int32Array,
  target: Int32Array,
  alignRegion: (source: number[], target: number[]) => Bead[],
): CarriedBead[] {
  const newSource = invert(source);
  const newTarget = invert(target);
  const carried: CarriedBead[] = [];
  for (const bead of beads) {
    const s = bead.source.map((i) => newSource.get(i));
    const t = bead.target.map((i) => newTarget.get(i));
    if (s.includes(undefined) || t.includes(undefined)) continue;
    const ascending = (a: number, b: number) => a - b;
    carried.push({
      kept: bead.id,
      source: (s as number[]).sort(ascending),
      target: (t as number[]).sort(ascending),
      confidence: 1,
    });
  }
  for (const [sources, targets] of regionsBetween(carried, source.length, target.length)) {
    for (const { source, target, confidence } of alignRegion(sources, targets)) {
      // A kept one-sided bead inside the region may part what the aligner put together.
      const sourceRuns = runsOf(source.map((i) => sources[i]!));
      const targetRuns = runsOf(target.map((i) => targets[i]!));
      const [s = [], ...moreSources] = sourceRuns;
      const [t = [], ...moreTargets] = targetRuns;
      const bead = (source: number[], target: number[]) =>
        carried.push({ kept: null, source, target, confidence });
      bead(s, t);
      for (const run of moreSources) bead(run, []);
      for (const run of moreTargets) bead([], run);
    }
  }
  return inSourceOrder(carried);
}

function invert(oldOf: Int32Array): Map<number, number> {
  const newOf = new Map<number, number>();
  oldOf.forEach((old, at) => {
    if (old !== -1) newOf.set(old, at);
  });
  return newOf;
}

/** Ascending indices as runs without gaps. */
function runsOf(indices: readonly number[]): number[][] {
  const runs: number[][] = [];
  for (const index of indices) {
    if (runs.at(-1)?.at(-1) === index - 1) runs.at(-1)!.push(index);
    else runs.push([index]);
  }
  return runs;
}

/** The sentences in no bead, grouped by the two-sided bead that they follow. */
function regionsBetween(
  kept: readonly CarriedBead[],
  sources: number,
  targets: number,
): [number[], number[]][] {
  const regions = new Map<CarriedBead | null, [number[], number[]]>();
  const collect = (side: 'source' | 'target', length: number) => {
    const beadOf = new Array<CarriedBead | undefined>(length);
    for (const bead of kept) for (const i of bead[side]) beadOf[i] = bead;
    let last: CarriedBead | null = null;
    for (let i = 0; i < length; i++) {
      const bead: CarriedBead | undefined = beadOf[i];
      if (!bead) {
        const region = regions.get(last) ?? [[], []];
        region[side === 'source' ? 0 : 1].push(i);
        regions.set(last, region);
      } else if (bead.source.length > 0 && bead.target.length > 0) last = bead;
    }
  };
  collect('source', sources);
  collect('target', targets);
  return [...regions.values()];
}
