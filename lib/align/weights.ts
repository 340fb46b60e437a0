import data from './data/weights.json';
import { Mark } from './marks';

/** A kind of bead with both sides: how many Chinese and how many English sentences. */
export interface Shape {
  chinese: number;
  english: number;
}

/** The kinds of beads with both sides that are looked for; those with long runs stand last. */
export const shapes: readonly Shape[] = [
  [1, 1], [1, 2], [2, 1], [1, 3], [3, 1], [2, 2], [2, 3], [3, 2], [3, 3], [1, 4], [4, 1],
  [2, 4], [4, 2], [3, 4], [4, 3], [4, 4], [1, 5], [5, 1], [1, 6], [6, 1],
].map(([chinese, english]) => ({ chinese: chinese!, english: english! })); // prettier-ignore

/** Most sentences of a side in a bead. */
export const mostSentences = 6;

/** How far a search goes: the shapes up to a longest run. */
export interface Reach {
  mostSentences: number;
  shapes: number;
}

const longRuns = shapes.findIndex(({ chinese, english }) => Math.max(chinese, english) > 3);
/** A first search need not know the rare long runs: the second one looks where it found its way. */
export const shortReach: Reach = { mostSentences: 3, shapes: longRuns };
export const fullReach: Reach = { mostSentences, shapes: shapes.length };

/** Reasons for and against a bead, in the order of the weights. */
export const features: readonly string[] = [
  ...shapes.map(({ chinese, english }) => `shape ${chinese}:${english}`),
  'first without English',
  'further without English',
  'first without Chinese',
  'further without Chinese',
  'length',
  'content words to English',
  'exact words to English',
  'function words to English',
  'content words to Chinese',
  'exact words to Chinese',
  'function words to Chinese',
  ...Object.keys(Mark).flatMap((mark) => [`${mark} in both`, `${mark} in Chinese`, `${mark} in English`]),
]; // prettier-ignore

/** Where each group of features begins. */
export const place = {
  gap: shapes.length,
  length: shapes.length + 4,
  toEnglish: shapes.length + 5,
  toChinese: shapes.length + 8,
  marks: shapes.length + 11,
} as const;

/** What each reason counts: one set for all genres (docs/alignment.md says how they were chosen). */
export const weights: Float64Array = Float64Array.from(features, (name) => {
  const weight = (data as Record<string, number>)[name];
  if (weight === undefined) throw new RangeError(`no weight of “${name}”`);
  return weight;
});
