import { bitsSet, signaturesFrom, signatureWords } from './signature';

/** Words of a unit's two half signatures. */
export const halvesWords = 2 * signatureWords;

/** Where a unit is cut in two. */
export function middleOf(length: number): number {
  return length >>> 1;
}

/**
 * A lower bound of the edits between a query and a unit, by the signatures of the unit's halves: whatever
 * the edits are, the unit's middle comes to lie somewhere in the query, and what is before it there was made
 * of the one half and what is behind it of the other. Two halves differ in more of their letters than two
 * wholes do, so that this passes one unit of English in eleven that a whole signature passes.
 */
export class SplitBound {
  private readonly beginnings: Int32Array;
  private readonly ends: Int32Array;
  private readonly length: number;

  constructor(symbols: Int32Array) {
    this.length = symbols.length;
    this.beginnings = signaturesFrom(symbols, 'beginning');
    this.ends = signaturesFrom(symbols, 'end');
  }

  /**
   * Whether a unit is more than so many edits away for certain. Time: at worst one look a place that the
   * middle may come to, which is as many as there are edits and one.
   * @param halves its half signatures begin at `at`
   */
  excludes(halves: Int32Array | Uint32Array, at: number, unit: number, edits: number): boolean {
    const { beginnings, ends, length } = this;
    const a0 = halves[at]!, a1 = halves[at + 1]!, a2 = halves[at + 2]!, a3 = halves[at + 3]!; // prettier-ignore
    const b0 = halves[at + 4]!, b1 = halves[at + 5]!, b2 = halves[at + 6]!, b3 = halves[at + 7]!; // prettier-ignore
    const more = unit - length;
    const middle = middleOf(unit);
    const last = Math.min(length, middle + Math.floor((edits - more) / 2));
    for (let cut = Math.max(0, middle - Math.floor((edits + more) / 2)); cut <= last;) {
      const q = cut * signatureWords;
      const p0 = beginnings[q]!, p1 = beginnings[q + 1]!, p2 = beginnings[q + 2]!, p3 = beginnings[q + 3]!; // prettier-ignore
      const e0 = ends[q]!, e1 = ends[q + 1]!, e2 = ends[q + 2]!, e3 = ends[q + 3]!; // prettier-ignore
      // Of the longer of the two, what the shorter has not: the other way round it would be fewer.
      const least =
        (cut >= middle
          ? bitsSet(p0 & ~a0, p1 & ~a1, p2 & ~a2, p3 & ~a3)
          : bitsSet(a0 & ~p0, a1 & ~p1, a2 & ~p2, a3 & ~p3)) +
        (length - cut >= unit - middle
          ? bitsSet(e0 & ~b0, e1 & ~b1, e2 & ~b2, e3 & ~b3)
          : bitsSet(b0 & ~e0, b1 & ~e1, b2 & ~e2, b3 & ~e3));
      if (least <= edits) return false;
      // A cut one place further on changes what each half lacks by one at most.
      cut += (least - edits + 1) >>> 1;
    }
    return true;
  }
}
