import { mendCrossings } from './crossing';
import type { RangeBead } from './lattice';
import type { Lexicon } from './lexicon';
import { passAgain, passFirst } from './passes';
import { readTextModel } from './text-model';
import type { AlignableBlock, Bead } from './types';

export interface AlignOptions {
  /** BCP 47 tags; one of them Chinese, the other English. */
  sourceLang: string;
  targetLang: string;
  lexicon: Lexicon;
  weights?: Float64Array;
  /** Called with the steps done and in all. */
  onProgress?: (done: number, total: number) => void;
}

const temperature = 0.75;

/** What it costs a bead to reach over a block's end on one side, and on both. */
const overOneEnd = -4;
const overBothEnds = -2.5;
/** What it is worth that a bead ends where blocks end on both sides, and costs where only one does. */
const bothEnd = 1.2;
const oneEnds = -1.6;
/** What it is worth that headings meet headings, and costs where they do not. */
const sameKind = 1.5;
const otherKind = -3;

/**
 * Aligns the sentences of two versions: the most likely partition into beads, each with its
 * posterior as confidence. Blocks guide and do not bind: a bead may reach over a block's end where
 * the words say so clearly, as where a translator joined two paragraphs.
 *
 * The same input always gives the same beads. Time and space are linear in the number of sentences
 * (a band around a coarse alignment), but quadratic up to some 600 sentences a side.
 * @param source the source's blocks in order, with their sentences
 * @param target the same of the target
 * @returns beads in source order, every sentence in exactly one; neighbouring targets may cross
 */
export function align(
  source: readonly AlignableBlock[],
  target: readonly AlignableBlock[],
  options: AlignOptions,
): Bead[] {
  const isSwapped = !/^zh\b/i.test(options.sourceLang) && /^zh\b/i.test(options.targetLang);
  const [chinese, english] = (isSwapped ? [target, source] : [source, target]).map(flatten) as [
    Side,
    Side,
  ];
  const model = readTextModel(chinese.sentences, english.sentences, options.lexicon);
  const stretches = [
    { c: 0, cEnd: chinese.sentences.length, e: 0, eEnd: english.sentences.length },
  ];
  const { weights, onProgress } = options;
  const total = 2 * chinese.sentences.length;
  const first = passFirst(model, stretches, {
    further: blockBonus(chinese, english),
    weights,
    onProgress,
  });
  const beads: RangeBead[] = [];
  for (const piece of passAgain(first, stretches, temperature)) {
    beads.push(...piece.beads);
    onProgress?.(chinese.sentences.length + (beads.at(-1)?.cEnd ?? 0), total);
  }
  return mendCrossings(beads, first.scorer, chinese.blockOf, english.blockOf)
    .map(({ chinese, english, confidence }) =>
      isSwapped
        ? { source: english, target: chinese, confidence }
        : { source: chinese, target: english, confidence },
    )
    .sort(bySource);
}

/** Crossing beads stand in the order of the source; a bead without source stays where it was. */
function bySource(a: Bead, b: Bead): number {
  return a.source.length > 0 && b.source.length > 0 ? a.source[0]! - b.source[0]! : 0;
}

interface Side {
  sentences: string[];
  /** For each sentence the index of its block, and its block's kind. */
  blockOf: Int32Array;
  kindOf: string[];
  /** Whether there is more than one block, so that their ends say something. */
  isParted: boolean;
}

function flatten(blocks: readonly AlignableBlock[]): Side {
  const sentences: string[] = [];
  const blockOf: number[] = [];
  const kindOf: string[] = [];
  blocks.forEach((block, at) => {
    for (const sentence of block.sentences) {
      sentences.push(sentence);
      blockOf.push(at);
      kindOf.push(block.level === undefined ? block.kind : `${block.kind} ${block.level}`);
    }
  });
  return { sentences, blockOf: Int32Array.from(blockOf), kindOf, isParted: blocks.length > 1 };
}

type Bonus = (c: number, cEnd: number, e: number, eEnd: number) => number;

function blockBonus(chinese: Side, english: Side): Bonus {
  const reaches = (side: Side, from: number, to: number) =>
    to > from && side.blockOf[from] !== side.blockOf[to - 1];
  const ends = (side: Side, to: number) =>
    to === side.sentences.length || side.blockOf[to - 1] !== side.blockOf[to];
  const isParagraph = (kind: string) => kind === 'paragraph' || kind === 'quote';
  return (c, cEnd, e, eEnd) => {
    let score = 0;
    const overChinese = chinese.isParted && reaches(chinese, c, cEnd);
    const overEnglish = english.isParted && reaches(english, e, eEnd);
    if (overChinese && overEnglish) score += overBothEnds;
    else if (overChinese || overEnglish) score += overOneEnd;
    if (c === cEnd || e === eEnd || !chinese.isParted || !english.isParted) return score;
    const chineseEnds = ends(chinese, cEnd);
    const englishEnds = ends(english, eEnd);
    if (chineseEnds && englishEnds) score += bothEnd;
    else if (chineseEnds !== englishEnds) score += oneEnds;
    const [kind, other] = [chinese.kindOf[c]!, english.kindOf[e]!];
    if (kind !== other) score += otherKind;
    else if (!isParagraph(kind)) score += sameKind;
    return score;
  };
}
