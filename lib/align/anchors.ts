import { AlignError } from './errors';
import type { Stretch } from './lattice';
import { longestIncreasing } from './match-sentences';

/** A bead that is known: the alignment holds it as it is. Indices of sentences, either side may be empty. */
export interface Anchor {
  source: readonly number[];
  target: readonly number[];
}

/** An anchor by its languages. */
interface KnownBead {
  chinese: readonly number[];
  english: readonly number[];
}

/** What anchors leave to be aligned. Places are among the sentences that are left in. */
export interface AnchorPlan {
  /** The sentences left in, in order. */
  chinese: number[];
  english: number[];
  /** Whether a sentence was taken out right before each of them: no bead reaches over that. */
  chineseHoles: Uint8Array;
  englishHoles: Uint8Array;
  /** Anchors that the way goes through, and the stretches between them. */
  fixed: Stretch[];
  stretches: Stretch[];
  /** Anchors that were taken out: one-sided ones, and those that cross others. */
  taken: KnownBead[];
}

/**
 * Parts a text at its anchors. The most anchors that follow each other on both sides part the text
 * into stretches; the others, and one-sided ones, are taken out of it with their sentences.
 * @throws AlignError `bad-anchor` for a sentence that is not there, or in two anchors
 */
export function planAnchors(
  anchors: readonly KnownBead[],
  chineseCount: number,
  englishCount: number,
): AnchorPlan {
  const beads = anchors.map(({ chinese, english }) => ({
    chinese: checked(chinese, chineseCount, 'Chinese'),
    english: checked(english, englishCount, 'English'),
  }));
  const isTaken = { chinese: new Set<number>(), english: new Set<number>() };
  for (const side of ['chinese', 'english'] as const)
    for (const bead of beads)
      for (const at of bead[side]) {
        if (isTaken[side].has(at))
          throw new AlignError('bad-anchor', `Sentence ${at} of the ${side === 'chinese' ? 'Chinese' : 'English'} side is in two anchors.`, { sentence: at }); // prettier-ignore
        isTaken[side].add(at);
      }
  const through = beads
    .filter(({ chinese, english }) => isRun(chinese) && isRun(english))
    .sort((a, b) => a.chinese[0]! - b.chinese[0]!);
  const inOrder = new Set(
    longestIncreasing(through.map(({ english }) => english[0]!)).map((at) => through[at]!),
  );
  for (const { chinese, english } of inOrder) {
    for (const at of chinese) isTaken.chinese.delete(at);
    for (const at of english) isTaken.english.delete(at);
  }
  const chinese = leftIn(chineseCount, isTaken.chinese);
  const english = leftIn(englishCount, isTaken.english);
  const fixed = through
    .filter((bead) => inOrder.has(bead))
    .map((bead) => {
      const [c, e] = [chinese.places.get(bead.chinese[0]!)!, english.places.get(bead.english[0]!)!];
      return { c, cEnd: c + bead.chinese.length, e, eEnd: e + bead.english.length };
    });
  return {
    chinese: chinese.kept,
    english: english.kept,
    chineseHoles: chinese.holes,
    englishHoles: english.holes,
    fixed,
    stretches: between(fixed, chinese.kept.length, english.kept.length),
    taken: beads.filter((bead) => !inOrder.has(bead)),
  };
}

function checked(indices: readonly number[], count: number, side: string): number[] {
  for (const at of indices)
    if (!Number.isInteger(at) || at < 0 || at >= count)
      throw new AlignError('bad-anchor', `An anchor names sentence ${at} of the ${side} side, which has ${count} (counted from 0).`, { sentence: at }); // prettier-ignore
  return [...indices].sort((a, b) => a - b);
}

function isRun(indices: readonly number[]): boolean {
  return indices.length > 0 && indices.at(-1)! - indices[0]! === indices.length - 1;
}

function leftIn(count: number, taken: ReadonlySet<number>) {
  const kept: number[] = [];
  const holes: number[] = [];
  const places = new Map<number, number>();
  for (let at = 0; at < count; at++) {
    if (taken.has(at)) continue;
    places.set(at, kept.length);
    holes.push(taken.has(at - 1) ? 1 : 0);
    kept.push(at);
  }
  return { kept, holes: Uint8Array.from(holes), places };
}

function between(fixed: readonly Stretch[], chinese: number, english: number): Stretch[] {
  const stretches: Stretch[] = [];
  let [c, e] = [0, 0];
  for (const { c: cEnd, e: eEnd, ...ends } of [...fixed, { c: chinese, cEnd: 0, e: english, eEnd: 0 }]) {
    if (cEnd > c || eEnd > e) stretches.push({ c, cEnd, e, eEnd });
    [c, e] = [ends.cEnd, ends.eEnd];
  } // prettier-ignore
  return stretches;
}
