import type { Band } from './band';
import { mostSentences, shapes, type Scorer } from './score';

/** A bead over ranges of sentences. */
export interface RangeBead {
  c: number;
  cEnd: number;
  e: number;
  eEnd: number;
  /** Its posterior: of all ways through the text, the share that takes this bead. */
  confidence: number;
}

export interface LatticeOptions {
  band: Band;
  /** Further score of a bead, such as what block boundaries say. */
  bonus?: (c: number, cEnd: number, e: number, eEnd: number) => number;
  /** Called with the Chinese sentences done, over both passes. */
  onProgress?: (done: number, total: number) => void;
}

/** Makes posteriors mean what they say: one number for all texts, by the reliability of five gold sets. */
const temperature = 0.75;

/** So many scores are kept between the passes: 80 MB. */
const mostKept = 20_000_000;

/**
 * The best sequence of beads through a text (Viterbi), with the posterior of each (forward–backward).
 * Time: cells of the band × kinds of beads × words of a bead, once, or twice for
 * long texts. Space: cells of the band, times kinds of beads for short ones.
 */
export function searchLattice(scorer: Scorer, options: LatticeOptions): RangeBead[] {
  const { band, bonus = () => 0, onProgress = () => undefined } = options;
  const m = scorer.model.chinese.length;
  const n = scorer.model.english.length;
  const priors = shapes.map((shape) => Math.log(shape.share));
  const row = (fill: number) => (_: unknown, i: number) =>
    new Float64Array(band.to[i]! - band.from[i]! + 1).fill(fill);
  const best = Array.from({ length: m + 1 }, row(-Infinity));
  const forward = Array.from({ length: m + 1 }, row(-Infinity));
  const moves = Array.from({ length: m + 1 }, (_, i) =>
    new Int8Array(band.to[i]! - band.from[i]! + 1).fill(-1),
  );
  best[0]![0] = 0;
  forward[0]![0] = 0;
  const total = 2 * (m + 1);

  const scoreOf = (shape: number, c: number, cEnd: number, e: number, eEnd: number) =>
    priors[shape]! + scorer.score(c, cEnd, e, eEnd) + bonus(c, cEnd, e, eEnd);
  // Scores of the first pass, by cell and shape, for the second; long texts score again instead.
  const cellStart = new Float64Array(m + 2);
  for (let i = 0; i <= m; i++) cellStart[i + 1] = cellStart[i]! + band.to[i]! - band.from[i]! + 1;
  const kept =
    cellStart[m + 1]! * shapes.length <= mostKept
      ? new Float32Array(cellStart[m + 1]! * shapes.length)
      : null;

  for (let i = 0; i <= m; i++) {
    // Rows of comparisons are kept by English sentence; the band only moves on.
    scorer.forgetOutside(band.from[Math.max(0, i - mostSentences)]! - mostSentences, n);
    const from = band.from[i]!;
    for (let j = from; j <= band.to[i]!; j++) {
      let top = best[i]![j - from]!;
      let by = -1;
      let sum = forward[i]![j - from]!;
      for (let shape = 0; shape < shapes.length; shape++) {
        const c = i - shapes[shape]!.chinese;
        const e = j - shapes[shape]!.english;
        if (c < 0 || e < band.from[c]! || e > band.to[c]!) continue;
        const before = best[c]![e - band.from[c]!]!;
        if (before === -Infinity) continue;
        const score = scoreOf(shape, c, i, e, j);
        if (kept) kept[(cellStart[i]! + j - from) * shapes.length + shape] = score;
        if (score === -Infinity) continue;
        if (before + score > top) [top, by] = [before + score, shape];
        sum = logAdd(sum, forward[c]![e - band.from[c]!]! + score / temperature);
      }
      best[i]![j - from] = top;
      forward[i]![j - from] = sum;
      moves[i]![j - from] = by;
    }
    onProgress(i + 1, total);
  }

  const path: { shape: number; c: number; cEnd: number; e: number; eEnd: number }[] = [];
  for (let i = m, j = n; i > 0 || j > 0;) {
    const shape = moves[i]![j - band.from[i]!]!;
    const { chinese, english } = shapes[shape]!;
    path.push({ shape, c: i - chinese, cEnd: i, e: j - english, eEnd: j });
    i -= chinese;
    j -= english;
  }

  // The backward pass scores again rather than keep every bead's score.
  const backward = Array.from({ length: m + 1 }, row(-Infinity));
  backward[m]![n - band.from[m]!] = 0;
  const whole = forward[m]![n - band.from[m]!]!;
  for (let i = m; i >= 0; i--) {
    if (!kept) scorer.forgetOutside(0, band.to[Math.min(m, i + mostSentences)]! + mostSentences);
    const from = band.from[i]!;
    for (let j = band.to[i]!; j >= from; j--) {
      let sum = backward[i]![j - from]!;
      if (best[i]![j - from] === -Infinity) continue;
      for (let shape = 0; shape < shapes.length; shape++) {
        const cEnd = i + shapes[shape]!.chinese;
        const eEnd = j + shapes[shape]!.english;
        if (cEnd > m || eEnd < band.from[cEnd]! || eEnd > band.to[cEnd]!) continue;
        const after = backward[cEnd]![eEnd - band.from[cEnd]!]!;
        if (after === -Infinity) continue;
        const score = kept
          ? kept[(cellStart[cEnd]! + eEnd - band.from[cEnd]!) * shapes.length + shape]!
          : scoreOf(shape, i, cEnd, j, eEnd);
        if (score !== -Infinity) sum = logAdd(sum, after + score / temperature);
      }
      backward[i]![j - from] = sum;
    }
    onProgress(m + 1 + (m - i + 1), total);
  }
  return path.reverse().map(({ shape, ...bead }) => {
    const logPosterior =
      forward[bead.c]![bead.e - band.from[bead.c]!]! +
      scoreOf(shape, bead.c, bead.cEnd, bead.e, bead.eEnd) / temperature +
      backward[bead.cEnd]![bead.eEnd - band.from[bead.cEnd]!]! -
      whole;
    return { ...bead, confidence: Math.min(1, Math.exp(logPosterior)) };
  });
}

function logAdd(a: number, b: number): number {
  if (a === -Infinity) return b;
  if (b === -Infinity) return a;
  return a > b ? a + Math.log1p(Math.exp(b - a)) : b + Math.log1p(Math.exp(a - b));
}
