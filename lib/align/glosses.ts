import { readEnglish } from './english';

/** Glosses that say something about the entry and not what it means. */
const aboutTheEntry =
  /^(?:CL:|variant of|old variant|erroneous|Japanese variant|see (?:also )?|used in |also (?:pr|written)|Taiwan pr|pr\. |abbr\. (?:to|for) |archaic variant|euphemistic|same as|equivalent of|also called)/i;

/**
 * What a dictionary's senses say that a word can be in English: the stems of its glosses with their
 * shares. Each gloss has the same share, and its words share it: `internet` of 互联网 weighs more
 * than `a` or `net` of a long explanation.
 *
 * CC-CEDICT's conventions: glosses end at `;`; parentheses hold remarks; `to` opens a verb;
 * `CL:`, `variant of`, `see` speak of the entry; Chinese in a gloss is a reference.
 * @param senses as CC-CEDICT has them, of all entries of one word
 * @returns stem → share, the shares summing to at most 1
 */
export function stemsOfSenses(senses: readonly string[]): Map<string, number> {
  const glosses = senses
    .flatMap((sense) => stripRemarks(sense).split(/[;；]/))
    .map((gloss) => gloss.trim())
    .filter((gloss) => gloss !== '' && !aboutTheEntry.test(gloss) && !/[\u4e00-\u9fff]/.test(gloss))
    .map((gloss) => readEnglish(gloss.replace(/^surname /, '')))
    .map((tokens) => {
      const content = tokens.filter((token) => !token.isFunction);
      return (content.length > 0 ? content : tokens).map((token) => token.stem);
    })
    .filter((stems) => stems.length > 0);
  const shares = new Map<string, number>();
  for (const stems of glosses)
    for (const stem of stems)
      shares.set(stem, (shares.get(stem) ?? 0) + 1 / glosses.length / stems.length);
  return shares;
}

/** Parentheses and brackets with what stands in them, inside out; bounded by two levels. */
function stripRemarks(sense: string): string {
  const once = (text: string) => text.replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ');
  return once(once(sense));
}
