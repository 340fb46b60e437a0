/** A pair of sentences by the ids of their words; a word stands as often as in the sentence. */
export interface WordPair {
  chinese: Int32Array;
  english: Int32Array;
}

/** For each Chinese word, by id, how likely each English one is its translation. */
export type Translations = Map<number, number>[];

/** How many occurrences the dictionary is worth against what the pairs say. */
const priorStrength = 4;
const rounds = 6;

/**
 * Learns how likely each English word translates a Chinese one from sentence pairs: IBM Model 1
 * (Brown et al. 1993) by expectation maximisation, with a dictionary as prior, so that what the
 * pairs hardly show stays as the dictionary has it (maximum a posteriori).
 * @param prior shares by Chinese word, summing to at most 1 each
 * @param englishWords number of English ids
 * @returns translations of every word that the prior or the pairs have
 */
export function learnTranslations(
  pairs: readonly WordPair[],
  prior: Translations,
  englishWords: number,
): Translations {
  const occurrences = new Float64Array(prior.length);
  const background = new Float64Array(englishWords).fill(1);
  let total = englishWords;
  for (const { chinese, english } of pairs) {
    for (const word of new Set(chinese)) occurrences[word]!++;
    for (const stem of english) background[stem]!++;
    total += english.length;
  }
  let learned = prior;
  for (let round = 0; round < rounds; round++) {
    const counts: Translations = prior.map(() => new Map<number, number>());
    for (const { chinese, english } of pairs) {
      const words = [...new Set(chinese)];
      for (const stem of english) {
        const shares = words.map((word) => {
          const known = learned[word]!.get(stem);
          // In the first round everything that stands together may translate each other a little.
          return known ?? (round === 0 ? firstShare : 0);
        });
        const sum = shares.reduce((a, b) => a + b, background[stem]! / total);
        words.forEach((word, at) => {
          if (shares[at]! > 0)
            counts[word]!.set(stem, (counts[word]!.get(stem) ?? 0) + shares[at]! / sum);
        });
      }
    }
    learned = counts.map((ofWord, word) => {
      const weight = occurrences[word]! + priorStrength;
      const mixed = new Map<number, number>();
      for (const [stem, share] of prior[word]!) mixed.set(stem, (priorStrength * share) / weight);
      for (const [stem, count] of ofWord) {
        const share = (mixed.get(stem) ?? 0) + count / weight;
        if (share > leastShare) mixed.set(stem, Math.min(1, share));
      }
      return mixed;
    });
  }
  return learned;
}

const firstShare = 0.01;
const leastShare = 0.002;
