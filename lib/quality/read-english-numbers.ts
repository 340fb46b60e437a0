import { englishScales, englishWords } from '../numbers/numbers';
import { narrowDigits, shareScales, type NumberReading } from './read-number';

const scales: Readonly<Record<string, number>> = {
  ...englishScales, dozen: 12, score: 20, bn: 1e9, mn: 1e6, tn: 1e12, k: 1e3, m: 1e6,
}; // prettier-ignore
/** Words that may stand for a number, and mostly say something else: never missed on the other side. */
const loose: Readonly<Record<string, number[]>> = {
  a: [1], an: [1], single: [1], once: [1], alone: [1], both: [2], twice: [2], double: [2], doubled: [2], couple: [2],
  pair: [2], another: [2, 1], twin: [2], twins: [2], half: [0.5, 50, 30, 6, 2], halves: [0.5, 50, 2], quarter: [0.25, 25, 15, 4], quarters: [0.25, 25, 15, 4, 75],
  thrice: [3], triple: [3], treble: [3], dozen: [12, 10], dozens: [12, 10], decade: [10], decades: [10, 20, 30], century: [100], centuries: [100],
  fortnight: [14, 2, 15, 1], weekend: [2], noon: [12], midnight: [12, 0], hundred: [100], hundreds: [100], thousand: [1e3], thousands: [1e3], million: [1e6],
  millions: [1e6], billion: [1e9], billions: [1e9], trillion: [1e12], score: [20], scores: [20], tens: [10, 1e4], teens: [10], teenage: [10],
  twenties: [20, 1920], thirties: [30, 1930], forties: [40, 1940], fifties: [50, 1950], sixties: [60, 1960], seventies: [70, 1970], eighties: [80, 1980], nineties: [90, 1990],
  first: [1], second: [2], third: [3, 1 / 3, 33], thirds: [3, 1 / 3, 2 / 3, 66], fourth: [4, 0.25], fifth: [5, 0.2, 20], fifths: [5, 0.2], sixth: [6, 1 / 6], seventh: [7], eighth: [8],
  ninth: [9], tenth: [10, 0.1], tenths: [10, 0.1], eleventh: [11], twelfth: [12], thirteenth: [13], fourteenth: [14], fifteenth: [15],
  sixteenth: [16], seventeenth: [17], eighteenth: [18], nineteenth: [19, 1800], twentieth: [20, 1900], thirtieth: [30], hundredth: [100],
  january: [1], february: [2], march: [3], april: [4], may: [5], june: [6], july: [7], august: [8], september: [9], october: [10],
  november: [11], december: [12], jan: [1], feb: [2], mar: [3], apr: [4], jun: [6], jul: [7], aug: [8], sept: [9], sep: [9], oct: [10], nov: [11], dec: [12],
  monday: [1], tuesday: [2], wednesday: [3], thursday: [4], friday: [5], saturday: [6], i: [1], ii: [2], iii: [3], iv: [4], v: [5],
  vi: [6], vii: [7], viii: [8], ix: [9], x: [10], xi: [11], xii: [12],
}; // prettier-ignore
const ordinalUnits = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth']; // prettier-ignore

const units = String.raw`\s?(?:hundred|thousand|million|billion|trillion|dozen|score|bn|mn|tn|k|m)(?![\p{L}\d])`;
const digits = new RegExp(
  String.raw`(?<latin>(?<=[\p{L}][\p{L}-]{0,8})\d+(?:\.\d+)?)|(?<year>['’]\d\ds?(?![\d\p{L}]))|(?<digits>\d+(?:,\d{3}(?!\d))*(?:\.\d+)?)(?:(?<ordinal>st|nd|rd|th)\b|(?<decade>['’]?s)\b|(?<scale>(?:[ -]${units.slice(3)}|${units}))|(?<glued>[\p{L}]+))?(?<percent>\s?(?:%|per ?cent\b|percentage\b))?|(?<words>[\p{L}]+(?:-[\p{L}]+)*)`,
  'giu',
);

/** The numbers of an English text. Linear in its length. */
export function readEnglishNumbers(english: string): NumberReading[] {
  const text = narrowDigits(english);
  const readings: NumberReading[] = [];
  let spelled: SpelledNumber | null = null;
  const close = () => {
    if (spelled) readings.push(spelled.reading());
    spelled = null;
  };
  for (const match of text.matchAll(digits)) {
    const [start, end] = [match.index, match.index + match[0].length];
    const { words } = match.groups!;
    if (words === undefined) {
      close();
      readings.push({ ...readDigits(match.groups!), start, end });
      continue;
    }
    let at = start;
    for (const word of words.split('-')) {
      const place = { start: at, end: at + word.length };
      at = place.end + 1;
      const open: SpelledNumber | null = spelled;
      const gap = open ? text.slice(open.end, place.start) : '';
      if (open && /^[\s-]*(?:and\s+)?$/i.test(gap) && open.take(word.toLowerCase(), place.end))
        continue;
      close();
      spelled = SpelledNumber.begin(word.toLowerCase(), place);
      if (!spelled) readLoose(word.toLowerCase(), place, readings);
    }
  }
  close();
  shareScales(text, readings, (written) => {
    const word = /(\p{L}+)$/u.exec(written)?.[1]?.toLowerCase() ?? '';
    return scales[word] ?? 1;
  });
  return readings;
}

