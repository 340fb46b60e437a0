import { checkBrackets, checkFinalMarks, checkQuotes, checkWidth } from './check-marks';
import { checkLength } from './check-length';
import { checkNumbers } from './check-numbers';
import { checkRepeatedWords, checkSpaces, checkUntranslated } from './check-words';
import type { CheckedBead, Issue, TextNorms } from './types';

/** A bead longer than this, in UTF-16 code units of both sides, is no translation to compare. */
export const longestChecked = 20_000;
/** The most issues of one bead: more is no help. */
const mostIssues = 50;

/**
 * All issues that a bead shows by itself. What needs the whole text (the same source translated in
 * two ways) is for the store. One-sided beads are checked for their own marks and words only; those
 * longer than `longestChecked` not at all. Linear in the bead's length.
 */
export function checkBead(bead: CheckedBead, norms: TextNorms): Issue[] {
  const { source, target } = bead;
  const length = [...source.sentences, ...target.sentences].reduce((sum, text) => sum + text.length, 0);
  if (length > longestChecked) return [];
  const isPair = source.sentences.length > 0 && target.sentences.length > 0;
  const untranslated = isPair ? checkUntranslated(bead) : [];
  // Nothing else is worth a word in what was not translated at all.
  if (untranslated[0]?.place === null) return untranslated;
  const issues = [
    ...(isPair ? [checkNumbers, checkFinalMarks, checkBrackets, checkQuotes].flatMap((check) => check(bead)) : []),
    ...untranslated,
    ...checkSpaces(bead),
    ...checkRepeatedWords(bead),
    ...checkWidth(bead, norms),
    ...(isPair ? checkLength(bead, norms) : []),
  ];
  return issues.slice(0, mostIssues);
} // prettier-ignore
