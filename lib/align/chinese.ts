import { readChineseNumbers } from '../numbers/numbers';
import type { Lexicon, LexiconEntry } from './lexicon';

/** A word of a Chinese text as the aligner sees it. */
export interface ChineseToken {
  text: string;
  /** Where it stands in the text, in UTF-16 code units. */
  start: number;
  end: number;
  /** What it can be in English; absent for words that only stand for themselves. */
  entry?: LexiconEntry;
  /** The one form that a number or a Latin word has in either language. */
  same?: string;
  /** Particles and the like carry little; they count for length alone. */
  isFunction: boolean;
}

const functionWords = new Set(
  [
    ...'的了着过地得之是在和与及或而且也都就又还把被将对于从向以为所其这那个些们吗呢吧啊呀么不',
  ].concat(
    '以及 并且 而且 但是 因为 所以 如果 虽然 这个 那个 这些 那些 我们 你们 他们 她们 它们 自己 一个 没有 不是 就是 已经'.split(
      ' ',
    ),
  ),
);

const latin = /[\p{Script=Latin}\d]+(?:[-.+][\p{Script=Latin}\d]+)*/gu;

/**
 * The words of a Chinese text: numbers and Latin words as wholes, Han by the fewest words of the
 * lexicon, longer ones first where several ways need as many (shortest path from the right).
 * Time linear in the length, times the longest word.
 */
export function readChinese(text: string, lexicon: Lexicon): ChineseToken[] {
  const tokens: ChineseToken[] = [];
  const whole = [
    ...readChineseNumbers(text).map(({ token, start, end }) => ({ same: token, start, end })),
    ...[...text.matchAll(latin)]
      .filter(([word]) => /\p{L}/u.test(word))
      .map((match) => ({
        same: match[0].toLowerCase(),
        start: match.index,
        end: match.index + match[0].length,
      })),
  ].sort((a, b) => a.start - b.start || b.end - a.end);
  let at = 0;
  for (const { same, start, end } of whole) {
    if (start < at) continue;
    readHan(text, at, start, lexicon, tokens);
    const entry = lexicon.find(text.slice(start, end));
    tokens.push({ text: text.slice(start, end), start, end, same, entry, isFunction: false });
    at = end;
  }
  readHan(text, at, text.length, lexicon, tokens);
  return tokens;
}

function readHan(
  text: string,
  from: number,
  to: number,
  lexicon: Lexicon,
  tokens: ChineseToken[],
): void {
  for (const run of text.slice(from, to).matchAll(/\p{Script=Han}+/gu)) {
    let start = from + run.index;
    for (const word of segment(run[0], lexicon)) {
      const end = start + word.length;
      const entry = lexicon.find(word);
      tokens.push({ text: word, start, end, entry, isFunction: functionWords.has(word) });
      start = end;
    }
  }
}

/** Longest word that is looked for: idioms of four characters, names and the like. */
const longestWord = 8;

function segment(run: string, lexicon: Lexicon): string[] {
  const cost = new Float64Array(run.length + 1);
  const length = new Uint8Array(run.length);
  for (let at = run.length - 1; at >= 0; at--) {
    cost[at] = Infinity;
    const most = Math.min(longestWord, lexicon.longestAt(run, at), run.length - at);
    for (let n = 1; n <= most; n++) {
      const known = n === 1 || lexicon.has(run.slice(at, at + n));
      // A little dearer for single characters, so that 研究|生命 wins over 研究生|命.
      const total = cost[at + n]! + (n === 1 ? 1.2 : 1);
      if (known && total <= cost[at]!) {
        cost[at] = total;
        length[at] = n;
      }
    }
  }
  const words: string[] = [];
  for (let at = 0; at < run.length; at += length[at]!) words.push(run.slice(at, at + length[at]!));
  return words;
}
