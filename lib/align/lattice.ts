import type { Band } from './band';
import type { Scorer } from './score';
import { shapes } from './weights';

/** A bead over ranges of sentences. */
export interface RangeBead {
  c: number;
  cEnd: number;
  e: number;
  eEnd: number;
  /** Its posterior: of all ways through the text, the share that takes this bead. */
  confidence: number;
}

/** A stretch of a text: Chinese sentences [c, cEnd) and English ones [e, eEnd). */
export interface Stretch {
  c: number;
  cEnd: number;
  e: number;
  eEnd: number;
}

/** How far a place near the band's edge may lie behind the best one of its row before it is given up. */
const beam = 40;
/** Of two ways, one so much less likely adds nothing that a number could hold. */
const negligible = -36;

/**
 * All ways through a stretch of a text, within a band: the best one (Viterbi) and, by a forward and
 * a backward pass, how likely each bead is. Sentences without a translation come in runs, a chapter
 * or a paragraph: the first of a run costs more than a further one, so each cell has two states,
 * behind a bead with both sides and behind a one-sided one.
 *
 * Time: cells of the band × kinds of beads. Space: the same.
 */
export class Lattice {
  private readonly m: number;
  private readonly start: Float64Array;
  private readonly scores: Float32Array;
  /** By cell: the sum of all ways there, and of all from there on; behind both-sided beads, and one-sided. */
  private readonly forward: [Float64Array, Float64Array];
  /** Of either state. */
  private readonly ways: Float64Array;
  private readonly backward: [Float64Array, Float64Array];
  private readonly best: [Float64Array, Float64Array];
  private readonly moves: [Int8Array, Int8Array];
  private readonly whole: number;
  /** By row: the first and the last place that was not given up. */
  private readonly aliveFrom: Int32Array;
  private readonly aliveTo: Int32Array;

  /**
   * @param band by Chinese sentence of the stretch, the English places looked at
   * @param isOpen whether the stretch may end anywhere on its last row: the text goes on
   * @param temperature what scores are divided by, for posteriors
   */
  constructor(
    private readonly scorer: Scorer,
    readonly stretch: Stretch,
    private readonly band: Band,
    private readonly isOpen: boolean,
    private readonly temperature: number,
  ) {
    this.m = stretch.cEnd - stretch.c;
    this.start = new Float64Array(this.m + 2);
    for (let i = 0; i <= this.m; i++)
      this.start[i + 1] = this.start[i]! + band.to[i]! - band.from[i]! + 1;
    this.aliveFrom = new Int32Array(this.m + 1);
    this.aliveTo = new Int32Array(this.m + 1);
    const cells = this.start[this.m + 1]!;
    const values = () => new Float64Array(cells).fill(-Infinity);
    this.scores = new Float32Array(cells * shapes.length).fill(-Infinity);
    this.forward = [values(), values()];
    this.ways = values();
    this.best = [values(), values()];
    this.moves = [new Int8Array(cells).fill(-1), new Int8Array(cells).fill(-1)];
    this.goForward();
    this.backward = [values(), values()];
    this.goBackward();
    this.whole = this.backward[0][0]!;
  }

  /** Index of the cell behind `i` Chinese sentences of the stretch, at English place `j`; -1 outside the band. */
  private cell(i: number, j: number): number {
    return j < this.band.from[i]! || j > this.band.to[i]! || i < 0
      ? -1
      : this.start[i]! + j - this.band.from[i]!;
  }

  private goForward(): void {
    const { band, scorer, stretch, forward, ways, best, moves, scores, temperature: T } = this;
    const { alone, gap, reach } = scorer;
    const out = new Float64Array(shapes.length);
    const before = new Int32Array(shapes.length);
    const terms = new Float64Array(shapes.length);
    forward[0][0] = best[0][0] = 0;
    for (let i = 0; i <= this.m; i++) {
      // Beads that end in this row begin in one of the last rows, at a place that is still alive.
      let [first, last] = [band.to[i]! + 1, -1];
      for (let c = Math.max(0, i - reach.mostSentences); c < i; c++) {
        first = Math.min(first, this.aliveFrom[c]!);
        last = Math.max(last, this.aliveTo[c]!);
      }
      const end = Math.min(last + reach.mostSentences, stretch.eEnd);
      if (i > 0) {
        scorer.openRow(stretch.c + i - 1, first, end);
        scorer.closeRow(stretch.c + i, first, end);
      }
      for (let j = band.from[i]!; j <= band.to[i]!; j++) {
        const cell = this.start[i]! + j - band.from[i]!;
        // Behind a one-sided bead: a Chinese sentence alone (move 0, 1), or an English one (2, 3),
        // from behind a bead with both sides (0, 2) or another one-sided one (1, 3).
        if (i > 0) {
          const bonus = alone.chinese[stretch.c + i - 1]!;
          this.step(cell, this.cell(i - 1, j), gap.chinese, bonus, 0);
        }
        if (j > band.from[i]!) this.step(cell, cell - 1, gap.english, alone.english[j - 1]!, 2);
        ways[cell] = logAdd(forward[0][cell]!, forward[1][cell]!);
        if (j <= first || j > end) continue;
        let any = false;
        for (let shape = 0; shape < reach.shapes; shape++) {
          const { chinese, english } = shapes[shape]!;
          const from = this.cell(i - chinese, j - english);
          const isAlive = from !== -1 && (best[0][from]! > -Infinity || best[1][from]! > -Infinity);
          before[shape] = isAlive ? from : -1;
          any ||= isAlive;
        }
        if (!any) continue;
        scorer.scoreCell(stretch.c + i, j, before, out);
        let count = 0;
        for (let shape = 0; shape < reach.shapes; shape++) {
          const from = before[shape]!;
          if (from === -1) continue;
          const score = out[shape]!;
          scores[cell * shapes.length + shape] = score;
          const [both, single] = [best[0][from]!, best[1][from]!];
          const top = Math.max(both, single) + score;
          if (top > best[0][cell]!) {
            best[0][cell] = top;
            moves[0][cell] = 2 * shape + (single > both ? 1 : 0);
          }
          terms[count++] = ways[from]! + score / T;
        }
        forward[0][cell] = logSum(terms, count);
        ways[cell] = logAdd(forward[0][cell]!, forward[1][cell]!);
      }
      this.prune(i);
    }
  }

