import type { FurtherScore } from './score';

/** The sentences of both sides as vectors of unit length, one after the other. */
export interface SentenceEmbeddings {
  dimensions: number;
  source: Float32Array;
  target: Float32Array;
}

/** What one standard deviation above chance is worth. */
const worth = 1.2;
/** Pairs looked at to know what chance is. */
const samples = 2_000;

/**
 * Scores groups of sentences by how much more alike the sums of their vectors are than those of
 * sentences at random, after Thompson & Koehn (2019): in standard deviations of the cosine over
 * pairs at fixed distances through the text. Joins the aligner's score; each call costs time linear
 * in the number of dimensions.
 * @param chinese vectors of unit length, flat
 * @param english the same of the other side
 */
export function scoreEmbeddings(
  chinese: Float32Array,
  english: Float32Array,
  dimensions: number,
): FurtherScore {
  const chineseSums = runningSums(chinese, dimensions);
  const englishSums = runningSums(english, dimensions);
  const cosine = (c: number, cEnd: number, e: number, eEnd: number): number => {
    let [product, ofChinese, ofEnglish] = [0, 0, 0];
    for (let at = 0; at < dimensions; at++) {
      const x = chineseSums[cEnd * dimensions + at]! - chineseSums[c * dimensions + at]!;
      const y = englishSums[eEnd * dimensions + at]! - englishSums[e * dimensions + at]!;
      product += x * y;
      ofChinese += x * x;
      ofEnglish += y * y;
    }
    return product / (Math.sqrt(ofChinese * ofEnglish) || 1);
  };
  const [m, n] = [chinese.length / dimensions, english.length / dimensions];
  const { mean, deviation } = chanceOf(m, n, cosine);
  return (c, cEnd, e, eEnd) => (worth * (cosine(c, cEnd, e, eEnd) - mean)) / deviation;
}

/** The vectors of some sentences, by their places. */
export function takeVectors(
  vectors: Float32Array,
  places: readonly number[],
  dimensions: number,
): Float32Array {
  const taken = new Float32Array(places.length * dimensions);
  places.forEach((place, at) =>
    taken.set(vectors.subarray(place * dimensions, (place + 1) * dimensions), at * dimensions),
  );
  return taken;
}

function runningSums(vectors: Float32Array, dimensions: number): Float64Array {
  const sums = new Float64Array(vectors.length + dimensions);
  for (let at = 0; at < vectors.length; at++) sums[at + dimensions] = sums[at]! + vectors[at]!;
  return sums;
}

/** How alike two sentences are that have nothing to do with each other. */
function chanceOf(
  m: number,
  n: number,
  cosine: (c: number, cEnd: number, e: number, eEnd: number) => number,
): { mean: number; deviation: number } {
  const count = m * n === 0 ? 0 : Math.min(samples, m * n);
  let [sum, squares] = [0, 0];
  for (let at = 0; at < count; at++) {
    // Steps by the golden ratio reach all pairs evenly, and are the same in each run.
    const c = Math.floor(((at * 0.6180339887498949) % 1) * m);
    const e = Math.floor(((at * 0.7548776662466927 + 0.5) % 1) * n);
    const value = cosine(c, c + 1, e, e + 1);
    sum += value;
    squares += value * value;
  }
  const mean = count > 0 ? sum / count : 0;
  const variance = count > 0 ? squares / count - mean * mean : 0;
  return { mean, deviation: Math.max(0.02, Math.sqrt(Math.max(0, variance))) };
}
