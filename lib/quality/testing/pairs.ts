import { checkBead } from '../check-bead';
import type { CheckedBead, Issue, TextNorms } from '../types';

/** A text of which nothing is known yet. */
export const noNorms: TextNorms = { length: null, narrowMarks: false };

/** A bead of Chinese sentences and their English translation. */
export function pairOf(chinese: string | string[], english: string | string[]): CheckedBead {
  return {
    source: { lang: 'zh-Hans', sentences: [chinese].flat() },
    target: { lang: 'en', sentences: [english].flat() },
  };
}

/** What the checks raise in a bead, as `check: found`. */
export function raisedIn(bead: CheckedBead, norms = noNorms): string[] {
  return checkBead(bead, norms).map(({ check, found }: Issue) => `${check}: ${found}`);
}
