import { parseAlignment, type PlainBead } from '@/lib/align/evaluation';

/** A word and its UTF-16 offsets in the bead's sentences. */
export interface PlacedWord {
  text: string;
  start: number;
  end: number;
}

/** A link between words: the place of the Chinese word, then of the English one, from 0. */
export type WordLink = [chinese: number, english: number];

/** A bead whose words were linked by hand. */
export interface WordGold {
  /** Indices of the Chinese sentences. */
  source: readonly number[];
  /** Indices of the English sentences. */
  target: readonly number[];
  /** Every word in order; offsets in the Chinese sentences, joined without a space. */
  chinese: PlacedWord[];
  /** Every word in order; offsets in the English sentences, joined by a space. */
  english: PlacedWord[];
  sure: WordLink[];
  /** The sure links too, as Och & Ney (2003) have it. */
  possible: WordLink[];
}

/**
 * Reads word links: blocks of four lines, a blank line between. A bead (`[12]:[14]`), its Chinese
 * words, its English words, each apart by one space, and the links apart by one space: `0-2` is
 * sure, `0?2` possible.
 *
 * @param sentences of the text, by index; the words of a bead must cover its sentences
 * @throws RangeError naming the line at fault
 */
export function readWordLinks(
  text: string,
  sentences: { chinese: readonly string[]; english: readonly string[] },
): WordGold[] {
  const lines = text.replace(/(\r?\n)+$/, '').split(/\r?\n/);
  const beads: WordGold[] = [];
  for (let at = 0; at < lines.length; at += 5) {
    const [bead, chinese, english, links] = ['', '', '', ''].map((_, line) => ({
      text: lines[at + line] ?? '',
      number: at + line + 1,
    })) as [Line, Line, Line, Line];
    const { source, target } = readBead(bead);
    const gold = {
      source,
      target,
      chinese: placeWords(chinese, join(bead, source, sentences.chinese, '')),
      english: placeWords(english, join(bead, target, sentences.english, ' ')),
    };
    beads.push({ ...gold, ...readLinks(links, gold.chinese.length, gold.english.length) });
    const after = lines[at + 4];
    if (after) throw new RangeError(`line ${at + 5} must be blank: ${excerpt(after)}`);
  }
  return beads;
}

interface Line {
  text: string;
  /** In the file, from 1. */
  number: number;
}

function readBead({ text, number }: Line): PlainBead {
  if (!/^\[\d+(,\d+)*\]:\[\d+(,\d+)*\]$/.test(text)) {
    throw new RangeError(`line ${number} is no bead with two sides: ${excerpt(text)}`);
  }
  return parseAlignment(text)[0]!;
}

function join(
  { number }: Line,
  indices: readonly number[],
  sentences: readonly string[],
  between: string,
): string {
  const absent = indices.find((index) => sentences[index] === undefined);
  if (absent !== undefined) throw new RangeError(`line ${number}: there is no sentence ${absent}`);
  return indices.map((index) => sentences[index]).join(between);
}

function placeWords(line: Line, sentence: string): PlacedWord[] {
  let end = 0;
  const skipSpaces = () => {
    while (/\s/.test(sentence.charAt(end))) end += 1;
  };
  const words = line.text.split(' ').map((word): PlacedWord => {
    skipSpaces();
    const start = end;
    if (word === '' || !sentence.startsWith(word, start)) {
      const expected = excerpt(sentence.slice(start));
      throw new RangeError(`line ${line.number}: “${word}” stands where the text has: ${expected}`);
    }
    end += word.length;
    return { text: word, start, end };
  });
  skipSpaces();
  if (end < sentence.length) {
    throw new RangeError(`line ${line.number} ends before: ${excerpt(sentence.slice(end))}`);
  }
  return words;
}

function readLinks(
  { text, number }: Line,
  chinese: number,
  english: number,
): Pick<WordGold, 'sure' | 'possible'> {
  const sure: WordLink[] = [];
  const possible: WordLink[] = [];
  const seen = new Set<string>();
  for (const link of text.split(' ')) {
    const match = /^(\d+)([-?])(\d+)$/.exec(link);
    if (!match) throw new RangeError(`line ${number}: “${link}” is no link`);
    const pair: WordLink = [Number(match[1]), Number(match[3])];
    if (pair[0] >= chinese || pair[1] >= english) {
      throw new RangeError(`line ${number}: ${link} links a word that is not there`);
    }
    if (seen.has(pair.join())) throw new RangeError(`line ${number}: ${link} is linked twice`);
    seen.add(pair.join());
    possible.push(pair);
    if (match[2] === '-') sure.push(pair);
  }
  return { sure, possible };
}

function excerpt(text: string): string {
  return text.slice(0, 40);
}
