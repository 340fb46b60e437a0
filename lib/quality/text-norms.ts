import { lengthNorms, lengthRatio } from './check-length';
import { marksWidth } from './check-marks';
import type { CheckedBead, TextNorms } from './types';

/** What is usual in a text, read off its beads, or off some hundreds of them from all over it. */
export function readNorms(beads: readonly CheckedBead[]): TextNorms {
  return {
    length: lengthNorms(beads.flatMap((bead) => lengthRatio(bead) ?? [])),
    narrowMarks: beads.reduce((sum, bead) => sum + marksWidth(bead), 0) > 0,
  };
}
