import { planAnchors, type Anchor, type AnchorPlan } from './anchors';
import { readBlocks, scoreBlocks, type BlockedSentences } from './blocks';
import { mendCrossings, type IndexBead } from './crossing';
import { scoreEmbeddings, takeVectors, type SentenceEmbeddings } from './embeddings';
import type { Lexicon } from './lexicon';
import { linkMoved } from './moved';
import { inSourceOrder } from './order';
import { passAgain, passFirst } from './passes';
import type { FurtherScore } from './score';
import { readTextModel } from './text-model';
import { indicesOf, type AlignableBlock, type Bead } from './types';

export interface AlignOptions {
  /** BCP 47 tags; one of them Chinese, the other English. */
  sourceLang: string;
  targetLang: string;
  lexicon: Lexicon;
  /** Beads that are known: the result holds them as they are, and what is near them is aligned the better. */
  anchors?: readonly Anchor[];
  /** Vectors of the sentences, which then join the score: an option, never needed. */
  embeddings?: SentenceEmbeddings;
  /** By `features`; those of `weights.ts` by default. */
  weights?: Float64Array;
  /** Called with the steps done and in all. */
  onProgress?: (done: number, total: number) => void;
  /** Called with beads as they are found, in the order of the text; together they are the result. */
  onBeads?: (beads: Bead[]) => void;
}

/** What scores are divided by for posteriors: how sure the aligner may be of itself. */
const temperature = 1;

/**
 * Aligns the sentences of two versions: the most likely partition into beads, each with its
 * posterior as confidence. A first pass aligns by what any text teaches, and learns from the result
 * how this one translates; a second pass aligns with both.
 *
 * The same input always gives the same beads. Time and space are linear in the number of sentences
 * (docs/alignment.md).
 * @param source the source's blocks in order, with their sentences
 * @param target the same of the target
 * @returns beads in source order, every sentence in exactly one; neighbouring targets may cross
 * @throws AlignError `bad-anchor` for anchors with a sentence that is not there, or in two of them
 */
export function align(
  source: readonly AlignableBlock[],
  target: readonly AlignableBlock[],
  options: AlignOptions,
): Bead[] {
  const isSwapped = !/^zh\b/i.test(options.sourceLang) && /^zh\b/i.test(options.targetLang);
  const [chineseBlocks, englishBlocks] = isSwapped ? [target, source] : [source, target];
  const plan = planAnchors(
    (options.anchors ?? []).map(({ source, target }) =>
      isSwapped ? { chinese: target, english: source } : { chinese: source, english: target },
    ),
    countSentences(chineseBlocks),
    countSentences(englishBlocks),
  );
  const chinese = readBlocks(chineseBlocks, plan.chinese);
  const english = readBlocks(englishBlocks, plan.english);
  const found: Bead[] = [];
  const find = (beads: readonly IndexBead[]) => {
    const turned = beads.map(({ chinese: c, english: e, confidence }) =>
      isSwapped ? { source: e, target: c, confidence } : { source: c, target: e, confidence },
    );
    found.push(...turned);
    if (turned.length > 0) options.onBeads?.(turned);
  };
  find(plan.taken.map(({ chinese, english }) => ({ chinese: [...chinese], english: [...english], confidence: 1 }))); // prettier-ignore
  const further = [scoreBlocks(chinese, english)];
  const { embeddings } = options;
  if (embeddings) {
    const { dimensions, source, target } = embeddings;
    const [ofChinese, ofEnglish] = isSwapped ? [target, source] : [source, target];
    const vectorsOf = (vectors: Float32Array, places: readonly number[]) =>
      takeVectors(vectors, places, dimensions);
    further.push(
      scoreEmbeddings(
        vectorsOf(ofChinese, plan.chinese),
        vectorsOf(ofEnglish, plan.english),
        dimensions,
      ),
    );
  }
  for (const beads of findBeads(chinese, english, plan, further, options))
    find(beads.map((bead) => inText(bead, plan)));
  return inSourceOrder(found);
}

/** The beads of all stretches and the anchors between them, piece by piece, by places in the plan. */
function* findBeads(
  chinese: BlockedSentences,
  english: BlockedSentences,
  plan: AnchorPlan,
  scores: readonly FurtherScore[],
  { lexicon, weights, onProgress }: AlignOptions,
): Generator<IndexBead[]> {
  const model = readTextModel(chinese.sentences, english.sentences, lexicon);
  const further = keepHoles(plan, sumOf(scores));
  const first = passFirst(model, plan.stretches, plan.fixed, { further, weights, onProgress });
  let fixed = 0;
  const fixedBefore = (c: number, e: number): IndexBead[] => {
    const beads: IndexBead[] = [];
    for (; fixed < plan.fixed.length; fixed++) {
      const { c: from, cEnd, e: start, eEnd } = plan.fixed[fixed]!;
      if (from > c || start > e) break;
      beads.push({
        chinese: indicesOf(from, cEnd),
        english: indicesOf(start, eEnd),
        confidence: 1,
      });
    }
    return beads;
  };
  for (const { beads, lattice } of passAgain(first, plan.stretches, temperature)) {
    yield fixedBefore(lattice.stretch.c, lattice.stretch.e);
    yield linkMoved(
      mendCrossings(beads, first.scorer, chinese.blockOf, english.blockOf),
      first.scorer,
    );
    onProgress?.(model.chinese.sentences + (beads.at(-1)?.cEnd ?? 0), 2 * model.chinese.sentences);
  }
  yield fixedBefore(Infinity, Infinity);
}

function sumOf(scores: readonly FurtherScore[]): FurtherScore {
  if (scores.length === 1) return scores[0]!;
  return (...bead) => scores.reduce((sum, score) => sum + score(...bead), 0);
}

/** No bead reaches over a sentence that an anchor took out. */
function keepHoles(
  { chineseHoles, englishHoles, taken }: AnchorPlan,
  further: FurtherScore,
): FurtherScore {
  if (taken.length === 0) return further;
  return (c, cEnd, e, eEnd) => {
    for (let i = c + 1; i < cEnd; i++) if (chineseHoles[i]) return -Infinity;
    for (let j = e + 1; j < eEnd; j++) if (englishHoles[j]) return -Infinity;
    return further(c, cEnd, e, eEnd);
  };
}

function inText({ chinese, english, confidence }: IndexBead, plan: AnchorPlan): IndexBead {
  return {
    chinese: chinese.map((at) => plan.chinese[at]!),
    english: english.map((at) => plan.english[at]!),
    confidence,
  };
}

function countSentences(blocks: readonly AlignableBlock[]): number {
  return blocks.reduce((sum, block) => sum + block.sentences.length, 0);
}
