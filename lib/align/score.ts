import { Comparer, type Evidence } from './evidence';
import { Mark, type TextModel } from './text-model';

/** A kind of bead: how many Chinese and how many English sentences. */
export interface Shape {
  chinese: number;
  english: number;
}

/** The weights of the model; one set for all genres (docs/alignment.md says how they were chosen). */
export const weights = {
  /** How likely a word is to be translated by a word that the lexicon knows. */
  known: 0.5,
  /** How much the words count against length and shape. */
  words: 0.6,
  /** Spread of the logarithm of the ratio of lengths, for long beads, and how it grows for short ones. */
  lengthSpread: 0.35,
  shortSpread: 6,
  /** A bead whose lengths are less likely than this is not looked at further. */
  leastLength: -14,
  /** What agreeing, and disagreeing, on a mark is worth. */
  marks: [
    { mark: Mark.question, agree: 0.8, differ: -1.2 },
    { mark: Mark.exclamation, agree: 0.6, differ: -0.3 },
    { mark: Mark.quote, agree: 0.3, differ: -0.5 },
    { mark: Mark.colon, agree: 0.3, differ: -0.2 },
  ],
} as const;

/** How likely each kind of bead is, as a share. */
export const shapes: readonly (Shape & { share: number })[] = [
  [1, 1, 0.74], [1, 2, 0.09], [2, 1, 0.06], [1, 3, 0.025], [3, 1, 0.01], [2, 2, 0.012],
  [1, 4, 0.008], [4, 1, 0.003], [2, 3, 0.006], [3, 2, 0.004], [3, 3, 0.002], [1, 5, 0.003],
  [5, 1, 0.001], [1, 6, 0.0015], [6, 1, 0.0005], [2, 4, 0.002], [4, 2, 0.001], [3, 4, 0.001],
  [4, 3, 0.001], [4, 4, 0.0005], [1, 0, 0.008], [0, 1, 0.008],
].map(([chinese, english, share]) => ({ chinese: chinese!, english: english!, share: share! })); // prettier-ignore

/** Most sentences of a side in a bead. */
export const mostSentences = 6;

/**
 * Scores candidate beads: the logarithm of how much likelier the two groups are as translations of
 * each other than by chance, after Moore (2002), with IBM Model 1 (Brown et al. 1993) from a
 * dictionary in both directions, the log-normal of lengths (Gale & Church 1993), and marks.
 *
 * Comparisons of single sentences are kept for a few rows: beads that overlap share them.
 */
export class Scorer {
  private readonly comparer: Comparer;
  private readonly rows = new Map<number, (Evidence | undefined)[]>();
  private readonly bestOfStem: Float32Array;
  private readonly bestOfWord: Float32Array;
  private readonly touched: Int32Array;
  private readonly logUnknown = Math.log(1 - weights.known);
  private readonly sums: Sums;

  constructor(readonly model: TextModel) {
    this.comparer = new Comparer(model);
    const most = (values: number[]) => values.reduce((a, b) => Math.max(a, b), 1);
    const stems = most(model.english.map((sentence) => sentence.stems.length));
    const words = most(model.chinese.map((sentence) => sentence.words));
    this.bestOfStem = new Float32Array(stems);
    this.bestOfWord = new Float32Array(words);
    this.touched = new Int32Array(Math.max(stems, words));
    this.sums = {
      chineseLength: runningSums(model.chinese, (sentence) => sentence.length),
      englishLength: runningSums(model.english, (sentence) => sentence.length),
      chineseWords: runningSums(model.chinese, (sentence) => sentence.words),
      englishWords: runningSums(model.english, (sentence) => sentence.words),
    };
  }

  /** Forgets the comparisons of English sentences outside [from, to]. */
  forgetOutside(from: number, to: number): void {
    for (const row of this.rows.keys()) if (row < from || row > to) this.rows.delete(row);
  }

  /**
   * The score of a bead of the Chinese sentences [c, cEnd) and the English ones [e, eEnd), without
   * its shape. -Infinity where the lengths alone rule it out.
   */
  score(c: number, cEnd: number, e: number, eEnd: number): number {
    if (c === cEnd || e === eEnd) return 0;
    const length = this.scoreLength(c, cEnd, e, eEnd);
    if (length < weights.leastLength) return -Infinity;
    return length + this.scoreMarks(c, cEnd, e, eEnd) + this.scoreWords(c, cEnd, e, eEnd);
  }

  private evidence(c: number, e: number): Evidence {
    let row = this.rows.get(e);
    if (!row) this.rows.set(e, (row = []));
    return (row[c] ??= this.comparer.compare(c, e));
  }

