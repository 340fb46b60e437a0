import { valueOfNumeral } from '../numbers/numbers';
import { narrowDigits, shareScales, type NumberReading } from './read-number';

const scales: Readonly<Record<string, number>> = {
  十: 10, 百: 100, 千: 1e3, 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8,
}; // prettier-ignore
const numeral = '[零〇一二两兩三四五六七八九十百千万萬亿億廿卅]';
const number = new RegExp(
  [
    String.raw`(?<latin>(?<=[A-Za-z][A-Za-z-]{0,8})\d+|\d+(?=[A-Za-z]))`,
    String.raw`(?<digits>\d+(?:[, ]\d{3}(?!\d))*(?:\.\d+)?)(?<about>[余餘多几幾])?(?<scale>[十百千万萬亿億]{0,3})`,
    String.raw`百分之(?<percent>${numeral}+(?:点${numeral}+)?|\d+(?:\.\d+)?)`,
    String.raw`(?<parts>${numeral}{1,6})分之(?<part>${numeral}{1,6})`,
    String.raw`(?<tenths>[一二两三四五六七八九])成(?![为了员就功立长熟果都本语])(?<half>半)?`,
    String.raw`(?<han>[数數几幾上近]?${numeral}+)(?<some>[余餘多几幾来來]?)(?<more>[万萬亿億]?)`,
    String.raw`(?<word>[半双雙俩对對仨单])`,
  ].join('|'),
  'gu',
);
const wordValues: Readonly<Record<string, number[]>> = {
  半: [0.5, 50, 30, 6], 双: [2], 雙: [2], 俩: [2], 对: [2], 對: [2], 仨: [3], 单: [1],
}; // prettier-ignore

/** Numerals that are words of their own: they count nothing. */
const sayings = /^(?:一[十百千万亿]|亿万|千万|万万|千百|百十|万一|一一|万千|十万八千|一千零一|三七二十一|一五一十|百千万|百万|成千上万|十一|八百|百|千|万|亿)$/; // prettier-ignore
/** Four-letter sayings: 三三两两, 千千万万, 七七八八. */
const doubled = /^(.)\1(.)\2$|^(.)(.)\3\4$/;

/** The numbers of a Chinese text. Linear in its length. */
export function readChineseNumbers(chinese: string): NumberReading[] {
  const text = narrowDigits(chinese).replace(/[萬億兩○]/g, (mark) => simplified[mark]!);
  const readings: NumberReading[] = [];
  for (const match of text.matchAll(number)) {
    const reading = readMatch(match, text);
    if (reading)
      readings.push({ ...reading, start: match.index, end: match.index + match[0].length });
  }
  shareScales(text, readings, (words) => scaleOf(/[十百千万亿]+$/.exec(words)?.[0] ?? ''));
  return readings;
}

const simplified: Readonly<Record<string, string>> = { 萬: '万', 億: '亿', 兩: '两', '○': '〇' };

type Reading = Pick<NumberReading, 'values' | 'isSure'>;

function readMatch(match: RegExpMatchArray, text: string): Reading | null {
  const groups = match.groups as Record<string, string | undefined>;
  const end = match.index! + match[0].length;
  const after = text.slice(end, end + 3);
  if (groups.latin) return { values: [Number(groups.latin)], isSure: false };
  if (groups.digits) {
    const value = Number(groups.digits.replace(/[, ]/g, '')) * scaleOf(groups.scale ?? '');
    // 1次 is `once`, 1例 `a case`; 20世纪90年代 are the 1990s.
    const goesUnsaid =
      value === 1
        ? !/^[月日年%章.．]/.test(after)
        : /^世纪.{1,4}年代/.test(text.slice(end, end + 9));
    return { values: withCalendar(value, after, text, end), isSure: !groups.about && !goesUnsaid };
  }
  if (groups.percent) {
    const value = valueOf(groups.percent);
    return value === null ? null : { values: [value, value / 100], isSure: true };
  }
  if (groups.parts) {
    const [parts, part] = [valueOf(groups.parts), valueOf(groups.part!)];
    if (!parts || part === null) return null;
    const share = part / parts;
    return { values: [share, 100 * share, Math.floor(100 * share), parts, part], isSure: false };
  }
  if (groups.tenths) {
    const value = 10 * valueOf(groups.tenths)! + (groups.half ? 5 : 0);
    return { values: [value, value / 10, value / 100], isSure: /^[的以左多]?/.test(after) && value > 10 };
  } // prettier-ignore
  if (groups.word) return { values: [...wordValues[groups.word]!], isSure: false };
  return readHan(groups.han!, groups.some ?? '', groups.more ?? '', after, text, end);
}

