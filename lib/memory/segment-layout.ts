import { halvesWords } from './split-bound';

/** Grows when the form of the bytes changes: a segment of another format is built anew. */
export const segmentFormat = 3;
export const magic = 0x3142_4548;

/** A unit's number in its segment takes 20 bits of a posting. */
export const largestSegment = 1 << 20;
export const placeBits = 12;
/** Stands for this place and all behind it. */
export const lastPlace = (1 << placeBits) - 1;

/** Where units are longer on average, so few pieces are rare that half signatures pay. */
const longUnits = 40;

/** How many words of half signatures a segment has. */
export function halvesOf(units: number, symbols: number): number {
  return symbols >= units * longUnits ? units * halvesWords : 0;
}

export interface Section {
  /** In bytes from the beginning. */
  start: number;
  /** In elements. */
  length: number;
}

/**
 * The head's sixteen words: magic, format, units, symbols of all texts, pairs, triples, postings,
 * characters that folding changed, characters beyond the BMP, words of half signatures. Behind it the
 * sections, one after the other: words of 32 bits, then of 16.
 *
 * For the units 开始, 开始吧 the dictionary is
 *
 *     pairs         开始        始∅    始吧    吧∅        (∅ = 0: the unit ends)
 *     thirds        ∅    吧    ∅      ∅      ∅
 *     postings      0:0  1:0   0:1    1:1    1:2         (unit:place)
 *
 * so that every place of a unit has one posting, and one, two or three characters are a range.
 */
export function layoutOf(head: ArrayLike<number>) {
  const [, , units, symbols, pairs, triples, postings, changed, astral, halves] = Array.from(head) as [
    number, number, number, number, number, number, number, number, number, number,
  ]; // prettier-ignore
  let end = 64;
  const section = (length: number, width: number): Section => {
    const start = end;
    end += length * width;
    return { start, length };
  };
  return {
    ids: section(units, 4),
    textStart: section(units + 1, 4),
    signatures: section(units * 4, 4),
    hashes: section(units, 4),
    hashUnits: section(units, 4),
    previous: section(units, 4),
    next: section(units, 4),
    sortedIds: section(units, 4),
    sortedUnits: section(units, 4),
    pairs: section(pairs, 4),
    pairStart: section(pairs + 1, 4),
    postingStart: section(triples + 1, 4),
    postings: section(postings, 4),
    rawStart: section(units + 1, 4),
    rawPlaces: section(changed, 4),
    rawCodes: section(changed, 4),
    astral: section(astral * 2, 4),
    halves: section(halves, 4),
    thirds: section(triples, 2),
    text: section(symbols, 2),
    end: (end + 3) & ~3,
  };
}
