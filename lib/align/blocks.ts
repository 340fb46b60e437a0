import type { FurtherScore } from './score';
import type { AlignableBlock } from './types';

/** The sentences of one side with what their blocks say. */
export interface BlockedSentences {
  sentences: string[];
  /** For each sentence the index of its block, and its block's kind. */
  blockOf: Int32Array;
  kindOf: string[];
  /** Whether there is more than one block, so that their ends say something. */
  isParted: boolean;
}

/** What it costs a bead to reach over a block's end on one side, and on both. */
const overOneEnd = -4;
const overBothEnds = -2.5;
/** What it is worth that a bead ends where blocks end on both sides, and costs where only one does. */
const bothEnd = 1.2;
const oneEnds = -1.6;
/** What it is worth that headings meet headings, and costs where they do not. */
const sameKind = 1.5;
const otherKind = -3;

/** @param kept the sentences to take, in order, counted through all blocks */
export function readBlocks(
  blocks: readonly AlignableBlock[],
  kept: readonly number[],
): BlockedSentences {
  const all: { sentence: string; block: number; kind: string }[] = [];
  blocks.forEach((block, at) => {
    const kind = block.level === undefined ? block.kind : `${block.kind} ${block.level}`;
    for (const sentence of block.sentences) all.push({ sentence, block: at, kind });
  });
  return {
    sentences: kept.map((at) => all[at]!.sentence),
    blockOf: Int32Array.from(kept, (at) => all[at]!.block),
    kindOf: kept.map((at) => all[at]!.kind),
    isParted: blocks.length > 1,
  };
}

/** Blocks guide and do not bind: a bead may reach over a block's end where all else says so clearly. */
export function scoreBlocks(chinese: BlockedSentences, english: BlockedSentences): FurtherScore {
  if (!chinese.isParted && !english.isParted) return () => 0;
  const isBothParted = chinese.isParted && english.isParted;
  return (c, cEnd, e, eEnd) => {
    let score = 0;
    const overChinese = reachesOver(chinese, c, cEnd);
    const overEnglish = reachesOver(english, e, eEnd);
    if (overChinese && overEnglish) score += overBothEnds;
    else if (overChinese || overEnglish) score += overOneEnd;
    if (!isBothParted) return score;
    const chineseEnds = endsBlock(chinese, cEnd);
    const englishEnds = endsBlock(english, eEnd);
    if (chineseEnds && englishEnds) score += bothEnd;
    else if (chineseEnds !== englishEnds) score += oneEnds;
    const [kind, other] = [chinese.kindOf[c]!, english.kindOf[e]!];
    if (kind !== other) score += otherKind;
    else if (!isParagraph(kind)) score += sameKind;
    return score;
  };
}

function reachesOver({ isParted, blockOf }: BlockedSentences, from: number, to: number): boolean {
  return isParted && blockOf[from] !== blockOf[to - 1];
}

function endsBlock({ blockOf }: BlockedSentences, to: number): boolean {
  return to === blockOf.length || blockOf[to - 1] !== blockOf[to];
}

function isParagraph(kind: string): boolean {
  return kind === 'paragraph' || kind === 'quote';
}
