import { ascending, findBand, type Band } from './band';
import type { RangeBead, Stretch } from './lattice';
import { learnFromText } from './learn';
import { Scorer, type FurtherScore } from './score';
import { searchStretch, type Piece } from './search';
import type { TextModel } from './text-model';
import { shortReach } from './weights';

export interface PassOptions {
  further?: FurtherScore;
  weights?: Float64Array;
  /** Called with the Chinese sentences done, over both passes. */
  onProgress?: (done: number, total: number) => void;
}

/** What the first pass leaves to the second. */
export interface FirstPass {
  /** Scores with what the text itself taught. */
  scorer: Scorer;
  /** For each stretch the places that the second pass looks at. */
  bands: Band[];
}

/** Ways less likely than this in the first pass are not looked at again; so many places beside are. */
const leastLikely = 1e-5;
const beside = 3;
/** The first pass's posteriors are made milder, for what the text teaches may turn them. */
const firstTemperature = 2;

/**
 * Aligns a text by what any text teaches, and learns from that how this one translates.
 * @param stretches parts of the text that are aligned each for itself, in order
 * @param known beads between them, which teach as well
 */
export function passFirst(
  model: TextModel,
  stretches: readonly Stretch[],
  known: readonly Stretch[] = [],
  { further, weights, onProgress }: PassOptions = {},
): FirstPass {
  const scorer = new Scorer(model, weights, further, shortReach);
  const beads: RangeBead[] = known.map((bead) => ({ ...bead, confidence: 1 }));
  const total = 2 * model.chinese.sentences;
  const bands = stretches.map((stretch) => {
    const band = wholeRows(stretch);
    for (const piece of searchStretch(
      scorer,
      stretch,
      findBand(model, stretch),
      firstTemperature,
    )) {
      beads.push(...piece.beads);
      narrow(band, stretch, piece);
      onProgress?.(piece.beads.at(-1)?.cEnd ?? 0, total);
    }
    return ascending(band);
  });
  return { scorer: new Scorer(learnFromText(model, beads), weights, further), bands };
}

/** Aligns the stretches again with what was learned, piece by piece, in the order of the text. */
export function* passAgain(
  { scorer, bands }: FirstPass,
  stretches: readonly Stretch[],
  temperature: number,
): Generator<Piece> {
  for (const [at, stretch] of stretches.entries())
    yield* searchStretch(scorer, stretch, bands[at]!, temperature);
}

function wholeRows(stretch: Stretch): Band {
  const rows = stretch.cEnd - stretch.c + 1;
  return { from: new Int32Array(rows), to: new Int32Array(rows), edge: 0 };
}

function narrow(band: Band, stretch: Stretch, { lattice, beads, isLast }: Piece): void {
  const likely = lattice.likelyBand(leastLikely, beside);
  const first = lattice.stretch.c - stretch.c;
  const end = isLast ? band.from.length : beads.at(-1)!.cEnd - stretch.c;
  for (let row = first; row < end; row++) {
    band.from[row] = Math.max(stretch.e, likely.from[row - first]!);
    band.to[row] = Math.min(stretch.eEnd, likely.to[row - first]!);
  }
}
