import type { Numbering } from './rules';

/** The number that a block begins with. */
export interface Numbered {
  numbering: Numbering;
  value: number;
  /** Length of the number with its marks. */
  length: number;
}

const digits = new Map([...'零一二三四五六七八九'].map((digit, value) => [digit, value]));
digits.set('〇', 0).set('两', 2);
const romans = new Map([...'IVXLC'].map((digit, at) => [digit, [1, 5, 10, 50, 100][at]!]));
const words = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** The value of a number in digits, Chinese or Roman numerals or English words; NaN for none. */
export function parseNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  if (/^[零〇一二三四五六七八九两十百]+$/u.test(text)) return parseChinese(text);
  const word = words.indexOf(text.toLowerCase());
  if (word >= 0) return word + 1;
  if (/^[IVXLC]+$/i.test(text)) return parseRoman(text.toUpperCase());
  return /^[A-Z]$/.test(text) ? text.charCodeAt(0) - 64 : Number.NaN;
}

function parseChinese(text: string): number {
  if (!/[十百]/.test(text))
    return [...text].reduce((sum, digit) => sum * 10 + digits.get(digit)!, 0);
  let total = 0;
  let digit = 0;
  for (const character of text) {
    const unit = character === '十' ? 10 : character === '百' ? 100 : 0;
    if (unit === 0) {
      digit = digits.get(character)!;
    } else {
      total += (digit || 1) * unit;
      digit = 0;
    }
  }
  return total + digit;
}

function parseRoman(text: string): number {
  const values = [...text].map((digit) => romans.get(digit)!);
  return values.reduce(
    (sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value),
    0,
  );
}

/** The number at the front of a block's text, of the first numbering that fits. */
export function readNumber(text: string, numberings: readonly Numbering[]): Numbered | null {
  // All numberings are short; a block may be long.
  const head = text.slice(0, 40);
  for (const numbering of numberings) {
    const match = numbering.pattern.exec(head);
    const value = parseNumber(match?.[1] ?? '');
    if (match && !Number.isNaN(value)) return { numbering, value, length: match[0].length };
  }
  return null;
}
