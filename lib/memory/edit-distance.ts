/** The most edits whose diagonals fit in a word, and in two. */
const mostInBand = 31;
const mostInWideBand = 63;
/** Words before a pattern's masks: as many diagonals may lie above its beginning. */
const emptyWords = 2;

/** Which symbols below 65,536 have masks, by symbol; 0 for none. Each is in use by one pattern at a time. */
const tables: Uint16Array[] = [];

/**
 * Edit distance (insert, delete, replace) of code points or other symbols, by Myers' bit vectors in
 * Hyyrö's blocks of 32 (G. Myers 1999; H. Hyyrö 2003), prepared once for a pattern. Time for a text:
 * its length, times ⌈pattern / 32⌉ where the cut-off is above 63; ended as soon as it cannot be met any more.
 */
export class PatternDistance {
  private readonly blocks: number;
  /** Bit masks of each symbol of the pattern, one run of blocks a symbol; run 0 is of all others. */
  private readonly masks: Int32Array;
  private readonly table: Uint16Array;
  private readonly beyond = new Map<number, number>();
  /** The masks again, each with words of nothing before it and behind, for the bands. */
  private shifted: Int32Array | undefined;
  private readonly shiftedWords: number;
  private readonly plus: Int32Array;
  private readonly minus: Int32Array;

  /** @param pattern symbols; one below 0 is like no other. At most 65,535 different ones. */
  constructor(private readonly pattern: ArrayLike<number>) {
    const { length } = pattern;
    this.blocks = Math.max(1, (length + 31) >>> 5);
    this.shiftedWords = this.blocks + 2 * emptyWords + 2;
    this.table = tables.pop() ?? new Uint16Array(0x10000);
    this.masks = new Int32Array((length + 1) * this.blocks);
    let runs = 0;
    for (let i = 0; i < length; i++) {
      const symbol = pattern[i]!;
      if (symbol < 0) continue;
      let run = this.runOf(symbol);
      if (run === 0) {
        run = ++runs;
        if (symbol < 0x10000) this.table[symbol] = run;
        else this.beyond.set(symbol, run);
      }
      this.masks[run * this.blocks + (i >>> 5)]! |= 1 << (i & 31);
    }
    this.plus = new Int32Array(this.blocks);
    this.minus = new Int32Array(this.blocks);
  }

  /**
   * @param text any sequence of the pattern's kind of symbols
   * @param most the cut-off
   * @param start of the stretch of the text that is meant
   * @returns the distance, or `most + 1` where it is more
   */
  to(text: ArrayLike<number>, most: number, start = 0, count = text.length - start): number {
    const { length } = this.pattern;
    if (length - count > most || count - length > most) return most + 1;
    if (length === 0) return count;
    if (this.blocks === 1) return this.toShort(text, most, start, count);
    if (most <= mostInBand) return this.inBand(text, most, start, count);
    return most <= mostInWideBand && this.blocks > 2
      ? this.inWideBand(text, most, start, count)
      : this.toLong(text, most, start, count);
  }

  /** Gives its table back to the next pattern; it must not be used any more. */
  release(): void {
    for (let i = 0; i < this.pattern.length; i++) {
      const symbol = this.pattern[i]!;
      if (symbol >= 0 && symbol < 0x10000) this.table[symbol] = 0;
    }
    tables.push(this.table);
  }

  private runOf(symbol: number): number {
    return symbol < 0x10000 ? this.table[symbol]! : (this.beyond.get(symbol) ?? 0);
  }

  private toShort(text: ArrayLike<number>, most: number, start: number, count: number): number {
    const { masks, table } = this;
    const last = 1 << ((this.pattern.length - 1) & 31);
    let plus = -1;
    let minus = 0;
    let score = this.pattern.length;
    // What the columns left could still bring down, at one each.
    let reach = most + count;
    for (let at = start; at < start + count; at++) {
      const symbol = text[at]!;
      const eq = masks[symbol < 0x10000 ? table[symbol]! : this.runOf(symbol)]!;
      const xv = eq | minus;
      const xh = (((eq & plus) + plus) ^ plus) | eq;
      let hp = minus | ~(xh | plus);
      const hn = plus & xh;
      if (hp & last) score++;
      else if (hn & last) score--;
      if (score > --reach) return most + 1;
      hp = (hp << 1) | 1;
      plus = (hn << 1) | ~(xv | hp);
      minus = hp & xv;
    }
    return score;
  }

