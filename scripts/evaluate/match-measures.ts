import { readFileSync } from 'node:fs';
import { textOf } from '@/lib/memory/code-points';
import { PatternDistance } from '@/lib/memory/edit-distance';
import { likeness, sharedPairs } from '@/lib/memory/shared-pairs';
import { foldCodePoints, skeletonOf } from '@/lib/memory/skeleton';
import { foldText } from '@/lib/search/fold';

/** A hand-judged pair: tests/data/matches/README.md. */
export interface JudgedPair {
  judgement: number;
  segment: string;
  unit: string;
}

/** How like two Chinese texts are, 0 to 1. */
export type Measure = (segment: string, unit: string) => number;

/** How well a measure agrees with the judge. */
export interface Agreement {
  measure: string;
  /** Spearman's rank correlation with the judgements, over all pairs. */
  correlation: number;
  /** Of two units of a segment judged unlike, how often the better one scores higher; ties half. */
  ordered: number;
}

const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** Similarity by edit distance of any symbols: (max − edits) / max. */
function editSimilarity(a: readonly string[], b: readonly string[]): number {
  const numbers = new Map<string, number>();
  const numbered = (list: readonly string[]) =>
    list.map((symbol) => {
      if (!numbers.has(symbol)) numbers.set(symbol, numbers.size);
      return numbers.get(symbol)!;
    });
  const longer = Math.max(a.length, b.length);
  return longer === 0 ? 0 : 1 - new PatternDistance(numbered(a)).to(numbered(b), longer) / longer;
}

const tokensOf = (text: string, wordsOnly: boolean) =>
  [...words.segment(text)]
    .filter(({ isWordLike }) => !wordsOnly || isWordLike)
    .map(({ segment }) => segment);

const charactersOf = (text: string) => [...textOf(foldCodePoints(text, foldText).folded)];
const barOf = (text: string) => [...textOf(skeletonOf(foldCodePoints(text, foldText).folded))];

function dice(a: readonly string[], b: readonly string[], n: number): number {
  const gramsOf = (list: readonly string[]) =>
    new Set(list.slice(0, Math.max(1, list.length - n + 1)).map((_, i) => list.slice(i, i + n).join(''))); // prettier-ignore
  const [ours, theirs] = [gramsOf(a), gramsOf(b)];
  const common = [...ours].filter((gram) => theirs.has(gram)).length;
  return (2 * common) / (ours.size + theirs.size);
}

function holdsRun(a: readonly string[], b: readonly string[], length: number): boolean {
  const whole = b.join('');
  return a.some(
    (_, i) => i + length <= a.length && whole.includes(a.slice(i, i + length).join('')),
  );
}

const hebi: Measure = (a, b) => editSimilarity(charactersOf(a), charactersOf(b));
const foldedOf = (text: string) => foldCodePoints(text, foldText).folded;
/** By what fuzzy matches are offered. */
const hebiOrder: Measure = (a, b) => likeness(hebi(a, b), sharedPairs(foldedOf(a), foldedOf(b)));
const omegaWords: Measure = (a, b) => editSimilarity(tokensOf(a, true), tokensOf(b, true));

/**
 * The measures of other tools as they are published, written anew for comparison. OmegaT's stems are
 * its words where the language has no endings, so that its first two scores are one for Chinese.
 */
export const measures: Readonly<Record<string, Measure>> = {
  'Hebi: edits of characters': hebi,
  'Hebi: the order of fuzzy matches': hebiOrder,
  'characters and words, half each': (a, b) => (hebi(a, b) + omegaWords(a, b)) / 2,
  'OmegaT 1 and 2: edits of words': omegaWords,
  'OmegaT 3: edits of all tokens': (a, b) => editSimilarity(tokensOf(a, false), tokensOf(b, false)),
  'Okapi: Dice of 4-grams': (a, b) => dice([...a], [...b], 4),
  'Dice of 2-grams': (a, b) => dice([...a], [...b], 2),
  'SYSTRAN: edits of tokens, a run of 3 in common': (a, b) =>
    holdsRun(barOf(a), barOf(b), 3) ? editSimilarity(barOf(a), barOf(b)) : 0,
};

/** Reads judged pairs: a head line, then judgement, segment and unit between tabs. */
export function readJudgedPairs(file: string): JudgedPair[] {
  return readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [judgement, segment, unit] = line.split('\t') as [string, string, string];
      return { judgement: Number(judgement), segment, unit };
    });
}

/** Each measure's agreement with the judge. */
export function evaluateMeasures(pairs: readonly JudgedPair[]): Agreement[] {
  const judged = pairs.map(({ judgement }) => judgement);
  return Object.entries(measures).map(([measure, of]) => {
    const scores = pairs.map(({ segment, unit }) => of(segment, unit));
    let [right, all] = [0, 0];
    for (let i = 0; i < pairs.length; i++)
      for (let j = 0; j < pairs.length; j++) {
        if (pairs[i]!.segment !== pairs[j]!.segment || judged[i]! <= judged[j]!) continue;
        all++;
        right += scores[i]! > scores[j]! ? 1 : scores[i] === scores[j] ? 0.5 : 0;
      }
    return { measure, correlation: pearson(ranks(judged), ranks(scores)), ordered: right / all };
  });
}

/** Ranks, like values sharing the middle of theirs. */
function ranks(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  return values.map((value) => (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2);
}

function pearson(a: readonly number[], b: readonly number[]): number {
  const mean = (list: readonly number[]) => list.reduce((sum, x) => sum + x, 0) / list.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  let [both, ofA, ofB] = [0, 0, 0];
  a.forEach((x, i) => {
    both += (x - meanA) * (b[i]! - meanB);
    ofA += (x - meanA) ** 2;
    ofB += (b[i]! - meanB) ** 2;
  });
  return both / Math.sqrt(ofA * ofB);
}
