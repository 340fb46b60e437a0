import type { TextModel } from './text-model';

/** Spread of the logarithm of the ratio of lengths, for long beads, and how it grows for short ones. */
const longSpread = 0.35;
const shortSpread = 6;
/** A side more than so many times as long as the other says something else too; short ones are spared. */
const mostTimes = 3;
const mercy = 20;

/**
 * How well lengths agree: the logarithm of a normal density of the logarithm of their ratio, after
 * Gale & Church (1993), without its constant.
 */
export class LengthScorer {
  private readonly chinese: Float64Array;
  private readonly english: Float64Array;

  constructor(model: TextModel) {
    this.chinese = runningSums(model.chinese.letters, model.lengthRatio);
    this.english = runningSums(model.english.letters, 1);
  }

  score(c: number, cEnd: number, e: number, eEnd: number): number {
    const expected = this.chinese[cEnd]! - this.chinese[c]!;
    const english = this.english[eEnd]! - this.english[e]!;
    const difference = Math.log((english + 3) / (expected + 3));
    const spread = longSpread + shortSpread / (expected + english + 6);
    return -0.5 * (difference / spread) ** 2;
  }

  /** Whether neither side is so much longer than the other that one can hardly be all of its translation. */
  isPossible(c: number, cEnd: number, e: number, eEnd: number): boolean {
    const expected = this.chinese[cEnd]! - this.chinese[c]! + mercy;
    const english = this.english[eEnd]! - this.english[e]! + mercy;
    return english < mostTimes * expected && expected < mostTimes * english;
  }
}

function runningSums(values: Int32Array, factor: number): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let at = 0; at < values.length; at++) sums[at + 1] = sums[at]! + factor * values[at]!;
  return sums;
}
