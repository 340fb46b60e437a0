import { Comparer, type Evidence } from './evidence';
import type { Marks, TextModel } from './text-model';

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
  /** What agreeing, and disagreeing, on a mark is worth. */
  marks: { question: [0.8, -1.2], exclamation: [0.6, -0.3], quote: [0.3, -0.5], colon: [0.3, -0.2] },
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
  private readonly stemScratch: Float32Array;
  private readonly logUnknown = Math.log(1 - weights.known);

  constructor(readonly model: TextModel) {
    this.comparer = new Comparer(model);
    this.stemScratch = new Float32Array(
      model.english.reduce((most, sentence) => Math.max(most, sentence.stems.length), 1),
    );
  }

  /** Forgets the comparisons of English sentences before one. */
  forgetBefore(e: number): void {
    for (const row of this.rows.keys()) if (row < e) this.rows.delete(row);
  }

  /** The score of a bead of the Chinese sentences [c, cEnd) and the English ones [e, eEnd), without its shape. */
  score(c: number, cEnd: number, e: number, eEnd: number): number {
    if (c === cEnd || e === eEnd) return 0;
    return this.scoreWords(c, cEnd, e, eEnd) + this.scoreLength(c, cEnd, e, eEnd) + this.scoreMarks(c, cEnd, e, eEnd);
  }

  private evidence(c: number, e: number): Evidence {
    let row = this.rows.get(e);
    if (!row) this.rows.set(e, (row = []));
    return (row[c] ??= this.comparer.compare(c, e));
  }

  private scoreWords(c: number, cEnd: number, e: number, eEnd: number): number {
    const { chinese, english, stemProbability, wordProbability } = this.model;
    let chineseWords = 0;
    for (let i = c; i < cEnd; i++) chineseWords += chinese[i]!.words;
    let englishWords = 0;
    for (let j = e; j < eEnd; j++) englishWords += english[j]!.words;

    let toEnglish = 0;
    let hits = 0;
    const best = this.stemScratch;
    for (let j = e; j < eEnd; j++) {
      const { stems, counts } = english[j]!;
      const touched: number[] = [];
      for (let i = c; i < cEnd; i++) {
        const { stems: places, stemWeights } = this.evidence(i, j);
        for (let k = 0; k < places.length; k++) {
          const place = places[k]!;
          if (best[place] === 0) touched.push(place);
          if (stemWeights[k]! > best[place]!) best[place] = stemWeights[k]!;
        }
      }
      for (const place of touched) {
        const ratio = best[place]! / (chineseWords + 1) / stemProbability[stems[place]!]!;
        toEnglish += counts[place]! * Math.log(1 - weights.known + weights.known * ratio);
        hits += counts[place]!;
        best[place] = 0;
      }
    }
    toEnglish += (englishWords - hits) * this.logUnknown;

    let toChinese = 0;
    let found = 0;
    for (let i = c; i < cEnd; i++) {
      const { wordIds } = chinese[i]!;
      const weightOf = new Map<number, number>();
      for (let j = e; j < eEnd; j++) {
        const { words, wordWeights } = this.evidence(i, j);
        for (let k = 0; k < words.length; k++) {
          const word = words[k]!;
          const known = weightOf.get(word);
          if (known === undefined || wordWeights[k]! > known) weightOf.set(word, wordWeights[k]!);
        }
      }
      for (const [word, weight] of weightOf) {
        const ratio = weight / (englishWords + 1) / wordProbability[wordIds[word]!]!;
        toChinese += Math.log(1 - weights.known + weights.known * ratio);
        found++;
      }
    }
    toChinese += (chineseWords - found) * this.logUnknown;
    return (weights.words * (toEnglish + toChinese)) / 2;
  }

  private scoreLength(c: number, cEnd: number, e: number, eEnd: number): number {
    let chinese = 0;
    for (let i = c; i < cEnd; i++) chinese += this.model.chinese[i]!.length;
    let english = 0;
    for (let j = e; j < eEnd; j++) english += this.model.english[j]!.length;
    const expected = chinese * this.model.lengthRatio;
    const difference = Math.log((english + 3) / (expected + 3));
    const spread = weights.lengthSpread + weights.shortSpread / (expected + english + 6);
    return -0.5 * (difference / spread) ** 2;
  }

  private scoreMarks(c: number, cEnd: number, e: number, eEnd: number): number {
    let score = 0;
    for (const mark of Object.keys(weights.marks) as (keyof Marks)[]) {
      let inChinese = false;
      for (let i = c; i < cEnd; i++) inChinese ||= this.model.chinese[i]!.marks[mark];
      let inEnglish = false;
      for (let j = e; j < eEnd; j++) inEnglish ||= this.model.english[j]!.marks[mark];
      if (inChinese && inEnglish) score += weights.marks[mark][0];
      else if (inChinese !== inEnglish) score += weights.marks[mark][1];
    }
    return score;
  }
}