  /** Gives up places near the band's edges that lie too far behind the best one; the last row stays whole. */
  private prune(i: number): void {
    const { band, best, forward, ways } = this;
    const [from, to] = [band.from[i]!, band.to[i]!];
    const value = (j: number) => {
      const cell = this.start[i]! + j - from;
      return Math.max(best[0][cell]!, best[1][cell]!);
    };
    let top = -Infinity;
    for (let j = from; j <= to; j++) top = Math.max(top, value(j));
    const least = i === this.m ? -Infinity : top - beam;
    let [first, last] = [from, to];
    while (first < from + band.edge && first < last && value(first) < least) first++;
    while (last > to - band.edge && last > first && value(last) < least) last--;
    for (let j = from; j <= to; j++) {
      if (j >= first && j <= last) continue;
      const cell = this.start[i]! + j - from;
      best[0][cell] = best[1][cell] = -Infinity;
      forward[0][cell] = forward[1][cell] = ways[cell] = -Infinity;
    }
    this.aliveFrom[i] = first;
    this.aliveTo[i] = last;
  }

  private step(
    cell: number,
    before: number,
    [open, further]: [number, number],
    bonus: number,
    move: number,
  ): void {
    if (before === -1) return;
    const { forward, best, moves, temperature: T } = this;
    const opened = best[0][before]! + open + bonus;
    const gone = best[1][before]! + further + bonus;
    const top = Math.max(opened, gone);
    if (top > best[1][cell]!) {
      best[1][cell] = top;
      moves[1][cell] = move + (gone > opened ? 1 : 0);
    }
    const sum = logAdd(forward[0][before]! + open / T, forward[1][before]! + further / T);
    forward[1][cell] = logAdd(forward[1][cell]!, sum + bonus / T);
  }

  private goBackward(): void {
    const { band, backward, scores, stretch, temperature: T } = this;
    const { alone, gap, reach } = this.scorer;
    const terms = new Float64Array(shapes.length);
    for (let i = this.m; i >= 0; i--) {
      for (let j = band.to[i]!; j >= band.from[i]!; j--) {
        const cell = this.start[i]! + j - band.from[i]!;
        if (this.best[0][cell]! === -Infinity && this.best[1][cell]! === -Infinity) continue;
        let both = i === this.m && (this.isOpen || j === stretch.eEnd) ? 0 : -Infinity;
        let single = both;
        for (const [next, [open, further], bonus] of [
          [i < this.m ? this.cell(i + 1, j) : -1, gap.chinese, alone.chinese[stretch.c + i]!],
          [j < band.to[i]! ? cell + 1 : -1, gap.english, alone.english[j]!],
        ] as const) {
          if (next === -1) continue;
          const onwards = backward[1][next]! + bonus / T;
          both = logAdd(both, onwards + open / T);
          single = logAdd(single, onwards + further / T);
        }
        let count = 0;
        for (let shape = 0; shape < reach.shapes; shape++) {
          const { chinese, english } = shapes[shape]!;
          if (i + chinese > this.m) continue;
          const next = this.cell(i + chinese, j + english);
          if (next === -1) continue;
          const score = scores[next * shapes.length + shape]!;
          if (score !== -Infinity) terms[count++] = backward[0][next]! + score / T;
        }
        const sum = logSum(terms, count);
        backward[0][cell] = logAdd(both, sum);
        backward[1][cell] = logAdd(single, sum);
      }
    }
  }

