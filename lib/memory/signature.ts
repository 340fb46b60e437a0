/**
 * A text's signature: 128 bits, of which each character sets one for its first occurrence, another for the
 * second and so on. Whatever the bits are, of two texts as many edits at least are deletions or replacements
 * as one has bits that the other has not (the bag distance of I. Bartolini & al. 2002, in unary).
 */

/** Words of 32 bits. */
export const signatureWords = 4;

/** Letters that occur often in a sentence have bits of their own, about as many as they occur in a hundred characters. */
const ownBits: readonly (readonly [symbols: string, bits: number])[] = [
  [' ', 14],
  ['e', 11],
  ['atoin', 8],
  ['rs', 7],
  ['ld', 5],
  ['cu', 4],
  ['mpfgh', 3],
  ['ybvw,', 2],
  ['kx.', 1],
];
/** Those that share one. */
const sharedBit = 'jqz0123456789';

const ascii = 128;
const firstBit = new Int8Array(ascii).fill(-1);
const bitCount = new Uint8Array(ascii);
let used = 0;
for (const [symbols, bits] of ownBits)
  for (const symbol of symbols) {
    firstBit[symbol.charCodeAt(0)] = used;
    bitCount[symbol.charCodeAt(0)] = bits;
    used += bits;
  }
for (const symbol of sharedBit) {
  firstBit[symbol.charCodeAt(0)] = used;
  bitCount[symbol.charCodeAt(0)] = 1;
}

/** The bit of a symbol's occurrence, from 0; −1 for one too many. All other symbols' bits are drawn by lot. */
function bitOf(symbol: number, nth: number): number {
  if (symbol < ascii && bitCount[symbol]! > 0)
    return nth < bitCount[symbol]! ? firstBit[symbol]! + nth : -1;
  return Math.imul(symbol + Math.imul(nth, 0x10001), 0x9e3779b1) >>> 25;
}

/** How often each symbol has come, while a text is walked. */
const counts = new Uint8Array(0x10000);
const mostCounted = 255;

/** Writes the signature of a stretch of symbols. Linear. */
export function sign(
  text: Uint16Array,
  start: number,
  end: number,
  into: Int32Array | Uint32Array,
  at: number,
): void {
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let i = start; i < end; i++) {
    const symbol = text[i]!;
    const nth = counts[symbol]!;
    if (nth === mostCounted) continue;
    counts[symbol] = nth + 1;
    const bit = bitOf(symbol, nth);
    if (bit < 0) continue;
    const mask = 1 << (bit & 31);
    if (bit < 64) {
      if (bit < 32) a |= mask;
      else b |= mask;
    } else if (bit < 96) c |= mask;
    else d |= mask;
  }
  for (let i = start; i < end; i++) counts[text[i]!] = 0;
  into[at] = a;
  into[at + 1] = b;
  into[at + 2] = c;
  into[at + 3] = d;
}

/**
 * The signatures of all beginnings of a text, the empty one first, or of all its ends, the empty one last.
 * @param symbols one below 0 is in no signature
 */
export function signaturesFrom(symbols: Int32Array, side: 'beginning' | 'end'): Int32Array {
  const { length } = symbols;
  const words = new Int32Array((length + 1) * signatureWords);
  const isEnd = side === 'end';
  for (let taken = 0; taken < length; taken++) {
    const symbol = symbols[isEnd ? length - 1 - taken : taken]!;
    const before = (isEnd ? length - taken : taken) * signatureWords;
    const after = before + (isEnd ? -signatureWords : signatureWords);
    words.copyWithin(after, before, before + signatureWords);
    if (symbol < 0) continue;
    const nth = counts[symbol]!;
    if (nth === mostCounted) continue;
    counts[symbol] = nth + 1;
    const bit = bitOf(symbol, nth);
    if (bit >= 0) words[after + (bit >>> 5)]! |= 1 << (bit & 31);
  }
  for (const symbol of symbols) if (symbol >= 0) counts[symbol] = 0;
  return words;
}

/** How many bits four words have set. */
export function bitsSet(a: number, b: number, c: number, d: number): number {
  a -= (a >>> 1) & 0x55555555;
  b -= (b >>> 1) & 0x55555555;
  c -= (c >>> 1) & 0x55555555;
  d -= (d >>> 1) & 0x55555555;
  a = (a & 0x33333333) + ((a >>> 2) & 0x33333333);
  b = (b & 0x33333333) + ((b >>> 2) & 0x33333333);
  c = (c & 0x33333333) + ((c >>> 2) & 0x33333333);
  d = (d & 0x33333333) + ((d >>> 2) & 0x33333333);
  a = ((a + b) & 0x0f0f0f0f) + (((a + b) >>> 4) & 0x0f0f0f0f);
  c = ((c + d) & 0x0f0f0f0f) + (((c + d) >>> 4) & 0x0f0f0f0f);
  return Math.imul(a + c, 0x01010101) >>> 24;
}
