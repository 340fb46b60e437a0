import { readChinese, type ChineseToken } from './chinese';
import { readEnglish } from './english';
import type { Lexicon } from './lexicon';
import { chineseMarks, englishMarks, readMarks } from './marks';
import { readEnglishNumbers, valueOfNumeral } from '../numbers/numbers';

/**
 * One side of a text as the aligner compares it: flat lists, sentence by sentence, so that a long
 * text takes little room. A token is a word of the text, known by the id of its type.
 */
export interface Side {
  sentences: number;
  /** Letters and characters of each sentence, without white space and marks. */
  letters: Int32Array;
  /** Where the distinct tokens of each sentence begin in `tokens`, and at last where they end. */
  start: Int32Array;
  tokens: Int32Array;
  /** How often each of them stands in its sentence. */
  counts: Float32Array;
  /** What punctuation says of each sentence (`marks.ts`). */
  marks: Int32Array;
  /** 1 for each sentence that stands word for word a little before as well. */
  repeats: Uint8Array;
  types: Types;
}

/** What is known of each type of token, by its id. */
export interface Types {
  texts: string[];
  kinds: Uint8Array;
  /** Share of all tokens of this side; rare words tell more. */
  probability: Float64Array;
}

/** Words tell by their translations; what is exact (numbers, Latin) by itself; function words little. */
export const TypeKind = { content: 0, exact: 1, function: 2 } as const;

/** For each Chinese type the English types that can translate it: a list of lists, flat. */
export interface WordLinks {
  /** Where the links of each type begin, and at last where they end. */
  start: Int32Array;
  english: Int32Array;
  weight: Float32Array;
}

/** Both sides of a text, ready to be compared. */
export interface TextModel {
  chinese: Side;
  english: Side;
  links: WordLinks;
  /** English letters for each Chinese character, over the whole text. */
  lengthRatio: number;
}

const sameWeight = 1;
/** How far the parts of a word that the lexicon does not link stand in for it. */
const partWeight = 0.4;
/** A sentence of so many letters is no refrain if it stands again within so many sentences. */
const leastRepeated = 12;
const repeatedWithin = 60;
const monthWeight = 0.5;
/** 一 may be a number, and much else. */
const numeralWeight = 0.4;
const leastWeight = 0.005;

const months =
  'januar februar march april ma june jul august september october november december'.split(' ');

/** Reads both sides. Linear in the length of the text, but for the translations of each word. */
export function readTextModel(
  chinese: readonly string[],
  english: readonly string[],
  lexicon: Lexicon,
): TextModel {
  const stems = new SideReader();
  for (const text of english) {
    stems.open(text, englishMarks);
    readEnglishTokens(text, (token, kind) => stems.add(token, kind));
  }
  const links = new LinkReader(lexicon, stems);
  const words = new SideReader();
  for (const text of chinese) {
    words.open(text, chineseMarks);
    for (const token of readChinese(text, lexicon)) {
      const kind = token.same
        ? TypeKind.exact
        : token.isFunction
          ? TypeKind.function
          : TypeKind.content;
      if (words.add(token.text, kind)) links.add(token);
    }
  }
  const [chineseSide, englishSide] = [words.close(), stems.close()];
  return {
    chinese: chineseSide,
    english: englishSide,
    links: links.close(),
    lengthRatio: clamp(
      total(englishSide.letters) / Math.max(1, total(chineseSide.letters)),
      1.5,
      6,
    ),
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value || least));
}

/** Letters and digits, in UTF-16 code units: run by run, as a list of all of them takes too long. */
function countLetters(text: string): number {
  let count = 0;
  for (const [run] of text.matchAll(/[\p{L}\p{N}]+/gu)) count += run.length;
  return count;
}

