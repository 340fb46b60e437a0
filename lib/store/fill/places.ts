import { generateNKeysBetween } from 'fractional-indexing';

/** A target sentence that stands, in the order of its version. */
export interface StandingTarget {
  id: number;
  order: string;
  blockId: number;
  blockOrder: string;
  /** Where it ends in the source of its version. */
  end: number;
}

/** A bead of the alignment, with what decides where its target comes to stand. */
export interface BeadPlace {
  /** Blocks of its source sentences; the first is the one that a new target is to mirror. */
  sourceBlocks: readonly number[];
  /** Places in the list of standing targets, ascending. */
  targets: readonly number[];
  /** How many sentences are to be put into it: 0 for most. */
  wanted: number;
}

/** Where a new sentence comes to stand. */
export interface NewPlace {
  bead: number;
  order: string;
  /** Place in the source of its version, where it stands as an empty span. */
  at: number;
  /** The block, or the index of a new one. */
  block: { id: number } | { made: number };
  /** Id of the standing sentence that it follows, or else goes before; null where there is none. */
  beside: number | null;
}

export interface NewBlock {
  /** The source's block that it is made after. */
  like: number;
  order: string;
}

/**
 * Where new targets stand: behind the target of the nearest bead before that has one. In a version
 * that no file gave (`isUnwritten`), blocks are made as those of the source are; else a sentence
 * comes into the block of the one beside it. Linear in beads and targets.
 * @param beads all beads of the alignment, in order
 */
export function placesForTargets(
  standing: readonly StandingTarget[],
  beads: readonly BeadPlace[],
  isUnwritten: boolean,
): { places: NewPlace[]; blocks: NewBlock[] } {
  const beadOf = new Map(beads.flatMap((bead, at) => bead.targets.map((target) => [target, at])));
  const places: NewPlace[] = [];
  const blocks: NewBlock[] = [];
  for (const [gap, wanted] of gapsOf(beads, standing.length)) {
    const [before, behind] = [standing[gap - 1], standing[gap]];
    const orders = generateNKeysBetween(before?.order ?? null, behind?.order ?? null, wanted.length); // prettier-ignore
    const beside = before ?? behind;
    const at = before?.end ?? 0;
    const mirrored = isUnwritten || !beside ? mirror(gap, wanted) : null;
    wanted.forEach((bead, place) =>
      places.push({
        bead,
        order: orders[place]!,
        at,
        block: mirrored ? mirrored[place]! : { id: beside!.blockId },
        beside: beside?.id ?? null,
      }),
    );
  }
  return { places, blocks };

  function mirror(gap: number, wanted: readonly number[]): NewPlace['block'][] {
    const [before, behind] = [standing[gap - 1], standing[gap]];
    if (before && before.blockId === behind?.blockId) return wanted.map(() => ({ id: before.blockId })); // prettier-ignore
    const blocksBeside = (place: number) => beads[beadOf.get(place) ?? -1]?.sourceBlocks ?? [];
    const first = blocks.length;
    let last: { like: readonly number[]; block: NewPlace['block'] } | null =
      before ? { like: blocksBeside(gap - 1), block: { id: before.blockId } } : null; // prettier-ignore
    const found = wanted.map((bead) => {
      const [like = 0] = beads[bead]!.sourceBlocks;
      if (last?.like.includes(like)) return last.block;
      if (behind && blocksBeside(gap).includes(like)) return { id: behind.blockId };
      const block = { made: blocks.length };
      blocks.push({ like, order: '' });
      last = { like: [like], block };
      return block;
    });
    const [low, high] = [before?.blockOrder ?? null, behind?.blockOrder ?? null];
    // Where targets cross, blocks need not be in order.
    const isOrdered = low === null || high === null || low < high;
    const keys = generateNKeysBetween(low, isOrdered ? high : null, blocks.length - first);
    keys.forEach((order, place) => (blocks[first + place]!.order = order));
    return found;
  }
}

/** For each gap between standing targets the beads of the sentences that come into it, in order. */
function gapsOf(beads: readonly BeadPlace[], targets: number): Map<number, number[]> {
  const gaps = new Map<number, number[]>();
  const waiting: number[] = [];
  let anchor: number | null = null;
  beads.forEach((bead, at) => {
    const own = bead.targets;
    if (own.length > 0) {
      // Before the first target of all there is none to follow.
      if (anchor === null && waiting.length > 0) gaps.set(own[0]!, waiting.splice(0));
      anchor = own.at(-1)!;
    }
    for (let n = 0; n < bead.wanted; n++) {
      if (anchor === null) waiting.push(at);
      else push(gaps, anchor + 1, at);
    }
  });
  if (waiting.length > 0) gaps.set(targets, waiting);
  return gaps;
}

function push(gaps: Map<number, number[]>, gap: number, bead: number): void {
  const beads = gaps.get(gap);
  if (beads) beads.push(bead);
  else gaps.set(gap, [bead]);
}
