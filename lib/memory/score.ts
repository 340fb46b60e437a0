import type { NearDifference } from './types';

export const contextScore = 101;
export const exactScore = 100;
/** 95 and above is kept for matches whose words are all the same. */
export const highestFuzzyScore = 94;
export const leastNearScore = 95;

/** 99 for one kind of difference, one less for each more: 95 for all five. */
export function nearScore(differsIn: readonly NearDifference[]): number {
  return exactScore - differsIn.length;
}

/**
 * The score of a fuzzy match in whole per cent, rounded down, so that a score of 70 means 70 % or more.
 * @param edits insertions, deletions and replacements of code points between the folded texts
 * @param longer the length of the longer one, in code points
 */
export function fuzzyScore(edits: number, longer: number): number {
  return Math.min(highestFuzzyScore, Math.floor((100 * (longer - edits)) / longer));
}

/** The most edits that still reach a threshold: ⌊longer · (100 − threshold) / 100⌋. */
export function allowedEdits(longer: number, threshold: number): number {
  return Math.floor((longer * (100 - threshold)) / 100);
}
