/** A number in a text: what it is worth, and where it stands. */
export interface FoundNumber {
  /** `#1050000000`: the same in either language. */
  token: string;
  start: number;
  end: number;
}

const digitValues: Readonly<Record<string, number>> = {
  零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
}; // prettier-ignore
const units: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const myriads: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8, 兆: 1e12 };

const chineseNumber =
  /(?<![A-Za-z])(?<arabic>\d+(?:[,，]\d{3})*(?:\.\d+)?)(?:余|多)?(?<scale>[十百千万亿]{0,3})|[零〇一二两三四五六七八九十百千万亿]{2,}|十/gu;

/** The numbers of a Chinese text: `10.51亿`, `二〇二二`, `三百多` and the like. Linear in its length. */
export function readChineseNumbers(text: string): FoundNumber[] {
  const found: FoundNumber[] = [];
  for (const match of text.matchAll(chineseNumber)) {
    const { arabic, scale = '' } = match.groups ?? {};
    const value = arabic
      ? [...scale].reduce(
          (product, mark) => product * (units[mark] ?? myriads[mark]!),
          Number(arabic.replace(/[,，]/g, '')),
        )
      : valueOfNumeral(match[0]);
    if (value === null || !Number.isFinite(value)) continue;
    found.push({ token: tokenOf(value), start: match.index, end: match.index + match[0].length });
  }
  return found;
}

/** What a Chinese numeral is worth, digit by digit (二〇二二) or by places (一千零五十); `null` for none. */
export function valueOfNumeral(numeral: string): number | null {
  if (!/^[零〇一二两三四五六七八九十百千万亿]+$/.test(numeral)) return null;
  if (!/[十百千万亿]/.test(numeral)) {
    return numeral.length > 15
      ? null
      : Number([...numeral].map((mark) => digitValues[mark]).join(''));
  }
  let total = 0;
  let section = 0;
  let digit = 0;
  for (const mark of numeral) {
    if (mark in digitValues) digit = digitValues[mark]!;
    else if (mark in units) {
      section += (digit || 1) * units[mark]!;
      digit = 0;
    } else {
      const myriad = myriads[mark]!;
      const below = total % myriad;
      // 一万亿 multiplies what stands before it; 三亿五千万 adds to it.
      total += (below + section + digit || 1) * myriad - below;
      section = digit = 0;
    }
  }
  return total + section + digit;
}

/** What `hundred`, `million` and the like multiply by. */
export const englishScales: Readonly<Record<string, number>> = {
  hundred: 100, thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12,
}; // prettier-ignore
const englishDigits =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' '); // prettier-ignore
const englishTens = '_ _ twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
/** `zero` to `nineteen`, `twenty` to `ninety`. */
export const englishWords: ReadonlyMap<string, number> = new Map([
  ...englishDigits.map((word, value): [string, number] => [word, value]),
  ...englishTens.map((word, tens): [string, number] => [word, tens * 10]),
]);

const englishNumber = new RegExp(
  String.raw`(?<![\p{L}\d])(?:(?<arabic>\d+(?:,\d{3})*(?:\.\d+)?)|(?<word>(?:${[...englishWords.keys()].filter((word) => word !== '_').join('|')})(?:-(?:${englishDigits.slice(1, 10).join('|')}))?))(?:[ -](?<scale>hundred|thousand|million|billion|trillion))?(?![\p{L}])`,
  'giu',
);

/** The numbers of an English text: `1.051 billion`, `48,300`, `twenty-four`. Linear in its length. */
export function readEnglishNumbers(text: string): FoundNumber[] {
  const found: FoundNumber[] = [];
  for (const match of text.matchAll(englishNumber)) {
    const { arabic, word, scale } = match.groups as Record<string, string | undefined>;
    // `one`, `two` stand for too much else.
    if (
      word &&
      !scale &&
      word.length < 6 &&
      !word.includes('-') &&
      (englishWords.get(word.toLowerCase()) ?? 0) < 10
    )
      continue;
    const base = arabic
      ? Number(arabic.replaceAll(',', ''))
      : word!
          .toLowerCase()
          .split('-')
          .reduce((sum, part) => sum + (englishWords.get(part) ?? 0), 0);
    const value = base * (scale ? englishScales[scale.toLowerCase()]! : 1);
    found.push({ token: tokenOf(value), start: match.index, end: match.index + match[0].length });
  }
  return found;
}

/** A value by a name that is the same in either language. */
export function tokenOf(value: number): string {
  // 1.051 × 1e9 is not an integer in binary; six digits after the point are enough for any text.
  return `#${Number(value.toFixed(6))}`;
}
