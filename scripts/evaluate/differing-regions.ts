import type { PlainBead } from '@/lib/align/evaluation';
import { nameOf, type Group } from '@/lib/align/operations';
import { inSourceOrder } from '@/lib/align/order';

/** A stretch of the same sentences, as it is and as it is to be. */
export interface Region {
  start: readonly Group[];
  goal: readonly Group[];
}

/** Gold beads with those of one sentence added that stand in none, in the order of the source. */
export function completeBeads(
  beads: readonly PlainBead[],
  sources: number,
  targets: number,
): Group[] {
  const alone = (side: 'source' | 'target', count: number) => {
    const inside = new Set(beads.flatMap((bead) => bead[side]));
    return Array.from({ length: count }, (_, at) => at)
      .filter((at) => !inside.has(at))
      .map((at) => ({ source: [], target: [], [side]: [at] }));
  };
  const all = [...beads, ...alone('source', sources), ...alone('target', targets)];
  return inSourceOrder(
    all.map(({ source, target }) => ({ source: [...source], target: [...target], confidence: 1 })),
  ).map(({ source, target }) => ({ source, target }));
}

/**
 * Where two alignments of one text differ: both are cut wherever both have the same sentences of
 * either side before, and what is not alike is kept.
 */
export function regionsOf(found: readonly Group[], gold: readonly Group[]): Region[] {
  const [cuts, others] = [cleanCuts(found), cleanCuts(gold)];
  const regions: Region[] = [];
  let [from, start] = [0, 0];
  for (const [cut, end] of cuts) {
    const goalEnd = others.get(cut);
    if (goalEnd === undefined) continue;
    const region = { start: found.slice(from, end), goal: gold.slice(start, goalEnd) };
    const names = new Set(region.goal.map(nameOf));
    if (!region.start.every((bead) => names.has(nameOf(bead)))) regions.push(region);
    [from, start] = [end, goalEnd];
  }
  return regions;
}

/** After how many beads the first so many sentences of either side are all there, and no others. */
function cleanCuts(beads: readonly Group[]): Map<string, number> {
  const cuts = new Map<string, number>();
  const [most, count] = [
    { source: -1, target: -1 },
    { source: 0, target: 0 },
  ];
  for (const [at, bead] of beads.entries()) {
    for (const side of ['source', 'target'] as const) {
      count[side] += bead[side].length;
      most[side] = Math.max(most[side], ...bead[side]);
    }
    if (most.source < count.source && most.target < count.target)
      cuts.set(`${count.source} ${count.target}`, at + 1);
  }
  return cuts;
}
