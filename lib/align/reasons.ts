import type { Lexicon } from './lexicon';
import { Scorer } from './score';
import { readTextModel } from './text-model';
import { mostSentences, place, shapes, weights } from './weights';

/** What speaks for or against a bead, apart. */
export type ReasonKind = 'shape' | 'length' | 'words' | 'numbers' | 'marks' | 'order';

export interface Reason {
  kind: ReasonKind;
  /** In nats: above 0 it speaks for the bead, below 0 against it. */
  weight: number;
}

/** A run of sentences of either side; indices, half open. */
export interface SentenceRuns {
  c: number;
  cEnd: number;
  e: number;
  eEnd: number;
}

/**
 * The parts of a bead's score, by what a person would name: the kind of bead, lengths, words,
 * numbers (with Latin words), marks, and order: whether the bead is as likely as the one with a
 * neighbouring sentence more. What words say is measured in the neighbourhood that is given, so the
 * weights are near to those of the alignment and not the same.
 *
 * One-sided beads, and those of a shape that the aligner does not look for, have no parts.
 * @param chinese sentences around the bead, in order; some dozens are enough
 * @param english the same of the other side
 */
export function explainBead(
  chinese: readonly string[],
  english: readonly string[],
  bead: SentenceRuns,
  lexicon: Lexicon,
): Reason[] {
  const { c, cEnd, e, eEnd } = bead;
  if (!isShape(bead)) return [];
  const scorer = new Scorer(readTextModel(chinese, english, lexicon));
  const values = scorer.explain(c, cEnd, e, eEnd);
  const sum = (from: number, to: number, step = 1) => {
    let total = 0;
    for (let at = from; at < to; at += step) total += values[at]! * weights[at]!;
    return total;
  };
  const { toEnglish, toChinese } = place;
  const at = (feature: number) => sum(feature, feature + 1);
  const own = scorer.score(c, cEnd, e, eEnd);
  const rivals = [
    { ...bead, c: c - 1 },
    { ...bead, cEnd: cEnd + 1 },
    { ...bead, e: e - 1 },
    { ...bead, eEnd: eEnd + 1 },
  ].filter(
    (rival) =>
      rival.c >= 0 && rival.e >= 0 && rival.cEnd <= chinese.length && rival.eEnd <= english.length && isShape(rival),
  );
  const best = Math.max(-Infinity, ...rivals.map((it) => scorer.score(it.c, it.cEnd, it.e, it.eEnd)));
  return [
    { kind: 'shape', weight: sum(0, shapes.length) },
    { kind: 'length', weight: at(place.length) },
    // Content and function words; what is exact between them.
    { kind: 'words', weight: at(toEnglish) + at(toEnglish + 2) + at(toChinese) + at(toChinese + 2) },
    { kind: 'numbers', weight: at(toEnglish + 1) + at(toChinese + 1) },
    { kind: 'marks', weight: sum(place.marks, values.length) },
    ...(best === -Infinity ? [] : [{ kind: 'order' as const, weight: own - best }]),
  ];
} // prettier-ignore

function isShape({ c, cEnd, e, eEnd }: SentenceRuns): boolean {
  const [chinese, english] = [cEnd - c, eEnd - e];
  if (Math.max(chinese, english) > mostSentences) return false;
  return shapes.some((shape) => shape.chinese === chinese && shape.english === english);
}
