import { readChineseNumbers } from './read-chinese-numbers';
import { readEnglishNumbers } from './read-english-numbers';
import { nameOfValue, narrowDigits, type NumberReading } from './read-number';
import {
  isChinese,
  isEnglish,
  type CheckedBead,
  type CheckedSide,
  type Issue,
  type Side,
} from './types';

/**
 * Numbers that stand on one side and are found nowhere on the other, however it writes them. What
 * a language may leave unsaid (`one`, 千万, a month's name) is looked for, and never missed.
 * Linear in the length of the sides.
 */
export function checkNumbers(bead: CheckedBead): Issue[] {
  const sides = { source: readSide(bead.source), target: readSide(bead.target) };
  const issues: Issue[] = [];
  for (const [side, other] of [['source', 'target'], ['target', 'source']] as const) {
    const known = new Set(sides[other].flatMap(({ values }) => values.map(nameOfValue)));
    for (const { sentence, start, end, values, isSure, found } of sides[side]) {
      if (!isSure || values.some((value) => known.has(nameOfValue(value)))) continue;
      // How another language spells a number out is not known.
      if (!readsWords(bead[other].lang) && !/\p{Nd}/u.test(found)) continue;
      issues.push({ check: 'number', place: { side: side satisfies Side, sentence, start, end }, found });
    }
  }
  return issues;
} // prettier-ignore

function readsWords(lang: string): boolean {
  return isChinese(lang) || isEnglish(lang);
}

/** `%2$s`: says which argument is meant, as translations order them otherwise (POSIX, printf). */
const placeholder = /%\d{1,2}\$/g;
const blank = (found: string) => ' '.repeat(found.length);

interface PlacedReading extends NumberReading {
  sentence: number;
  found: string;
}

function readSide({ lang, sentences }: CheckedSide): PlacedReading[] {
  const read = isChinese(lang) ? readChineseNumbers : isEnglish(lang) ? readEnglishNumbers : readDigits;
  return sentences.flatMap((text, sentence) =>
    read(text.replace(placeholder, blank)).map((reading) => ({
      ...reading,
      sentence,
      found: text.slice(reading.start, reading.end).trim(),
    })),
  );
} // prettier-ignore

/** Any other language: what is written in digits. */
function readDigits(text: string): NumberReading[] {
  return [...narrowDigits(text).matchAll(/\d+(?:[.,]\d+)*/g)].map((match) => {
    const plain = Number(match[0].replaceAll(',', ''));
    const values = [plain, Number(match[0].replaceAll('.', '').replace(',', '.'))];
    return {
      start: match.index,
      end: match.index + match[0].length,
      values: values.filter(Number.isFinite),
      isSure: Number.isFinite(plain),
    };
  });
}
