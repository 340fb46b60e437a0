import { readChinese } from './chinese';
import { readEnglish } from './english';
import type { Lexicon } from './lexicon';
import { readEnglishNumbers } from './numbers';

/** A Chinese sentence, ready to be compared. */
export interface ChineseSentence {
  /** Letters and characters, without white space and marks. */
  length: number;
  /** Content words. */
  words: number;
  /** For each content word its id, for its frequency. */
  wordIds: Int32Array;
  /** All translations of all content words, flat: which word, which English stem, how likely. */
  links: { word: Int32Array; stem: Int32Array; weight: Float32Array };
  /** Bits of `Mark`. */
  marks: number;
}

/** An English sentence, ready to be compared. */
export interface EnglishSentence {
  length: number;
  /** Content words, repeated ones as often as they stand. */
  words: number;
  /** Distinct stems of content words, and how often each stands in the sentence. */
  stems: Int32Array;
  counts: Float32Array;
  /** Bits of `Mark`. */
  marks: number;
}

/** What punctuation says about a sentence in either language: bits of `marks`. */
export const Mark = { question: 1, exclamation: 2, quote: 4, colon: 8 } as const;

/** Both sides of a text as the aligner compares them, with the frequencies that make rare words tell. */
export interface TextModel {
  chinese: ChineseSentence[];
  english: EnglishSentence[];
  /** Probability of each English stem, and of each Chinese word, in this text. */
  stemProbability: Float64Array;
  wordProbability: Float64Array;
  /** English letters for each Chinese character, over the whole text. */
  lengthRatio: number;
}

/** Shares of what stands for itself, and of a single character's translations. */
const sameWeight = 1;
const singleCharacterWeight = 0.3;
/** How far the parts of a word that the lexicon does not link stand in for it. */
const partWeight = 0.4;

const months =
  'januar februar march april ma june jul august september october november december'.split(' ');

/** Reads both sides. Linear in the length of the text, but for the translations of each word. */
export function readTextModel(
  chinese: readonly string[],
  english: readonly string[],
  lexicon: Lexicon,
): TextModel {
  const stems = new Ids();
  const words = new Ids();
  const englishSentences = english.map((text) => readEnglishSentence(text, stems));
  const knownStems = stems.size;
  const chineseSentences = chinese.map((text) => readChineseSentence(text, lexicon, stems, words));
  const total = (sentences: { length: number }[]) =>
    sentences.reduce((sum, sentence) => sum + sentence.length, 0);
  const stemCounts = new Float64Array(stems.size);
  for (const sentence of englishSentences)
    sentence.stems.forEach((stem, at) => (stemCounts[stem]! += sentence.counts[at]!));
  const wordCounts = new Float64Array(words.size);
  for (const sentence of chineseSentences) for (const word of sentence.wordIds) wordCounts[word]!++;
  return {
    chinese: chineseSentences,
    english: englishSentences,
    stemProbability: probabilities(stemCounts, knownStems),
    wordProbability: probabilities(wordCounts, words.size),
    lengthRatio: clamp(total(englishSentences) / Math.max(1, total(chineseSentences)), 1.5, 6),
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value || least));
}

/** Add-one smoothed; a short text must not make every word look frequent. */
function probabilities(counts: Float64Array, known: number): Float64Array {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const seen = Math.max(2000, total + known);
  return counts.map((count) => (count + 1) / seen);
}

function readEnglishSentence(text: string, ids: Ids): EnglishSentence {
  const counts = new Map<number, number>();
  let words = 0;
  const add = (stem: string) => {
    const id = ids.of(stem);
    counts.set(id, (counts.get(id) ?? 0) + 1);
    words++;
  };
  for (const { token } of readEnglishNumbers(text)) add(token);
  for (const { stem, isFunction } of readEnglish(text))
    if (!isFunction && !/^\d/.test(stem)) add(stem);
  // Hyphens and digits hold together what the Chinese side writes as one: `5G`, `IPv6`, `LTE`.
  for (const [mixed] of text.matchAll(/\b(?=\w*\d)(?=\w*[A-Za-z])\w+/g)) add(mixed.toLowerCase());
  return {
    length: letters(text),
    words,
    stems: Int32Array.from(counts.keys()),
    counts: Float32Array.from(counts.values()),
    marks: marksIn(text, englishMarks),
  };
}

function readChineseSentence(
  text: string,
  lexicon: Lexicon,
  stems: Ids,
  words: Ids,
): ChineseSentence {
  const wordIds: number[] = [];
  const word: number[] = [];
  const stem: number[] = [];
  const weight: number[] = [];
  const link = (translation: string, share: number) => {
    // A stem that the English side has nowhere links nothing.
    const id = stems.find(translation);
    if (id === undefined || share < 0.005) return;
    word.push(wordIds.length - 1);
    stem.push(id);
    weight.push(Math.min(1, share));
  };
  for (const token of readChinese(text, lexicon)) {
    if (token.isFunction) continue;
    wordIds.push(words.of(token.text));
    if (token.same) {
      link(token.same, sameWeight);
      const month = /^(\d{1,2})$/.exec(token.text);
      if (month) link(months[Number(month[1]) - 1] ?? '', 0.5);
    }
    const factor = token.text.length === 1 ? singleCharacterWeight : 1;
    const { entry } = token;
    if (entry)
      entry.stems.forEach((translation, at) => link(translation, factor * entry.weights[at]!));
    if (token.text.length > 1 && token.text.length < 5)
      for (const part of partsOf(token.text, lexicon))
        lexicon
          .find(part)
          ?.stems.forEach((translation, at) =>
            link(
              translation,
              partWeight *
                (part.length === 1 ? singleCharacterWeight : 1) *
                lexicon.find(part)!.weights[at]!,
            ),
          );
  }
  return {
    length: letters(text),
    words: wordIds.length,
    wordIds: Int32Array.from(wordIds),
    links: {
      word: Int32Array.from(word),
      stem: Int32Array.from(stem),
      weight: Float32Array.from(weight),
    },
    marks: marksIn(text, chineseMarks),
  };
}

/** The shorter words of a word: 网络空间 → 网络, 空间; 命运 → 命, 运. */
function partsOf(word: string, lexicon: Lexicon): string[] {
  if (word.length < 3) return [...word];
  const parts: string[] = [];
  for (let at = 0; at + 2 <= word.length; at++) {
    const part = word.slice(at, at + 2);
    if (lexicon.find(part)) parts.push(part);
  }
  return parts;
}

type MarkForms = readonly (readonly [number, RegExp])[];

const englishMarks: MarkForms = [
  [Mark.question, /\?/],
  [Mark.exclamation, /!/],
  [Mark.quote, /["“”«»]|(?<!\p{L})[‘']|[’'](?!\p{L})/u],
  [Mark.colon, /:/],
];
const chineseMarks: MarkForms = [
  [Mark.question, /[？?]/],
  [Mark.exclamation, /[！!]/],
  [Mark.quote, /[“”「」『』"]/],
  [Mark.colon, /[：:]/],
];

function marksIn(text: string, forms: MarkForms): number {
  return forms.reduce((marks, [mark, form]) => (form.test(text) ? marks | mark : marks), 0);
}

function letters(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}

class Ids {
  private readonly ids = new Map<string, number>();
  get size(): number {
    return this.ids.size;
  }
  find(text: string): number | undefined {
    return this.ids.get(text);
  }
  of(text: string): number {
    let id = this.ids.get(text);
    if (id === undefined) this.ids.set(text, (id = this.ids.size));
    return id;
  }
}
