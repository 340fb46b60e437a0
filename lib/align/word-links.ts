import { readChinese } from './chinese';
import { readEnglish } from './english';
import type { Lexicon } from './lexicon';
import { readEnglishNumbers } from '../numbers/numbers';
import { readTextModel, TypeKind } from './text-model';
import { longestLinkedSide, type WordLink } from './types';

/** How much less likely a word is for each share of the sentence that it stands away. */
const distance = 5;
/** How likely a word is by chance, a content and a function word; against it a translation must stand out. */
const chances = { content: 0.012, function: 0.08 };
/** Content words hardly translate function words. */
const otherKind = 0.25;
/** The least that the two directions must say together. */
const leastScore = 0.35;
/** A further link of a word must be near to its best one. */
const nearBest = 0.8;

interface Token {
  start: number;
  end: number;
  type: number;
}

/**
 * Links the words of a bead, many to many: IBM Model 2 (Brown et al. 1993) with the lexicon's
 * translations and a fixed preference for like places, read in both directions; what both find
 * likely is linked. Time: words of one side × words of the other, so long sides are left alone.
 * @param chinese the Chinese side, its sentences joined
 * @param english the English side
 * @returns links in the order of the Chinese words
 */
export function linkWords(chinese: string, english: string, lexicon: Lexicon): WordLink[] {
  if (Math.max(chinese.length, english.length) > longestLinkedSide) return [];
  const model = readTextModel([chinese], [english], lexicon);
  const idsOf = (texts: readonly string[]) => new Map(texts.map((text, id) => [text, id]));
  const [chineseIds, englishIds] = [idsOf(model.chinese.types.texts), idsOf(model.english.types.texts)]; // prettier-ignore
  const withType = (ids: Map<string, number>) => (token: { start: number; end: number; text: string }): Token[] => {
    const type = ids.get(token.text);
    return type === undefined ? [] : [{ start: token.start, end: token.end, type }];
  }; // prettier-ignore
  const words = readChinese(chinese, lexicon).flatMap(withType(chineseIds));
  const stems = readEnglishTokens(english).flatMap(withType(englishIds));
  if (words.length === 0 || stems.length === 0) return [];
  const isFunction = (side: 'chinese' | 'english', type: number) =>
    model[side].types.kinds[type] === TypeKind.function;
  const { start, english: linked, weight } = model.links;
  const likely = words.map((word, i) => {
    const weights = new Map<number, number>();
    for (let at = start[word.type]!; at < start[word.type + 1]!; at++)
      weights.set(linked[at]!, weight[at]!);
    return stems.map((stem, j) => {
      const away = Math.abs((i + 0.5) / words.length - (j + 0.5) / stems.length);
      const kinds =
        isFunction('chinese', word.type) === isFunction('english', stem.type) ? 1 : otherKind;
      return kinds * (weights.get(stem.type) ?? 0) * Math.exp(-distance * away);
    });
  });
  const chanceOf = (side: 'chinese' | 'english', type: number) =>
    isFunction(side, type) ? chances.function : chances.content;
  const ofStem = stems.map(({ type }, j) =>
    likely.reduce((sum, row) => sum + row[j]!, chanceOf('english', type)),
  );
  const ofWord = likely.map((row, i) =>
    row.reduce((sum, value) => sum + value, chanceOf('chinese', words[i]!.type)),
  );
  const score = (i: number, j: number) =>
    Math.sqrt((likely[i]![j]! / ofStem[j]!) * (likely[i]![j]! / ofWord[i]!));
  const bestOfStem = stems.map((_, j) => words.reduce((best, _, i) => Math.max(best, score(i, j)), 0)); // prettier-ignore
  const links: WordLink[] = [];
  words.forEach((word, i) => {
    const scores = stems.map((_, j) => score(i, j));
    const best = Math.max(...scores);
    scores.forEach((value, j) => {
      const isNearBest = value >= nearBest * best || value >= nearBest * bestOfStem[j]!;
      if (value < leastScore || !isNearBest) return;
      const [{ start, end }, stem] = [word, stems[j]!];
      links.push({
        chinese: { start, end },
        english: { start: stem.start, end: stem.end },
        score: value,
      });
    });
  });
  return links;
}

/** Numbers as wholes, then the words between them. */
function readEnglishTokens(text: string): { start: number; end: number; text: string }[] {
  const numbers = readEnglishNumbers(text).map(({ token, start, end }) => ({ start, end, text: token })); // prettier-ignore
  const words = readEnglish(text)
    .filter(({ start, end }) => !numbers.some((it) => it.start < end && start < it.end))
    .map(({ stem, start, end }) => ({ start, end, text: stem }));
  return [...numbers, ...words].sort((a, b) => a.start - b.start);
}
