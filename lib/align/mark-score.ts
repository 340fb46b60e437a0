import { Mark } from './marks';
import { place } from './weights';

const bits = Object.values(Mark);
/** The marks are scored in two halves, so that a table of either half is small. */
const half = 6;
const halfSize = 1 << half;

/** Scores the marks of a bead's two sides: each stands in both, in one, or in neither. */
export class MarkScorer {
  private readonly low: Float64Array;
  private readonly high: Float64Array;

  constructor(weights: Float64Array) {
    this.low = tableOf(weights, 0);
    this.high = tableOf(weights, half);
  }

  /** @param chinese bits of `Mark`, of the whole side; `english` the same */
  score(chinese: number, english: number): number {
    const mask = halfSize - 1;
    return (
      this.low[((chinese & mask) << half) | (english & mask)]! +
      this.high[((chinese >> half) << half) | (english >> half)]!
    );
  }

  /** Writes 1 for each feature that holds. */
  explain(chinese: number, english: number, values: Float64Array): void {
    bits.forEach((bit, at) => {
      const feature = featureOf(chinese & bit, english & bit);
      if (feature !== -1) values[place.marks + 3 * at + feature] = 1;
    });
  }
}

function featureOf(inChinese: number, inEnglish: number): number {
  if (inChinese && inEnglish) return 0;
  if (inChinese) return 1;
  return inEnglish ? 2 : -1;
}

function tableOf(weights: Float64Array, first: number): Float64Array {
  const table = new Float64Array(halfSize * halfSize);
  const count = Math.min(half, bits.length - first);
  for (let chinese = 0; chinese < 1 << count; chinese++)
    for (let english = 0; english < 1 << count; english++)
      for (let at = 0; at < count; at++) {
        const feature = featureOf((chinese >> at) & 1, (english >> at) & 1);
        if (feature !== -1)
          table[(chinese << half) | english]! += weights[place.marks + 3 * (first + at) + feature]!;
      }
  return table;
}
