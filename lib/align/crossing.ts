import type { RangeBead } from './lattice';
import type { Scorer } from './score';
import { indicesOf } from './types';
import { shapes, weights } from './weights';

/** A bead by the indices of its sentences. */
export interface IndexBead {
  chinese: number[];
  english: number[];
  confidence: number;
}

/** How much better a crossed reading must be than the straight one, in logarithms of likelihood. */
const clearlyBetter = 5;
/** How sure each half of a crossing must be by itself: its score against chance. */
const sureAlone = 4;
/** Where the straight reading is surer than this, no crossing is looked for. */
const doubtful = 0.9;
/** How many neighbouring beads are looked at together. */
const window = 3;

/**
 * Finds neighbouring sentences that the translator put the other way round. The lattice knows no
 * crossing: it joins them in one bead, or pairs them wrongly. Within a few neighbouring beads of
 * one block on either side, all splits into two crossed halves are compared with what was found,
 * and taken only where they are clearly better. Linear in the number of beads.
 * @param chineseBlock for each Chinese sentence the index of its block
 * @param englishBlock the same of the English sentences
 */
export function mendCrossings(
  beads: readonly RangeBead[],
  scorer: Scorer,
  chineseBlock: Int32Array,
  englishBlock: Int32Array,
): IndexBead[] {
  const mended: IndexBead[] = [];
  for (let at = 0; at < beads.length;) {
    const found = bestCrossing(beads, at, scorer, chineseBlock, englishBlock);
    if (found) {
      mended.push(...found.beads);
      at += found.length;
    } else {
      const { c, cEnd, e, eEnd, confidence } = beads[at++]!;
      mended.push({ chinese: indicesOf(c, cEnd), english: indicesOf(e, eEnd), confidence });
    }
  }
  return mended;
}

function bestCrossing(
  beads: readonly RangeBead[],
  at: number,
  scorer: Scorer,
  chineseBlock: Int32Array,
  englishBlock: Int32Array,
): { beads: IndexBead[]; length: number } | null {
  let best: { beads: IndexBead[]; length: number; gain: number } | null = null;
  let isDoubtful = false;
  for (let length = 1; length <= window && at + length <= beads.length; length++) {
    const last = beads[at + length - 1]!;
    isDoubtful ||= last.confidence < doubtful || (last.cEnd - last.c > 1 && last.eEnd - last.e > 1);
    const { c, e } = beads[at]!;
    const { cEnd, eEnd } = last;
    if (!isDoubtful || cEnd - c < 2 || eEnd - e < 2) continue;
    if (cEnd - c > 5 || eEnd - e > 6) break;
    if (chineseBlock[c] !== chineseBlock[cEnd - 1] || englishBlock[e] !== englishBlock[eEnd - 1])
      break;
    let straight: number | undefined;
    for (let cut = c + 1; cut < cEnd; cut++) {
      for (let turn = e + 1; turn < eEnd; turn++) {
        if (!scorer.isPossible(c, cut, turn, eEnd) || !scorer.isPossible(cut, cEnd, e, turn))
          continue;
        const first = scoreBead(scorer, c, cut, turn, eEnd);
        const second = scoreBead(scorer, cut, cEnd, e, turn);
        const alone = Math.min(
          first - shapeWeight(c, cut, turn, eEnd),
          second - shapeWeight(cut, cEnd, e, turn),
        );
        if (alone < sureAlone) continue;
        straight ??= scoreStraight(scorer, beads.slice(at, at + length));
        const gain = first + second - straight;
        if (gain < clearlyBetter || gain <= (best?.gain ?? 0)) continue;
        const confidence = 1 / (1 + Math.exp(-gain / 4));
        best = {
          gain,
          length,
          beads: [
            { chinese: indicesOf(c, cut), english: indicesOf(turn, eEnd), confidence },
            { chinese: indicesOf(cut, cEnd), english: indicesOf(e, turn), confidence },
          ],
        };
      }
    }
  }
  return best;
}

function scoreStraight(scorer: Scorer, beads: readonly RangeBead[]): number {
  return beads.reduce((sum, it) => sum + scoreBead(scorer, it.c, it.cEnd, it.e, it.eEnd), 0);
}

function scoreBead(scorer: Scorer, c: number, cEnd: number, e: number, eEnd: number): number {
  if (e === eEnd) return scorer.gap.chinese[0];
  if (c === cEnd) return scorer.gap.english[0];
  if (scorer.further(c, cEnd, e, eEnd) === -Infinity) return -Infinity;
  return scorer.score(c, cEnd, e, eEnd);
}

function shapeWeight(c: number, cEnd: number, e: number, eEnd: number): number {
  return weights[shapes.findIndex((it) => it.chinese === cEnd - c && it.english === eEnd - e)] ?? 0;
}
