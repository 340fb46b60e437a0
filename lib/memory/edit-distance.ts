/** Which symbols below 65,536 have masks, by symbol; 0 for none. Each is in use by one pattern at a time. */
const tables: Uint16Array[] = [];

/**
 * Edit distance (insert, delete, replace) of code points or other symbols, by Myers' bit vectors in
 * Hyyrö's blocks of 32 (G. Myers 1999; H. Hyyrö 2003), prepared once for a pattern. Time for a text:
 * its length times ⌈pattern / 32⌉, ended as soon as the cut-off cannot be met any more.
 */
export class PatternDistance {
  private readonly blocks: number;
  /** Bit masks of each symbol of the pattern, one run of blocks a symbol; run 0 is of all others. */
  private readonly masks: Int32Array;
  private readonly table: Uint16Array;
  private readonly beyond = new Map<number, number>();
  private readonly plus: Int32Array;
  private readonly minus: Int32Array;

  /** @param pattern symbols; one below 0 is like no other. At most 65,535 different ones. */
  constructor(private readonly pattern: ArrayLike<number>) {
    const { length } = pattern;
    this.blocks = Math.max(1, (length + 31) >>> 5);
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
    return this.blocks === 1
      ? this.toShort(text, most, start, count)
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