  /** The best way through, in order. */
  bestPath(): RangeBead[] {
    const { stretch, moves } = this;
    const path: RangeBead[] = [];
    let [i, j] = [this.m, this.bestEnd()];
    let state = this.betterState(this.cell(i, j));
    while (i > 0 || j > stretch.e) {
      const move = moves[state]![this.cell(i, j)]!;
      const { chinese, english } =
        state === 0 ? shapes[move >> 1]! : { chinese: move < 2 ? 1 : 0, english: move < 2 ? 0 : 1 };
      const before = move & 1;
      path.push({
        c: stretch.c + i - chinese,
        cEnd: stretch.c + i,
        e: j - english,
        eEnd: j,
        confidence:
          state === 0 ? this.posterior(i, j, move >> 1) : this.posteriorAlone(i, j, chinese),
      });
      [i, j, state] = [i - chinese, j - english, before];
    }
    return path.reverse();
  }

  /** The score of the best way through. */
  bestScore(): number {
    const cell = this.cell(this.m, this.bestEnd());
    return Math.max(this.best[0][cell]!, this.best[1][cell]!);
  }

  /** The English place where the best way ends on the last row. */
  private bestEnd(): number {
    const { band, best, m, stretch } = this;
    if (!this.isOpen) return stretch.eEnd;
    let [top, end] = [-Infinity, band.from[m]!];
    for (let j = band.from[m]!; j <= band.to[m]!; j++) {
      const cell = this.cell(m, j);
      const value = Math.max(best[0][cell]!, best[1][cell]!);
      if (value > top) [top, end] = [value, j];
    }
    return end;
  }

  private betterState(cell: number): number {
    return this.best[1][cell]! > this.best[0][cell]! ? 1 : 0;
  }

  private posterior(i: number, j: number, shape: number): number {
    const cell = this.cell(i, j);
    const before = this.cell(i - shapes[shape]!.chinese, j - shapes[shape]!.english);
    const score = this.scores[cell * shapes.length + shape]! / this.temperature;
    const log = this.ways[before]! + score + this.backward[0][cell]!;
    return Math.min(1, Math.exp(log - this.whole));
  }

  /** How likely a sentence stands alone here, whether first or further of its run. */
  private posteriorAlone(i: number, j: number, chinese: number): number {
    const { alone, gap } = this.scorer;
    const [open, further] = chinese === 1 ? gap.chinese : gap.english;
    const bonus = chinese === 1 ? alone.chinese[this.stretch.c + i - 1]! : alone.english[j - 1]!;
    const before = this.cell(i - chinese, j - 1 + chinese);
    const ways = logAdd(
      this.forward[0][before]! + open / this.temperature,
      this.forward[1][before]! + further / this.temperature,
    );
    return Math.min(
      1,
      Math.exp(ways + bonus / this.temperature + this.backward[1][this.cell(i, j)]! - this.whole),
    );
  }

  /** How likely the way goes through the place behind `c` Chinese and `e` English sentences of the text. */
  through(c: number, e: number): number {
    const cell = this.cell(c - this.stretch.c, e);
    if (cell === -1) return 0;
    const ways = logAdd(
      this.forward[0][cell]! + this.backward[0][cell]!,
      this.forward[1][cell]! + this.backward[1][cell]!,
    );
    return Math.min(1, Math.exp(ways - this.whole));
  }

  /** The rows' places that the way goes through at least so likely, and some beside, even outside the stretch. */
  likelyBand(least: number, beside: number): Band {
    const { band, stretch } = this;
    const from = new Int32Array(this.m + 1);
    const to = new Int32Array(this.m + 1);
    for (let i = 0; i <= this.m; i++) {
      let [first, last] = [band.to[i]!, band.from[i]!];
      for (let j = band.from[i]!; j <= band.to[i]!; j++)
        if (this.through(stretch.c + i, j) >= least) {
          if (j < first) first = j;
          last = j;
        }
      // A row that every way steps over takes part all the same, next to its neighbour.
      if (last < first) first = last = i > 0 ? Math.min(band.to[i]!, Math.max(band.from[i]!, to[i - 1]! - beside)) : stretch.e; // prettier-ignore
      from[i] = first - beside;
      to[i] = last + beside;
    }
    return { from, to, edge: 0 };
  }

  /** Calls with every place that the way goes through at least so likely. */
  forEachCell(least: number, see: (c: number, e: number) => void): void {
    for (let i = 0; i <= this.m; i++)
      for (let j = this.band.from[i]!; j <= this.band.to[i]!; j++)
        if (this.through(this.stretch.c + i, j) >= least) see(this.stretch.c + i, j);
  }
}

export function logAdd(a: number, b: number): number {
  const [more, less] = a > b ? [a, b] : [b, a];
  const difference = less - more;
  return difference > negligible ? more + Math.log1p(Math.exp(difference)) : more;
}

/** The logarithm of the sum of the first `count` values, each given by its logarithm. */
function logSum(values: Float64Array, count: number): number {
  let most = -Infinity;
  for (let at = 0; at < count; at++) if (values[at]! > most) most = values[at]!;
  if (most === -Infinity) return most;
  let sum = 0;
  for (let at = 0; at < count; at++) {
    const difference = values[at]! - most;
    if (difference > negligible) sum += Math.exp(difference);
  }
  return most + Math.log(sum);
}
