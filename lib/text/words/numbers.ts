import type { Span } from '../types';

const NUMBER = /^\p{Nd}/u;
const PERCENT = /[%％‰]$/;
/** `万`, `亿` at the head of a word: they belong to the number before it. */
const MYRIADS = /^[万萬亿億兆]+/;
const CALENDAR = /^[年月日]$/;
const NUMERALS = /^[〇零一二三四五六七八九十百千万萬亿億两兩]+$/;

/**
 * The words of a text with the parts of each number in one: `4690` `亿元` → `4690亿` `元`,
 * `2022` `年` → `2022年`, `十三` `五` → `十三五`, as the PKU standard writes them. Linear.
 *
 * @param words in order, without gaps
 */
export function joinNumbers(text: string, words: readonly Span[]): Span[] {
  const joined: Span[] = [];
  let before: 'digits' | 'numerals' | 'other' = 'other';
  for (const { start, end } of words) {
    const word = text.slice(start, end);
    const last = joined.at(-1);
    if (last !== undefined && before === 'digits') {
      const length = CALENDAR.test(word) ? 1 : (MYRIADS.exec(word)?.[0].length ?? 0);
      if (length > 0) {
        last.end = start + length;
        if (last.end < end) joined.push({ start: last.end, end });
        before = 'other';
        continue;
      }
    }
    const isNumerals = NUMERALS.test(word);
    if (last !== undefined && before === 'numerals' && isNumerals) {
      last.end = end;
      continue;
    }
    joined.push({ start, end });
    if (isNumerals) before = 'numerals';
    else before = NUMBER.test(word) && !PERCENT.test(word) ? 'digits' : 'other';
  }
  return joined;
}
