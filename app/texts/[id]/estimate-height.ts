import type { BeadView, SentenceView } from '@/lib/store/types';
import { shapeOf } from './bead-look';

/*
 * How tall a bead will be, before the browser has laid it out. The nearer the guess, the less there is
 * to put right when the bead comes into view. Sizes are those of bead-row.module.css, in CSS pixels.
 */

const wide = { em: 18.5, line: 36 };
const narrow = { em: 17, line: 28.6 };
const headingEm: Record<string, number> = { '1': 28, '2': 22, '3': 19 };

/** The height of a bead where no bead is known: two lines. */
export const unknownHeight = 96;

/**
 * Guesses of heights by index: for beads that are known, by their text; for all others their average.
 * The same index has the same guess for ever.
 * @param known in order
 */
export function guessHeights(
  known: readonly BeadView[],
  columnWidth: number,
  stacked: boolean,
): (index: number) => number {
  const heights = new Map(
    known.map((bead) => [bead.index, estimateHeight(bead, columnWidth, stacked)]),
  );
  const sum = [...heights.values()].reduce((total, height) => total + height, 0);
  const average = heights.size > 0 ? Math.round(sum / heights.size) : unknownHeight;
  const [first, last] = [known[0]?.index ?? 0, known.at(-1)?.index ?? -1];
  // Asked for each bead of a long text at a time.
  return (index) => (index < first || index > last ? average : (heights.get(index) ?? average));
}

/**
 * @param columnWidth of one side, in CSS pixels
 * @param stacked the sides stand one below the other, as on a phone
 */
export function estimateHeight(
  bead: Pick<BeadView, 'source' | 'target'>,
  columnWidth: number,
  stacked: boolean,
): number {
  const shape = shapeOf(bead);
  const scale =
    shape.kind === 'heading' || shape.kind === 'title'
      ? (headingEm[String(shape.level ?? 1)] ?? 19) / 18
      : shape.kind === 'contents-entry' || shape.kind === 'caption' || shape.kind === 'note'
        ? 0.84
        : 1;
  const sides = [bead.source, bead.target].map((side) => sideHeight(side, columnWidth, scale));
  const text = stacked ? sides[0]! + sides[1]! : Math.max(...sides);
  return Math.round(text + 14 + (shape.opens ? 16 : 0));
}

function sideHeight(sentences: readonly SentenceView[], width: number, scale: number): number {
  const text = sentences.map((sentence) => sentence.text).join(' ');
  if (text === '') return 0;
  const letters = /\p{Script=Han}/u.test(text) ? wide : narrow;
  let ems = 0;
  for (const character of text) ems += character.codePointAt(0)! > 0x2e80 ? 1 : 0.47;
  return Math.ceil((ems * letters.em * scale) / Math.max(width, 120)) * letters.line * scale;
}
