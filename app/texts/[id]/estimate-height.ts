import type { BeadView, SentenceView } from '@/lib/store/types';
import { shapeOf } from './bead-look';

/*
 * How tall a bead will be, before the browser has laid it out. The nearer the guess, the less there is
 * to put right when the bead comes into view. Sizes are those of bead-row.module.css, in CSS pixels.
 */

const wide = { em: 18.5, line: 36 };
const narrow = { em: 17, line: 28.6 };
const headingEm: Record<string, number> = { '1': 28, '2': 22, '3': 19 };

/** The height of a bead that is not here yet: two lines, as most beads have. */
export const unknownHeight = 96;

/**
 * @param columnWidth of one side, in CSS pixels
 * @param stacked the sides stand one below the other, as on a phone
 */
export function estimateHeight(
  bead: Pick<BeadView, 'source' | 'target'> | undefined,
  columnWidth: number,
  stacked: boolean,
): number {
  if (!bead) return unknownHeight;
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
