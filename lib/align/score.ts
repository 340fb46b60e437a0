import { LengthScorer } from './length';
import { LexicalScorer } from './lexical';
import { marksOfRun } from './marks';
import { MarkScorer } from './mark-score';
import type { Side, TextModel } from './text-model';
import {
  features,
  fullReach,
  mostSentences,
  place,
  shapes,
  weights as shipped,
  type Reach,
} from './weights';

/** A passage that stands twice was hardly translated twice: its second time stands alone. */
const repeatedAlone = 2;

/** A further score of a bead with both sides, such as what the ends of blocks say. */
export type FurtherScore = (c: number, cEnd: number, e: number, eEnd: number) => number;

/**
 * Scores candidate beads: the logarithm of how much likelier the two groups of sentences are as
 * translations of each other than by chance. A weighted sum (`weights.ts`) of what their words,
 * their lengths, their marks and the kind of bead say.
 *
 * Scores are asked for by cells, row by row: the cell (i, j) stands behind Chinese sentence i - 1
 * and English sentence j - 1, and has a score for each shape of bead that ends there.
 */
export class Scorer {
  /** What a one-sided bead costs: the first of a run, and each further one. */
  readonly gap: { chinese: [number, number]; english: [number, number] };
  /** What speaks for each sentence to stand alone besides. */
  readonly alone: { chinese: Float64Array; english: Float64Array };
  private readonly lexical: LexicalScorer;
  private readonly length: LengthScorer;
  private readonly marks: MarkScorer;
  private readonly priors: Float64Array;
  private readonly chineseSums = new Float64Array((mostSentences + 1) ** 2);
  private readonly englishMarks = new Int32Array(mostSentences + 1);

  constructor(
    readonly model: TextModel,
    private readonly weights: Float64Array = shipped,
    readonly further: FurtherScore = () => 0,
    readonly reach: Reach = fullReach,
  ) {
    this.length = new LengthScorer(model);
    this.lexical = new LexicalScorer(model, weights, this.length, reach.mostSentences);
    this.marks = new MarkScorer(weights);
    this.priors = weights.slice(0, shapes.length);
    const gap = weights.slice(place.gap, place.gap + 4);
    this.gap = { chinese: [gap[0]!, gap[1]!], english: [gap[2]!, gap[3]!] };
    const aloneOf = ({ repeats }: Side) => Float64Array.from(repeats, (repeats) => repeats * repeatedAlone); // prettier-ignore
    this.alone = { chinese: aloneOf(model.chinese), english: aloneOf(model.english) };
  }

  /** Reads Chinese sentence `k` against the English sentences [from, to), in ascending order. */
  openRow(k: number, from: number, to: number): void {
    this.lexical.openRow(k, from, to);
  }

  /** Makes the cells of row `i` ready, for beads over the English sentences [from, to). */
  closeRow(i: number, from: number, to: number): void {
    this.lexical.closeRow(i, from, to);
  }

  /**
   * The scores of all shapes of bead that end at a cell of the row that was closed last.
   * @param wanted by shape: -1 for those that are not asked for, as they do not fit
   * @param out by shape, of those asked for
   */
  scoreCell(i: number, j: number, wanted: Int32Array, out: Float64Array): void {
    const { chineseSums, englishMarks, model, reach } = this;
    const stride = mostSentences + 1;
    const [mostChinese, mostEnglish] = [
      Math.min(reach.mostSentences, i),
      Math.min(reach.mostSentences, j),
    ];
    for (let b = 1; b <= mostEnglish; b++) {
      let sum = 0;
      for (let a = 1; a <= mostChinese && (a === 1 || b === 1 || a + b < 9); a++) {
        sum += this.lexical.towardsChinese(i - a, b, j);
        chineseSums[a * stride + b] = sum;
      }
      englishMarks[b] = model.english.marks[j - b]! | (b > 1 ? englishMarks[b - 1]! : 0);
    }
    for (let shape = 0; shape < reach.shapes; shape++) {
      if (wanted[shape] === -1) continue;
      const { chinese: a, english: b } = shapes[shape]!;
      const [c, e] = [i - a, j - b];
      let chineseMarks = 0;
      for (let k = c; k < i; k++) chineseMarks |= model.chinese.marks[k]!;
      out[shape] =
        this.priors[shape]! +
        this.weights[place.length]! * this.length.score(c, i, e, j) +
        this.lexical.towardsEnglish(a, e, j) +
        chineseSums[a * stride + b]! +
        this.marks.score(
          marksOfRun(model.chinese.marks[c]!, model.chinese.marks[i - 1]!, chineseMarks),
          marksOfRun(model.english.marks[e]!, model.english.marks[j - 1]!, englishMarks[b]!),
        ) +
        this.further(c, i, e, j);
    }
  }

  /**
   * What speaks for and against one bead with both sides, unweighted and computed afresh, by
   * `features`. The weighted sum is the score of its cell, without what is `further`.
   */
  explain(c: number, cEnd: number, e: number, eEnd: number): Float64Array {
    const values = new Float64Array(features.length);
    const shape = shapes.findIndex((it) => it.chinese === cEnd - c && it.english === eEnd - e);
    if (shape !== -1) values[shape] = 1;
    values[place.length] = this.length.score(c, cEnd, e, eEnd);
    const { toEnglish, toChinese } = this.lexical.parts(c, cEnd, e, eEnd);
    values.set(toEnglish, place.toEnglish);
    values.set(toChinese, place.toChinese);
    this.marks.explain(this.marksOf('chinese', c, cEnd), this.marksOf('english', e, eEnd), values);
    return values;
  }

  /** The score of one bead with both sides, without what is `further`, computed afresh; -Infinity where there is no such shape. */
  score(c: number, cEnd: number, e: number, eEnd: number): number {
    const values = this.explain(c, cEnd, e, eEnd);
    if (!values.subarray(0, shapes.length).includes(1)) return -Infinity;
    return values.reduce((sum, value, at) => sum + value * this.weights[at]!, 0);
  }

  /** Whether the lengths of a bead's sides let them be translations of each other; cheaper than its score. */
  isPossible(c: number, cEnd: number, e: number, eEnd: number): boolean {
    return this.length.isPossible(c, cEnd, e, eEnd);
  }

  private marksOf(side: 'chinese' | 'english', from: number, to: number): number {
    const { marks } = this.model[side];
    let all = 0;
    for (let at = from; at < to; at++) all |= marks[at]!;
    return marksOfRun(marks[from]!, marks[to - 1]!, all);
  }
}
