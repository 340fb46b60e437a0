import { findBand } from '@/lib/align/band';
import { Lattice } from '@/lib/align/lattice';
import type { Lexicon } from '@/lib/align/lexicon';
import { passFirst } from '@/lib/align/passes';
import { readTextModel } from '@/lib/align/text-model';
import type { GoldDocument, GoldSet } from '../evaluate/gold';
import { agreement } from './agreement';
import { initialWeights } from './initial-weights';
import { minimise } from './minimise';
import { logLikelihood, trainingLattice, type TrainingLattice } from './training-lattice';

/** A hand-aligned document to learn from. */
export interface Lesson {
  set: string;
  gold: GoldDocument;
  lattice: TrainingLattice;
  /** What one of its beads counts: all sets count alike. */
  share: number;
}

/** How strongly weights are held to where they began: in beads. */
const hold = 2;
/** Ways less likely than this are left out, at this temperature. */
const least = 1e-6;
const mildness = 2;
/** What all beads of a set count together. */
const setWeight = 1000;
const steps = 40;

/** Reads the likely beads of a set's documents, under the weights that are shipped. */
export function readLessons(set: GoldSet, lexicon: Lexicon): Lesson[] {
  const beads = set.documents.reduce((sum, { beads }) => sum + beads.length, 0);
  return set.documents.map((gold) => {
    const model = readTextModel(gold.chinese, gold.english, lexicon);
    const whole = { c: 0, cEnd: gold.chinese.length, e: 0, eEnd: gold.english.length };
    const { scorer } = passFirst(model, [whole]);
    // The whole band: what training leaves out it cannot learn to keep.
    const band = { ...findBand(model, whole), edge: 0 };
    const lattice = new Lattice(scorer, whole, band, false, mildness);
    return {
      set: set.name,
      gold,
      share: setWeight / beads,
      lattice: trainingLattice(gold.name, scorer, lattice, agreement(gold), least),
    };
  });
}

/**
 * The weights under which the gold is likeliest, held a little to where they began.
 * @param onStep called with what is minimised
 */
export function learnWeights(
  lessons: readonly Lesson[],
  onStep: (step: number, value: number) => void = () => undefined,
): Float64Array {
  const start = initialWeights();
  return minimise(
    start,
    (point, gradient) => {
      let value = 0;
      for (const { lattice, share } of lessons)
        value -= share * logLikelihood(lattice, point, gradient, -share);
      point.forEach((weight, at) => {
        const away = weight - start[at]!;
        value += 0.5 * hold * away ** 2;
        gradient[at]! += hold * away;
      });
      return value;
    },
    steps,
    onStep,
  );
}
