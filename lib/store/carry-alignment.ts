import { carryBeads } from '@/lib/align/carry';
import type { AlignableBlock, Bead } from '@/lib/align/types';
import type { ReadAnew } from './read-anew';
import type { RevisionSteps } from './revision-steps';
import type { Sqlite } from './sqlite';
import { readStanding, stepBeads, type NextBead } from './standing-beads';

/** A bead that stands already, by indices of the region's sentences, ascending. */
export type Anchor = Readonly<Record<'source' | 'target', readonly number[]>>;

/**
 * Aligns the sentences of a region: what `lib/align` does, with its lexicon loaded by the caller.
 * The result holds every anchor as it is.
 */
export type AlignRegion = (
  source: AlignableBlock[],
  target: AlignableBlock[],
  languages: { source: string; target: string },
  anchors?: readonly Anchor[],
) => Bead[];

export interface CarriedAlignment {
  kept: number;
  total: number;
  /** Beads that are new, or whose sentences were corrected. */
  touched: number[];
}

/**
 * Carries an alignment over to a new reading of its versions: beads whose sentences stayed keep
 * their rows, the rest is aligned anew.
 * @param correctedNeedsLook whether a confirmed bead with a corrected sentence becomes a draft
 */
export function carryAlignment(
  db: Sqlite,
  steps: RevisionSteps,
  alignmentId: number,
  { source, target }: { source: ReadAnew; target: ReadAnew },
  correctedNeedsLook: boolean,
  alignRegion: (source: AlignableBlock[], target: AlignableBlock[]) => Bead[],
): CarriedAlignment {
  const standing = readStanding(db, alignmentId, source.before, target.before);
  const carried = carryBeads(standing.beads, source.match.oldOf, target.match.oldOf, (s, t) =>
    alignRegion(blocksOf(source, s), blocksOf(target, t)),
  );
  const touched: number[] = [];
  const next = carried.map((bead): NextBead => {
    const sentenceIds = [
      ...bead.source.map((i) => source.ids[i]!),
      ...bead.target.map((j) => target.ids[j]!),
    ];
    if (bead.kept === null)
      return { kept: null, sentenceIds, status: 'machine', confidence: bead.confidence };
    const { status, confidence } = standing.rows.get(bead.kept)!;
    const corrected =
      bead.source.some((i) => source.match.corrected[i] === 1) ||
      bead.target.some((j) => target.match.corrected[j] === 1);
    if (corrected) touched.push(bead.kept);
    const needsLook = corrected && correctedNeedsLook && status === 'confirmed';
    return { kept: bead.kept, sentenceIds, status: needsLook ? 'draft' : status, confidence };
  });
  const { made, removed } = stepBeads(steps, standing, next);
  return {
    kept: standing.rows.size - removed.length,
    total: carried.length,
    touched: [...made, ...touched],
  };
}

/** Sentences of a version, by ascending indices, in their blocks. */
export function blocksOf(version: ReadAnew, sentences: readonly number[]): AlignableBlock[] {
  const blocks: (AlignableBlock & { id: number; sentences: string[] })[] = [];
  for (const i of sentences) {
    const { id, kind, level } = version.blocks[i]!;
    if (blocks.at(-1)?.id !== id)
      blocks.push({ id, kind, level: level ?? undefined, sentences: [] });
    blocks.at(-1)!.sentences.push(version.texts[i]!);
  }
  return blocks;
}
