/**
 * Edit distance (insert, delete, replace) of code points, by Myers' bit vectors in Hyyrö's blocks of
 * 32 (G. Myers 1999; H. Hyyrö 2003), prepared once for a pattern. Time for a text: its length times
 * ⌈pattern / 32⌉, ended as soon as the cut-off cannot be met any more.
 */
export class PatternDistance {
  private readonly blocks: number;
  /** Bit masks of each symbol of the pattern, one run of blocks a symbol; run 0 is of all others. */
  private readonly masks: Int32Array;
  private readonly runs = new Map<number, number>();
  private readonly plus: Int32Array;
  private readonly minus: Int32Array;

  constructor(private readonly pattern: ArrayLike<number>) {
    this.blocks = Math.max(1, Math.ceil(pattern.length / 32));
    for (let i = 0; i < pattern.length; i++)
      if (!this.runs.has(pattern[i]!)) this.runs.set(pattern[i]!, this.runs.size + 1);
    this.masks = new Int32Array((this.runs.size + 1) * this.blocks);
    for (let i = 0; i < pattern.length; i++)
      this.masks[this.runs.get(pattern[i]!)! * this.blocks + (i >>> 5)]! |= 1 << (i & 31);
    this.plus = new Int32Array(this.blocks);
    this.minus = new Int32Array(this.blocks);
  }

  /**
   * @param text any sequence of the pattern's kind of symbols
   * @param most the cut-off
   * @returns the distance, or `most + 1` where it is more
   */
  to(text: ArrayLike<number>, most: number): number {
    const { blocks, masks, plus, minus, runs } = this;
    const length = this.pattern.length;
    const count = text.length;
    if (Math.abs(length - count) > most) return most + 1;
    if (length === 0) return count;
    plus.fill(-1);
    minus.fill(0);
    const last = 1 << ((length - 1) & 31);
    let score = length;
    for (let i = 0; i < count; i++) {
      const run = (runs.get(text[i]!) ?? 0) * blocks;
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
      // Each column left can bring the score down by one.
      if (score - (count - 1 - i) > most) return most + 1;
    }
    return score > most ? most + 1 : score;
  }
}