function readHan(
  written: string,
  some: string,
  more: string,
  after: string,
  text: string,
  end: number,
): Reading | null {
  const han = written.replace(/^[数數几幾上近]/, '');
  const isVague = han !== written || some !== '';
  // 十四五, 二十七八: the last digit is one of two (and 十三五 is the 13th, or 13 and 15).
  const lastEither = /^([一二三四五六七八九]?十)([一二三四五六七八九])([一二三四五六七八九])$/.exec(han);
  if (lastEither) {
    const [, tens, first, second] = lastEither;
    return { values: [valueOf(tens! + first!)!, valueOf(tens! + second!)!], isSure: false };
  }
  // 三四十, 五六万: three or four tens.
  const either = /^([一二两三四五六七八九])([一二三四五六七八九])([十百千万亿]+)$/.exec(han);
  const scale = more === '' ? 1 : scaleOf(more);
  if (either) {
    const [, first, second, tail] = either;
    const values = [first!, second!].map((digit) => valueOf(digit + tail!)! * scale);
    return { values, isSure: false };
  }
  const value = valueOf(han);
  if (value === null) return null;
  const values = withCalendar(value * scale, after, text, end);
  if (!/[十百千万亿廿卅]/.test(han)) {
    const digits = [...han].map((digit) => valueOf(digit)!);
    // 二〇二三 is a number of four digits; 三四 is three or four.
    const isDigits = han.length >= 3 && /[零〇]|^[一二]...$/.test(han);
    return { values: [...values, ...digits], isSure: isDigits && /^年/.test(after) };
  }
  // 三万五 is 35,000 and a half of its scale at the end: 五.
  const short = /([百千万亿])([一二三四五六七八九])$/.exec(han);
  if (short) values.push(valueOf(han.slice(0, -1))! + (valueOf(short[2]!)! * scaleOf(short[1]!)) / 10);
  const isSaying = sayings.test(han) || doubled.test(han) || han.length < 2;
  return { values, isSure: !isVague && !isSaying && !/^世纪.{1,4}年代/.test(text.slice(end, end + 9)) };
} // prettier-ignore

/** What years and decades are called besides: 87年 is 1987, 80年代 the 1980s, 20世纪 the 1900s. */
function withCalendar(value: number, after: string, text: string, end: number): number[] {
  const values = [value];
  if (/^年/.test(after) && Number.isInteger(value) && value < 100) {
    const century = /(\d\d|[一二]?十[一二三四五六七八九]?)世纪\S{1,3}$/.exec(text.slice(Math.max(0, end - 12), end));
    const base = century ? 100 * ((valueOf(century[1]!) ?? 20) - 1) : 1900;
    // 民国 counts from 1911.
    values.push(base + value, 2000 + value, 1911 + value);
  } else if (/^年/.test(after) && value > 99 && value < 130) values.push(1911 + value);
  else if (/^年/.test(after) && value > 1900 && value < 2100) values.push(value % 100);
  else if (/^世纪/.test(after)) values.push(100 * (value - 1));
  else if (/^[点时時]/.test(after) && value > 12 && value < 24) values.push(value - 12);
  else if (/^[%％]/.test(after)) values.push(value / 100);
  return values;
} // prettier-ignore

function valueOf(written: string): number | null {
  if (/^\d/.test(written)) return Number(written);
  const [whole, fraction] = written.replace('廿', '二十').replace('卅', '三十').split('点');
  const value = valueOfNumeral(whole!);
  if (value === null || fraction === undefined) return value;
  const digits = [...fraction].map((digit) => valueOfNumeral(digit)).join('');
  return Number(`${value}.${digits}`);
}

function scaleOf(marks: string): number {
  return [...marks].reduce((product, mark) => product * (scales[mark] ?? 1), 1);
}
