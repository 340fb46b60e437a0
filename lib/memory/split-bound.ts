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
  /** Bits of each beginning, and of each end. */
  private readonly beginningBits: Uint8Array;
  private readonly endBits: Uint8Array;
  private readonly length: number;

  constructor(symbols: Int32Array) {
    this.length = symbols.length;
    this.beginnings = signaturesFrom(symbols, 'beginning');
    this.ends = signaturesFrom(symbols, 'end');
    this.beginningBits = bitsOf(this.beginnings);
    this.endBits = bitsOf(this.ends);
  }

  /**
   * Whether a unit is more than so many edits away for certain.
   *
   * The further on its middle comes to lie, the more bits has the query's beginning and the fewer its end.
   * So from a place on, what the beginning has more and the end less than its half only grows; back from
   * a place, what it has less and the end more. At the last place where both parts may be no longer than
   * their halves, or no shorter, and at the first, this tells of all places beyond. Between them, which
   * are as many as the lengths differ by, what both lack (or both have more) changes by one at most a step.
   * Time: two looks, at worst one for each place between.
   * @param halves its half signatures begin at `at`
   */
  excludes(halves: Int32Array | Uint32Array, at: number, unit: number, edits: number): boolean {
    const { beginnings, ends, beginningBits, endBits, length } = this;
    const a0 = halves[at]!, a1 = halves[at + 1]!, a2 = halves[at + 2]!, a3 = halves[at + 3]!; // prettier-ignore
    const b0 = halves[at + 4]!, b1 = halves[at + 5]!, b2 = halves[at + 6]!, b3 = halves[at + 7]!; // prettier-ignore
    const a = bitsSet(a0, a1, a2, a3);
    const b = bitsSet(b0, b1, b2, b3);
    const more = unit - length;
    const middle = middleOf(unit);
    const first = Math.max(0, more > 0 ? middle - more : middle);
    const last = Math.min(length, more > 0 ? middle : middle - more);
    let q = last * signatureWords;
    let sameA = bitsSet(beginnings[q]! & a0, beginnings[q + 1]! & a1, beginnings[q + 2]! & a2, beginnings[q + 3]! & a3); // prettier-ignore
    let sameB = bitsSet(ends[q]! & b0, ends[q + 1]! & b1, ends[q + 2]! & b2, ends[q + 3]! & b3);
    if (beginningBits[last]! - sameA + b - sameB <= edits) return false;
    const atLast = (more > 0 ? a + b : beginningBits[last]! + endBits[last]!) - sameA - sameB;
    if (last > first) {
      q = first * signatureWords;
      sameA = bitsSet(beginnings[q]! & a0, beginnings[q + 1]! & a1, beginnings[q + 2]! & a2, beginnings[q + 3]! & a3); // prettier-ignore
      sameB = bitsSet(ends[q]! & b0, ends[q + 1]! & b1, ends[q + 2]! & b2, ends[q + 3]! & b3);
    }
    if (a - sameA + endBits[first]! - sameB <= edits) return false;
    const atFirst = (more > 0 ? a + b : beginningBits[first]! + endBits[first]!) - sameA - sameB;
    const end = last - Math.max(1, atLast - edits);
    for (let cut = first + Math.max(1, atFirst - edits); cut <= end;) {
      q = cut * signatureWords;
      sameA = bitsSet(beginnings[q]! & a0, beginnings[q + 1]! & a1, beginnings[q + 2]! & a2, beginnings[q + 3]! & a3); // prettier-ignore
      sameB = bitsSet(ends[q]! & b0, ends[q + 1]! & b1, ends[q + 2]! & b2, ends[q + 3]! & b3);
      const least = (more > 0 ? a + b : beginningBits[cut]! + endBits[cut]!) - sameA - sameB;
      if (least <= edits) return false;
      cut += least - edits;
    }
    return true;
  }
}

/** How many bits each of a list of signatures has. */
function bitsOf(signatures: Int32Array): Uint8Array {
  const bits = new Uint8Array(signatures.length / signatureWords);
  for (let i = 0; i < bits.length; i++) {
    const at = i * signatureWords;
    bits[i] = bitsSet(signatures[at]!, signatures[at + 1]!, signatures[at + 2]!, signatures[at + 3]!); // prettier-ignore
  }
  return bits;
}