function total(values: Int32Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function readEnglishTokens(text: string, add: (token: string, kind: number) => void): void {
  for (const { token } of readEnglishNumbers(text)) add(token, TypeKind.exact);
  for (const { stem, isFunction } of readEnglish(text))
    if (!/^\d/.test(stem)) add(stem, isFunction ? TypeKind.function : TypeKind.content);
  // Hyphens and digits hold together what the Chinese side writes as one: `5G`, `IPv6`, `LTE`.
  for (const [mixed] of text.matchAll(/\b(?=\w*\d)(?=\w*[A-Za-z])\w+/g))
    add(mixed.toLowerCase(), TypeKind.exact);
}

/** Gathers the sentences of one side. */
class SideReader {
  private readonly ids = new Map<string, number>();
  private readonly kinds: number[] = [];
  private readonly occurrences: number[] = [];
  private readonly letters: number[] = [];
  private readonly start: number[] = [];
  private readonly tokens: number[] = [];
  private readonly counts: number[] = [];
  private readonly marks: number[] = [];
  private readonly repeats: number[] = [];
  private readonly lastPlace = new Map<string, number>();
  /** For each type, its place in the sentence being read, where that is not before `opened`. */
  private readonly places: number[] = [];

  open(text: string, forms: Parameters<typeof readMarks>[1]): void {
    this.start.push(this.tokens.length);
    const letters = countLetters(text);
    const place = this.letters.push(letters) - 1;
    const last = this.lastPlace.get(text) ?? -Infinity;
    this.repeats.push(letters >= leastRepeated && place - last <= repeatedWithin ? 1 : 0);
    this.lastPlace.set(text, place);
    this.marks.push(readMarks(text, forms));
  }

  /** @returns whether the type is new */
  add(text: string, kind: number): boolean {
    let id = this.ids.get(text);
    const isNew = id === undefined;
    if (id === undefined) {
      this.ids.set(text, (id = this.ids.size));
      this.kinds.push(kind);
      this.occurrences.push(0);
      this.places.push(-1);
    }
    this.occurrences[id]!++;
    const place = this.places[id]!;
    if (place >= this.start.at(-1)!) this.counts[place]!++;
    else {
      this.places[id] = this.tokens.length;
      this.tokens.push(id);
      this.counts.push(1);
    }
    return isNew;
  }

  find(text: string): number | undefined {
    return this.ids.get(text);
  }

  close(): Side {
    const texts = [...this.ids.keys()];
    return {
      sentences: this.start.length,
      letters: Int32Array.from(this.letters),
      start: Int32Array.from([...this.start, this.tokens.length]),
      tokens: Int32Array.from(this.tokens),
      counts: Float32Array.from(this.counts),
      marks: Int32Array.from(this.marks),
      repeats: Uint8Array.from(this.repeats),
      types: {
        texts,
        kinds: Uint8Array.from(this.kinds),
        probability: probabilities(this.occurrences),
      },
    };
  }
}

/** Add-one smoothed; a short text must not make every word look frequent. */
function probabilities(occurrences: readonly number[]): Float64Array {
  const all = occurrences.reduce((sum, count) => sum + count, 0);
  const seen = Math.max(2000, all + occurrences.length);
  return Float64Array.from(occurrences, (count) => (count + 1) / seen);
}

/** Gathers the translations of each Chinese type that the English side has somewhere. */
class LinkReader {
  private readonly start: number[] = [];
  private readonly english: number[] = [];
  private readonly weight: number[] = [];

  constructor(
    private readonly lexicon: Lexicon,
    private readonly stems: SideReader,
  ) {}

  add(token: ChineseToken): void {
    this.start.push(this.english.length);
    const best = new Map<number, number>();
    const link = (translation: string, weight: number) => {
      const id = this.stems.find(translation);
      if (id === undefined || weight < leastWeight) return;
      best.set(id, Math.max(best.get(id) ?? 0, Math.min(1, weight)));
    };
    if (token.same) {
      link(token.same, sameWeight);
      const month = /^(\d{1,2})$/.exec(token.text);
      if (month) link(months[Number(month[1]) - 1] ?? '', monthWeight);
    }
    const numeral = token.text.length === 1 ? valueOfNumeral(token.text) : null;
    if (numeral !== null) link(`#${numeral}`, numeralWeight);
    const { entry } = token;
    entry?.stems.forEach((translation, at) => link(translation, entry.weights[at]!));
    if (token.text.length > 1 && token.text.length < 5)
      for (const part of partsOf(token.text, this.lexicon)) {
        const ofPart = this.lexicon.find(part);
        ofPart?.stems.forEach((translation, at) =>
          link(translation, partWeight * ofPart.weights[at]!),
        );
      }
    for (const [id, weight] of best) {
      this.english.push(id);
      this.weight.push(weight);
    }
  }

  close(): WordLinks {
    return {
      start: Int32Array.from([...this.start, this.english.length]),
      english: Int32Array.from(this.english),
      weight: Float32Array.from(this.weight),
    };
  }
}

/** The shorter words of a word: 网络空间 → 网络, 空间; 命运 → 命, 运. */
function partsOf(word: string, lexicon: Lexicon): string[] {
  if (word.length < 3) return [...word];
  const parts: string[] = [];
  for (let at = 0; at + 2 <= word.length; at++) {
    const part = word.slice(at, at + 2);
    if (lexicon.has(part)) parts.push(part);
  }
  return parts;
}
