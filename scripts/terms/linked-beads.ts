import { readChinese } from '@/lib/align/chinese';
import { readEnglish } from '@/lib/align/english';
import type { Lexicon } from '@/lib/align/lexicon';
import { linkWords } from '@/lib/align/word-links';
import type { LinkedBead, LinkedWord } from '@/lib/terms/propose';

/** A bead as it stands in a text. */
export interface PlainBead {
  id: number;
  source: string;
  target: string;
}

/** Links the words of a bead for proposals. */
export function linkBead(bead: PlainBead, sourceIsChinese: boolean, lexicon: Lexicon): LinkedBead {
  const [chinese, english] = sourceIsChinese
    ? [bead.source, bead.target]
    : [bead.target, bead.source];
  const words = {
    chinese: withGaps(chinese, readChinese(chinese, lexicon).map(({ text, same, isFunction, start, end }) => ({ start, end, key: same ?? text, isEdge: isFunction || /^[\p{N}#一二三四五六七八九十百千万亿两]+$/u.test(text), isPlain: text.length <= 2 }))), // prettier-ignore
    english: withGaps(english, readEnglish(english).map(({ stem, isFunction, start, end }) => ({ start, end, key: stem, isEdge: isFunction || /^[\d#]/.test(stem), isPlain: /^\p{L}?\p{Ll}*$/u.test(english.slice(start, end)) }))), // prettier-ignore
  };
  const placeOf = (list: readonly LinkedWord[]) =>
    new Map(list.map(({ start }, at) => [start, at]));
  const places = { chinese: placeOf(words.chinese), english: placeOf(words.english) };
  const links = linkWords(chinese, english, lexicon).flatMap((link): [number, number][] => {
    const i = places.chinese.get(link.chinese.start);
    const j = places.english.get(link.english.start);
    if (i === undefined || j === undefined) return [];
    return [sourceIsChinese ? [i, j] : [j, i]];
  });
  const side = (name: 'chinese' | 'english', text: string) => ({ text, words: words[name] });
  return sourceIsChinese
    ? { id: bead.id, source: side('chinese', chinese), target: side('english', english), links }
    : { id: bead.id, source: side('english', english), target: side('chinese', chinese), links };
}

function withGaps(text: string, words: Omit<LinkedWord, 'isApart'>[]): LinkedWord[] {
  return words.map((word, at) => {
    const end = words[at - 1]?.end ?? 0;
    return { ...word, isApart: /[^\s-]/u.test(text.slice(end, word.start)) };
  });
}
