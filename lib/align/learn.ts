import type { RangeBead } from './lattice';
import { TypeKind, type Side, type TextModel, type WordLinks } from './text-model';

/** A bead teaches if it is so sure. */
const leastSure = 0.7;
/** So many beads teach at most, evenly over the text: what a text teaches, it teaches soon. */
const mostLessons = 20_000;
/** A side with so many words teaches little of any of them. */
const mostWords = 60;
/** A word that is linked so strongly in a bead needs no further explanation. */
const explained = 0.08;
/** How often two words must meet, and how surely it is no chance (log-likelihood ratio, Dunning 1993). */
const leastMeetings = 3;
const leastAssociation = 12;
/** How far what the text shows is believed. */
const belief = 0.8;
/** The same of links that were known before. */
const confirmation = 0.5;

/**
 * Learns from a first alignment how this very text translates: names, terms and the translator's
 * habits. Two words that no lexicon links, and that meet in beads again and again where neither
 * has another explanation, become linked; links that the text confirms grow stronger. Each count
 * is lowered by one: a bead must not be proof of itself.
 *
 * Time and space linear in the number of beads, with at most `mostLessons` of them.
 * @param beads of a first alignment, with their confidence
 * @returns the same text with more and stronger links
 */
export function learnFromText(model: TextModel, beads: readonly RangeBead[]): TextModel {
  const sure = beads.filter(
    ({ c, cEnd, e, eEnd, confidence }) => cEnd > c && eEnd > e && confidence >= leastSure,
  );
  const step = Math.max(1, sure.length / mostLessons);
  const lessons = Array.from({ length: Math.floor(sure.length / step) }, (_, n) => sure[Math.floor(n * step)]!); // prettier-ignore
  const meetings = countMeetings(model, lessons);
  return { ...model, links: strengthened(model, meetings, lessons.length) };
}

interface Meetings {
  /** In how many lessons each type stands. */
  chinese: Float64Array;
  english: Float64Array;
  /** By pair of types: in how many lessons linked words meet, or words without another explanation. */
  pairs: Map<number, number>;
}

function countMeetings(model: TextModel, lessons: readonly RangeBead[]): Meetings {
  const { links } = model;
  const [words, stems] = [model.chinese.types.texts.length, model.english.types.texts.length];
  const meetings: Meetings = {
    chinese: new Float64Array(words),
    english: new Float64Array(stems),
    pairs: new Map(),
  };
  const meet = (word: number, stem: number) => {
    const pair = word * stems + stem;
    meetings.pairs.set(pair, (meetings.pairs.get(pair) ?? 0) + 1);
  };
  const explainedStem = new Map<number, boolean>();
  for (const { c, cEnd, e, eEnd } of lessons) {
    const chinese = typesOf(model.chinese, c, cEnd);
    const english = typesOf(model.english, e, eEnd);
    for (const word of chinese) meetings.chinese[word]!++;
    for (const stem of english) meetings.english[stem]!++;
    if (chinese.length > mostWords || english.length > mostWords) continue;
    explainedStem.clear();
    for (const stem of english) explainedStem.set(stem, false);
    const free: number[] = [];
    for (const word of chinese) {
      let isExplained = false;
      for (let at = links.start[word]!; at < links.start[word + 1]!; at++) {
        const stem = links.english[at]!;
        if (!explainedStem.has(stem)) continue;
        meet(word, stem);
        if (links.weight[at]! < explained) continue;
        isExplained = true;
        explainedStem.set(stem, true);
      }
      if (!isExplained && model.chinese.types.kinds[word] !== TypeKind.function) free.push(word);
    }
    for (const [stem, isExplained] of explainedStem) {
      if (isExplained || model.english.types.kinds[stem] === TypeKind.function) continue;
      for (const word of free) if (!isLinked(links, word, stem)) meet(word, stem);
    }
  }
  return meetings;
}

function typesOf({ start, tokens }: Side, from: number, to: number): number[] {
  return [...new Set(tokens.subarray(start[from], start[to]))];
}

function isLinked({ start, english }: WordLinks, word: number, stem: number): boolean {
  for (let at = start[word]!; at < start[word + 1]!; at++) if (english[at] === stem) return true;
  return false;
}

function strengthened(model: TextModel, meetings: Meetings, lessons: number): WordLinks {
  const { links } = model;
  const stems = model.english.types.texts.length;
  const found: { word: number; stem: number; weight: number }[] = [];
  const weight = links.weight.slice();
  const places = new Map<number, number>();
  for (let word = 0; word + 1 < links.start.length; word++)
    for (let at = links.start[word]!; at < links.start[word + 1]!; at++)
      places.set(word * stems + links.english[at]!, at);
  for (const [pair, count] of meetings.pairs) {
    const [word, stem] = [Math.floor(pair / stems), pair % stems];
    const shown = (belief * (count - 1)) / (meetings.chinese[word]! + 1);
    const place = places.get(pair);
    if (place !== undefined) weight[place] = Math.max(weight[place]!, confirmation * shown);
    else if (
      count >= leastMeetings &&
      association(count, meetings.chinese[word]!, meetings.english[stem]!, lessons) >= leastAssociation
    )
      found.push({ word, stem, weight: shown });
  } // prettier-ignore
  found.sort((a, b) => a.word - b.word || a.stem - b.stem);
  return merged({ ...links, weight }, found);
}

function merged(
  links: WordLinks,
  found: readonly { word: number; stem: number; weight: number }[],
): WordLinks {
  const size = links.english.length + found.length;
  const all: WordLinks = {
    start: new Int32Array(links.start.length),
    english: new Int32Array(size),
    weight: new Float32Array(size),
  };
  let n = 0;
  let next = 0;
  for (let word = 0; word + 1 < links.start.length; word++) {
    all.start[word] = n;
    for (let at = links.start[word]!; at < links.start[word + 1]!; at++, n++) {
      all.english[n] = links.english[at]!;
      all.weight[n] = links.weight[at]!;
    }
    for (; next < found.length && found[next]!.word === word; next++, n++) {
      all.english[n] = found[next]!.stem;
      all.weight[n] = found[next]!.weight;
    }
  }
  all.start[links.start.length - 1] = n;
  return all;
}

/** Twice the logarithm of how much likelier the meetings are if the two words depend on each other. */
function association(both: number, word: number, stem: number, all: number): number {
  const cell = (count: number, row: number, column: number) =>
    count > 0 ? count * Math.log((count * all) / (row * column)) : 0;
  if (both * all <= word * stem) return 0;
  return (
    2 *
    (cell(both, word, stem) +
      cell(word - both, word, all - stem) +
      cell(stem - both, all - word, stem) +
      cell(all - word - stem + both, all - word, all - stem))
  );
}
