import {
  bestSplit,
  exchangeTargets,
  mergeBeads,
  moveSentences,
  partSides,
  shiftSide,
  splitBead,
  type BeadSide,
  type Group,
  type Regrouped,
} from './operations';

/**
 * A change of neighbouring beads, told from the bead that one is at. `by`: 1 is the next bead, or on;
 * -1 the one before, or back.
 */
export type NearArrangement =
  /** Makes one bead of two. */
  | { kind: 'merge'; by: 1 | -1 }
  /** Makes two beads of one; without a place, where the lengths speak for it. */
  | { kind: 'split'; at?: Record<BeadSide, number> }
  /** The last sentence of a side goes to the next bead, or the first to the one before. */
  | { kind: 'move'; side: BeadSide; by: 1 | -1 }
  | { kind: 'exchange'; by: 1 | -1 }
  | { kind: 'part' }
  /** A side of this bead and all after it, up to the next confirmed one, moves one bead on or back. */
  | { kind: 'shift'; side: BeadSide; by: 1 | -1 };

/**
 * What an arrangement makes of the beads that it concerns.
 * @param groups these beads, in order: with `by: -1` the one before comes first
 * @param textOf the sentence of a number of a side
 * @returns null where the beads do not allow it
 */
export function arrangeGroups(
  groups: readonly Group[],
  arrangement: NearArrangement,
  textOf: (side: BeadSide, key: number) => string,
): Regrouped {
  const [first, second] = groups as [Group, Group];
  switch (arrangement.kind) {
    case 'merge':
      return mergeBeads(first, second);
    case 'part':
      return partSides(first);
    case 'exchange':
      return exchangeTargets(first, second);
    case 'shift':
      return shiftSide(groups, arrangement.side, arrangement.by);
    case 'split': {
      const lengthsOf = (side: BeadSide) => first[side].map((key) => weigh(textOf(side, key)));
      const at =
        arrangement.at ?? bestSplit({ source: lengthsOf('source'), target: lengthsOf('target') });
      return at && splitBead(first, at);
    }
    case 'move': {
      const { side, by } = arrangement;
      const [from, to] = by === 1 ? [first, second] : [second, first];
      const moved = moveSentences(from, to, side, by === 1 ? from[side].slice(-1) : from[side].slice(0, 1)); // prettier-ignore
      if (!moved) return null;
      const left = moved.from ? [moved.from] : [];
      return by === 1 ? [...left, moved.to] : [moved.to, ...left];
    }
  }
}

/** How much of a text a sentence is: its letters without spaces. */
function weigh(text: string): number {
  return text.replace(/\s+/gu, '').length;
}