function readDigits(groups: Record<string, string | undefined>): Pick<NumberReading, 'values' | 'isSure'> {
  if (groups.latin) return { values: [Number(groups.latin)], isSure: false };
  if (groups.year) {
    const value = Number(/\d\d/.exec(groups.year)![0]);
    return { values: [1900 + value, value, 2000 + value], isSure: true };
  }
  const scale = scales[(groups.scale ?? '').replace(/[\s-]/g, '').toLowerCase()] ?? 1;
  const plain = Number(groups.digits!.replaceAll(',', ''));
  const value = plain * scale;
  const values = [value];
  // 100M may be a hundred million, or megabytes.
  if (/^[km]$/i.test((groups.scale ?? '').trim())) values.push(plain);
  if (groups.percent) values.push(value / 100);
  if (groups.decade || (value > 1900 && value < 2100)) values.push(value % 100);
  if (groups.decade && value % 100 === 0) values.push(value / 100 + 1);
  // 3 p.m. is 15点.
  if (Number.isInteger(value) && value < 12) values.push(...(/^[ap]m$/i.test(groups.glued ?? '') ? [value + 12] : []));
  return { values, isSure: true };
} // prettier-ignore

function readLoose(word: string, place: { start: number; end: number }, readings: NumberReading[]): void {
  const values = loose[word];
  if (values && Object.hasOwn(loose, word)) readings.push({ ...place, values: [...values], isSure: false });
} // prettier-ignore

/** A number in words, as it grows: `two hundred and fifty-three thousand`. */
class SpelledNumber {
  private total = 0;
  private group: number;
  private last: number;
  private parts: number[];
  private pendingAnd = false;

  private constructor(
    value: number,
    private readonly start: number,
    public end: number,
  ) {
    this.group = this.last = value;
    this.parts = [value];
  }

  static begin(word: string, place: { start: number; end: number }): SpelledNumber | null {
    const value =
      englishWords.get(word) ?? (/^(?:hundred|thousand)$/.test(word) ? scales[word] : undefined);
    return value === undefined || word === '_'
      ? null
      : new SpelledNumber(value, place.start, place.end);
  }

  /** Whether a word goes on with the number, which then holds it. */
  take(word: string, end: number): boolean {
    if (word === 'and') {
      // `an hundred and five`, and of old `sixty and five`.
      if (this.last < 20 || this.last % 10 !== 0) return false;
      if (this.pendingAnd) return false;
      this.pendingAnd = true;
      return true;
    }
    const scale = Object.hasOwn(scales, word) && word.length > 2 ? scales[word]! : undefined;
    const ordinal = ordinalUnits.indexOf(word) + 1;
    const value = englishWords.get(word) ?? (ordinal > 0 ? ordinal : undefined);
    if (scale !== undefined && !this.pendingAnd) {
      if (scale === 100 || scale < 100) this.group = (this.group || 1) * scale;
      else {
        this.total += (this.group || 1) * scale;
        this.group = 0;
      }
      this.last = scale;
    } else if (value !== undefined && word !== '_') {
      const fits = (this.last >= 100 && value < 100) || (this.last >= 20 && this.last % 10 === 0 && value < 10 && value > 0); // prettier-ignore
      // `nineteen eighty-four` is a year.
      const isYear = !fits && this.total === 0 && this.last >= 10 && this.last < 21 && this.group < 21 && value >= 10; // prettier-ignore
      if (isYear) this.group = this.group * 100 + value;
      else if (fits) this.group += value;
      else return false;
      this.last = value;
      this.parts.push(value);
    } else return false;
    this.pendingAnd = false;
    this.end = end;
    return true;
  }

  reading(): NumberReading {
    const value = this.total + this.group;
    // What is one word may be said otherwise: `ten`, `one`, `a dozen`.
    const isSure = value > 10 && value !== 12 && ![100, 1e3, 1e6, 1e9].includes(value);
    return {
      start: this.start,
      end: this.end,
      values: [value, ...this.parts.filter((part) => part !== value)],
      isSure,
    };
  }
}