  private scoreWords(c: number, cEnd: number, e: number, eEnd: number): number {
    const chineseWords = this.sums.chineseWords[cEnd]! - this.sums.chineseWords[c]!;
    const englishWords = this.sums.englishWords[eEnd]! - this.sums.englishWords[e]!;
    const toEnglish = this.scoreToEnglish(c, cEnd, e, eEnd, chineseWords, englishWords);
    const toChinese = this.scoreToChinese(c, cEnd, e, eEnd, chineseWords, englishWords);
    return (weights.words * (toEnglish + toChinese)) / 2;
  }

  private scoreToEnglish(
    c: number,
    cEnd: number,
    e: number,
    eEnd: number,
    chineseWords: number,
    englishWords: number,
  ): number {
    const { english, stemProbability } = this.model;
    const { bestOfStem: best, touched } = this;
    const scale = weights.known / (chineseWords + 1);
    let score = 0;
    let hits = 0;
    for (let j = e; j < eEnd; j++) {
      const { stems, counts } = english[j]!;
      let n = 0;
      for (let i = c; i < cEnd; i++) {
        const { stems: places, stemWeights } = this.evidence(i, j);
        for (let k = 0; k < places.length; k++) {
          const place = places[k]!;
          if (best[place] === 0) touched[n++] = place;
          if (stemWeights[k]! > best[place]!) best[place] = stemWeights[k]!;
        }
      }
      for (let k = 0; k < n; k++) {
        const place = touched[k]!;
        const count = counts[place]!;
        const ratio = (best[place]! * scale) / stemProbability[stems[place]!]!;
        score += count * Math.log(1 - weights.known + ratio);
        hits += count;
        best[place] = 0;
      }
    }
    return score + (englishWords - hits) * this.logUnknown;
  }

  private scoreToChinese(
    c: number,
    cEnd: number,
    e: number,
    eEnd: number,
    chineseWords: number,
    englishWords: number,
  ): number {
    const { chinese, wordProbability } = this.model;
    const { bestOfWord: best, touched } = this;
    const scale = weights.known / (englishWords + 1);
    let score = 0;
    let hits = 0;
    for (let i = c; i < cEnd; i++) {
      const { wordIds } = chinese[i]!;
      let n = 0;
      for (let j = e; j < eEnd; j++) {
        const { words, wordWeights } = this.evidence(i, j);
        for (let k = 0; k < words.length; k++) {
          const word = words[k]!;
          if (best[word] === 0) touched[n++] = word;
          if (wordWeights[k]! > best[word]!) best[word] = wordWeights[k]!;
        }
      }
      for (let k = 0; k < n; k++) {
        const word = touched[k]!;
        const ratio = (best[word]! * scale) / wordProbability[wordIds[word]!]!;
        score += Math.log(1 - weights.known + ratio);
        best[word] = 0;
      }
      hits += n;
    }
    return score + (chineseWords - hits) * this.logUnknown;
  }

  private scoreLength(c: number, cEnd: number, e: number, eEnd: number): number {
    const chinese = this.sums.chineseLength[cEnd]! - this.sums.chineseLength[c]!;
    const english = this.sums.englishLength[eEnd]! - this.sums.englishLength[e]!;
    const expected = chinese * this.model.lengthRatio;
    const difference = Math.log((english + 3) / (expected + 3));
    const spread = weights.lengthSpread + weights.shortSpread / (expected + english + 6);
    return -0.5 * (difference / spread) ** 2;
  }

  private scoreMarks(c: number, cEnd: number, e: number, eEnd: number): number {
    let inChinese = 0;
    for (let i = c; i < cEnd; i++) inChinese |= this.model.chinese[i]!.marks;
    let inEnglish = 0;
    for (let j = e; j < eEnd; j++) inEnglish |= this.model.english[j]!.marks;
    if ((inChinese | inEnglish) === 0) return 0;
    let score = 0;
    for (const { mark, agree, differ } of weights.marks) {
      const found = (inChinese & mark ? 1 : 0) + (inEnglish & mark ? 1 : 0);
      if (found === 2) score += agree;
      else if (found === 1) score += differ;
    }
    return score;
  }
}

/** Sums over all sentences before a place, so that a run's sum is one difference. */
interface Sums {
  chineseLength: Float64Array;
  englishLength: Float64Array;
  chineseWords: Float64Array;
  englishWords: Float64Array;
}

function runningSums<T>(items: readonly T[], valueOf: (item: T) => number): Float64Array {
  const sums = new Float64Array(items.length + 1);
  items.forEach((item, at) => (sums[at + 1] = sums[at]! + valueOf(item)));
  return sums;
}
