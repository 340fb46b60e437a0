import type { BeadView, SentenceView, Side } from '@/lib/store/types';

/** A cell of the page. */
export interface Place {
  /** Index of the bead. */
  index: number;
  side: Side;
}

/** A sentence in its cell. */
export interface SentencePlace extends Place {
  beadId: number;
  sentence: SentenceView;
}

/** All sentences of a bead in reading order: the source's, then the target's. */
export function sentencesOf(bead: BeadView): SentencePlace[] {
  const at = (side: Side) => (sentence: SentenceView) => ({
    index: bead.index,
    beadId: bead.id,
    side,
    sentence,
  });
  return [...bead.source.map(at('source')), ...bead.target.map(at('target'))];
}

/**
 * The sentence that is to be written on an empty side. Until the server has it, its id is that of its
 * bead, negated: at most one side of a bead is empty.
 */
export function unwritten(bead: BeadView, side: Side): SentencePlace | null {
  const beside = (side === 'source' ? bead.target : bead.source)[0];
  if (bead[side].length > 0 || !beside) return null;
  const { block } = beside;
  const sentence = { id: -bead.id, order: '', text: '', edited: false, role: 'plain' } as const;
  return {
    index: bead.index,
    beadId: bead.id,
    side,
    sentence: { ...sentence, block, opensBlock: false },
  };
}

/** Whether the server has no such sentence yet. */
export function isUnwritten(sentenceId: number): boolean {
  return sentenceId < 0;
}

/** A sentence of a bead, or the one that is to be written in it, by its id. */
export function placeOf(bead: BeadView, sentenceId: number): SentencePlace | undefined {
  const all = [...sentencesOf(bead), unwritten(bead, 'source'), unwritten(bead, 'target')];
  return all.find((place) => place?.sentence.id === sentenceId) ?? undefined;
}

/** The place of the bead before or behind one; the same place where there is none. */
export type PlaceBeside = (index: number, step: 1 | -1) => number;

/** The cell's sentence beside, down its column, also where nothing is written yet. */
export function neighbourInColumn(
  beadAt: (index: number) => BeadView | undefined,
  from: { index: number; side: Side; sentenceId: number },
  step: 1 | -1,
  placeBeside: PlaceBeside = (index, by) => index + by,
): SentencePlace | null {
  const bead = beadAt(from.index);
  const here = bead ? sentencesOf(bead).filter(({ side }) => side === from.side) : [];
  const beside = here[here.findIndex(({ sentence }) => sentence.id === from.sentenceId) + step];
  if (beside && !isUnwritten(from.sentenceId)) return beside;
  const next = beadAt(placeBeside(from.index, step));
  if (!next || next.index === from.index) return null;
  const there = sentencesOf(next).filter(({ side }) => side === from.side);
  return there.at(step === 1 ? 0 : -1) ?? unwritten(next, from.side);
}

/**
 * The sentence that Tab goes to: the next in reading order, or the one before. Empty cells are passed.
 * @param beadAt the beads that are here; where one is not, there is no way on
 * @param step 1 forward, -1 back
 * @param placeBeside where it goes on; by default through all beads
 */
export function neighbourSentence(
  beadAt: (index: number) => BeadView | undefined,
  from: { index: number; sentenceId: number },
  step: 1 | -1,
  placeBeside: PlaceBeside = (index, by) => index + by,
): SentencePlace | null {
  const bead = beadAt(from.index);
  if (!bead) return null;
  const here = sentencesOf(bead);
  const at = here.findIndex(({ sentence }) => sentence.id === from.sentenceId);
  if (at === -1) return null;
  const beside = here[at + step];
  if (beside) return beside;
  for (let index = from.index; ;) {
    const next = beadAt(placeBeside(index, step));
    if (!next || next.index === index) return null;
    index = next.index;
    const found = sentencesOf(next).at(step === 1 ? 0 : -1);
    if (found) return found;
  }
}

/** Index of the outline's entry that a bead stands under; -1 before the first. */
export function sectionAt(outline: readonly { index: number }[], index: number): number {
  let low = 0;
  let high = outline.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (outline[middle]!.index <= index) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
