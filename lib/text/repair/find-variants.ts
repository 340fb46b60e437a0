import { scriptOf, simplify } from '../han';
import type { Slip } from './slip';
import { wordVariants } from './word-variants';

/** Characters that simplified text has too, though the older set GB 2312 lacks them. */
const alsoSimplified = new Set('瞭昇喆堃甦鍾');

const words = new RegExp(wordVariants.map(({ pattern }) => `(${pattern})`).join('|'), 'gu');

/**
 * Traditional characters, and words as Taiwan and Hong Kong have them, in a text that is otherwise
 * simplified. A clause with more traditional characters than simplified ones is a quotation.
 */
export function findVariants(text: string): Slip[] {
  const slips: Slip[] = [];
  for (const clause of text.matchAll(/[^\s，。；：！？、（）《》“”]+/gu)) {
    const runs: Slip[] = [];
    let traditional = 0;
    let simplified = 0;
    let at = clause.index;
    for (const character of clause[0]) {
      const script = /\p{Script=Han}/u.test(character) ? scriptOf(character) : 'either';
      if (script === 'simplified') simplified += 1;
      const mended =
        script === 'traditional' && !alsoSimplified.has(character)
          ? simplify(character)
          : character;
      if (mended !== character) {
        traditional += 1;
        const last = runs.at(-1);
        if (last?.end === at) {
          last.end += character.length;
          last.text += mended;
        } else {
          runs.push({ kind: 'variant', start: at, end: at + character.length, text: mended });
        }
      }
      at += character.length;
    }
    if (traditional < 3 || traditional <= simplified) slips.push(...runs);
  }
  for (const match of text.matchAll(words)) {
    const which = match.slice(1).findIndex((group) => group !== undefined);
    const end = match.index + match[0].length;
    slips.push({ kind: 'variant', start: match.index, end, text: wordVariants[which]!.standard });
  }
  return slips;
}
