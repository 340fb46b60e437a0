import type { IndexBead } from './crossing';
import { Lattice, type Stretch } from './lattice';
import type { Scorer } from './score';
import { indicesOf } from './types';

/** How much better it must be to link two runs than to leave both alone, in logarithms of likelihood. */
const clearlyBetter = 14;
/** How far a passage may have been moved, in sentences of either side. */
const furthest = 300;
/** Longer runs were rather left out than moved. */
const longestRun = 40;
/** So many runs of either side are compared at most with each other. */
const mostCompared = 60;

/** Consecutive sentences of one side that stand alone. */
interface Run {
  from: number;
  to: number;
  /** Place among the beads, for how far apart two runs are. */
  at: number;
}

/**
 * Finds passages that the translator moved: where a run of sentences stands alone on either side,
 * and the two translate each other clearly, they are linked crosswise. Linear in the number of
 * beads: a run is compared with those near it.
 */
export function linkMoved(beads: readonly IndexBead[], scorer: Scorer): IndexBead[] {
  const chineseRuns = runsAlone(beads, 'chinese');
  const englishRuns = runsAlone(beads, 'english');
  const candidates = chineseRuns.flatMap((chinese) =>
    englishRuns
      .filter((english) => Math.abs(english.at - chinese.at) <= furthest)
      .slice(0, mostCompared)
      .flatMap((english) => compare(chinese, english, scorer) ?? []),
  );
  const taken = new Set<Run>();
  const linked: IndexBead[] = [];
  for (const { chinese, english, found } of candidates.sort((a, b) => b.gain - a.gain)) {
    if (taken.has(chinese) || taken.has(english)) continue;
    taken.add(chinese).add(english);
    linked.push(...found);
  }
  if (linked.length === 0) return [...beads];
  const isLinked = { chinese: new Set<number>(), english: new Set<number>() };
  for (const bead of linked) {
    for (const at of bead.chinese) isLinked.chinese.add(at);
    for (const at of bead.english) isLinked.english.add(at);
  }
  const left = beads.filter(
    ({ chinese, english }) =>
      !(english.length === 0 && isLinked.chinese.has(chinese[0]!)) &&
      !(chinese.length === 0 && isLinked.english.has(english[0]!)),
  );
  return [...left, ...linked];
}

function runsAlone(beads: readonly IndexBead[], side: 'chinese' | 'english'): Run[] {
  const runs: Run[] = [];
  beads.forEach((bead, at) => {
    if (bead.chinese.length + bead.english.length !== bead[side].length) return;
    const [first, last] = [bead[side][0]!, bead[side].at(-1)!];
    const run = runs.at(-1);
    if (run?.to === first) run.to = last + 1;
    else runs.push({ from: first, to: last + 1, at });
  });
  return runs.filter(({ from, to }) => to - from <= longestRun);
}

function compare(
  chinese: Run,
  english: Run,
  scorer: Scorer,
): { chinese: Run; english: Run; gain: number; found: IndexBead[] } | null {
  const stretch: Stretch = { c: chinese.from, cEnd: chinese.to, e: english.from, eEnd: english.to };
  const rows = chinese.to - chinese.from + 1;
  const band = {
    from: new Int32Array(rows).fill(english.from),
    to: new Int32Array(rows).fill(english.to),
    edge: 0,
  };
  const lattice = new Lattice(scorer, stretch, band, false, 1);
  const gain = lattice.bestScore() - scoreAlone(chinese, english, scorer);
  if (gain < clearlyBetter) return null;
  const found = lattice
    .bestPath()
    .filter(({ c, cEnd, e, eEnd }) => cEnd > c && eEnd > e)
    .map(({ c, cEnd, e, eEnd, confidence }) => ({
      chinese: indicesOf(c, cEnd),
      english: indicesOf(e, eEnd),
      confidence: confidence / (1 + Math.exp(clearlyBetter / 2 - gain / 2)),
    }));
  return found.length > 0 ? { chinese, english, gain, found } : null;
}

function scoreAlone(chinese: Run, english: Run, { gap, alone }: Scorer): number {
  const side = ([open, further]: [number, number], bonus: Float64Array, { from, to }: Run) =>
    open + further * (to - from - 1) + bonus.subarray(from, to).reduce((a, b) => a + b, 0);
  return side(gap.chinese, alone.chinese, chinese) + side(gap.english, alone.english, english);
}