  /**
   * Only the diagonals that so few edits can reach, of which there are `most` and one, in one word that moves
   * down a row a column (H. Hyyrö 2003, with the diagonal that ends in the corner followed: along it
   * the distance never falls).
   */
  private inBand(text: ArrayLike<number>, most: number, start: number, count: number): number {
    const { table, shiftedWords } = this;
    const shifted = (this.shifted ??= this.shiftMasks());
    const longer = this.pattern.length - count;
    // How far the lowest diagonal lies below the first.
    const low = (most + longer) >> 1;
    const corner = 1 << (31 - (low - longer));
    let plus = -1 << (31 - low);
    let minus = 0;
    let score = longer > 0 ? longer : 0;
    for (let at = 0; at < count; at++) {
      const symbol = text[start + at]!;
      const run = symbol < 0x10000 ? table[symbol]! : this.runOf(symbol);
      const place = at + low + 33;
      const word = run * shiftedWords + (place >>> 5);
      const shift = place & 31;
      const mask = (shifted[word]! >>> shift) | ((shifted[word + 1]! << 1) << (31 - shift));
      const diagonal = (((mask & plus) + plus) ^ plus) | mask | minus;
      if ((diagonal & corner) === 0 && ++score > most) return score;
      const hp = minus | ~(diagonal | plus);
      const hn = diagonal & plus;
      const moved = diagonal >>> 1;
      plus = hn | ~(moved | hp);
      minus = moved & hp;
    }
    return score;
  }

  /** `inBand` in two words: `a` the upper diagonals, `b` the lower ones. */
  private inWideBand(text: ArrayLike<number>, most: number, start: number, count: number): number {
    const { table, shiftedWords } = this;
    const shifted = (this.shifted ??= this.shiftMasks());
    const longer = this.pattern.length - count;
    const low = (most + longer) >> 1;
    const corner = 63 - (low - longer);
    const [cornerA, cornerB] = corner < 32 ? [1 << corner, 0] : [0, 1 << (corner - 32)];
    const bits = low + 1;
    let plusA = bits <= 32 ? 0 : -1 << (64 - bits);
    let plusB = bits >= 32 ? -1 : -1 << (32 - bits);
    let [minusA, minusB] = [0, 0];
    let score = longer > 0 ? longer : 0;
    for (let at = 0; at < count; at++) {
      const symbol = text[start + at]!;
      const run = symbol < 0x10000 ? table[symbol]! : this.runOf(symbol);
      const place = at + low + 1;
      const word = run * shiftedWords + (place >>> 5);
      const shift = place & 31;
      const middle = shifted[word + 1]!;
      const maskA = (shifted[word]! >>> shift) | ((middle << 1) << (31 - shift));
      const maskB = (middle >>> shift) | ((shifted[word + 2]! << 1) << (31 - shift));
      const sumA = ((maskA & plusA) >>> 0) + (plusA >>> 0);
      const sumB = (maskB & plusB) + plusB + (sumA > 0xffffffff ? 1 : 0);
      const diagonalA = (sumA ^ plusA) | maskA | minusA;
      const diagonalB = (sumB ^ plusB) | maskB | minusB;
      if (((diagonalA & cornerA) | (diagonalB & cornerB)) === 0 && ++score > most) return score;
      const hpA = minusA | ~(diagonalA | plusA);
      const hpB = minusB | ~(diagonalB | plusB);
      const hnA = diagonalA & plusA;
      const hnB = diagonalB & plusB;
      const movedA = (diagonalA >>> 1) | (diagonalB << 31);
      const movedB = diagonalB >>> 1;
      plusA = hnA | ~(movedA | hpA);
      plusB = hnB | ~(movedB | hpB);
      minusA = movedA & hpA;
      minusB = movedB & hpB;
    }
    return score;
  }

  private shiftMasks(): Int32Array {
    const { blocks, shiftedWords, masks } = this;
    const shifted = new Int32Array((masks.length / blocks) * shiftedWords);
    for (let run = 0; run * blocks < masks.length; run++)
      for (let b = 0; b < blocks; b++)
        shifted[run * shiftedWords + b + emptyWords] = masks[run * blocks + b]!;
    return shifted;
  }

  private toLong(text: ArrayLike<number>, most: number, start: number, count: number): number {
    const { blocks, masks, plus, minus } = this;
    plus.fill(-1);
    minus.fill(0);
    const last = 1 << ((this.pattern.length - 1) & 31);
    let score = this.pattern.length;
    let reach = most + count;
    for (let at = start; at < start + count; at++) {
      const run = this.runOf(text[at]!) * blocks;
      let carryPlus = 1;
      let carryMinus = 0;
      for (let b = 0; b < blocks; b++) {
        const vp = plus[b]!;
        const vn = minus[b]!;
        const mask = masks[run + b]!;
        const xv = mask | vn;
        const eq = mask | carryMinus;
        const xh = (((eq & vp) + vp) ^ vp) | eq;
        let hp = vn | ~(xh | vp);
        let hn = vp & xh;
        if (b === blocks - 1) {
          if (hp & last) score++;
          else if (hn & last) score--;
        }
        const outPlus = hp >>> 31;
        const outMinus = hn >>> 31;
        hp = (hp << 1) | carryPlus;
        hn = (hn << 1) | carryMinus;
        carryPlus = outPlus;
        carryMinus = outMinus;
        plus[b] = hn | ~(xv | hp);
        minus[b] = hp & xv;
      }
      if (score > --reach) return most + 1;
    }
    return score;
  }
}
