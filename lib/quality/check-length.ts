import type { CheckedBead, Issue, TextNorms } from './types';

/** Sides shorter than this say too little of a ratio. */
const leastLetters = { source: 8, target: 8 };
/** How many spreads away a length is worth a word, and the least share that it must be off by. */
const mostSpreads = 4;
const leastFactor = 2;
const leastBeads = 20;

/** The logarithm of letters of the target for each letter of the source; `null` where a side is too short to tell. */
export function lengthRatio(bead: CheckedBead): number | null {
  const [from, to] = lengthsOf(bead);
  if (from < leastLetters.source || to < leastLetters.target) return null;
  return Math.log(to / from);
}

function lengthsOf({ source, target }: CheckedBead): [from: number, to: number] {
  return [lettersOf(source.sentences), lettersOf(target.sentences)];
}

/** Letters, without spaces, marks and digits: a number is as long in either language. */
function lettersOf(sentences: readonly string[]): number {
  return sentences.reduce((sum, text) => sum + (text.match(/\p{L}/gu)?.length ?? 0), 0);
}

/** The middle and the spread of a text's ratios, by medians, so that a few wrong beads change nothing. */
export function lengthNorms(ratios: readonly number[]): TextNorms['length'] {
  if (ratios.length < leastBeads) return null;
  const median = middleOf(ratios);
  const spread = 1.4826 * middleOf(ratios.map((ratio) => Math.abs(ratio - median)));
  return { median, spread: Math.max(spread, 0.1) };
}

function middleOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1]!;
}

/** A translation much longer or shorter than this text's own ratio lets expect. */
export function checkLength(bead: CheckedBead, { length }: TextNorms): Issue[] {
  const [from, to] = lengthsOf(bead);
  if (!length || Math.min(from, to) === 0) return [];
  // A side that is too short to tell counts as one that just tells: the other may be too long even so.
  const ratio = Math.log(Math.max(to, leastLetters.target) / Math.max(from, leastLetters.source));
  const isShort = { source: from < leastLetters.source, target: to < leastLetters.target };
  if (isShort.source && (isShort.target || ratio < length.median)) return [];
  if (isShort.target && ratio > length.median) return [];
  const away = Math.abs(ratio - length.median);
  if (away < mostSpreads * length.spread || away < Math.log(leastFactor)) return [];
  const factor = Math.exp(ratio - length.median);
  return [{ check: 'length', place: null, found: factor.toFixed(1) }];
}
