import type { LengthScorer } from './length';
import type { Side, TextModel } from './text-model';
import { TypeKind } from './text-model';
import { mostSentences, place } from './weights';

/** Longer runs stand in beads against one sentence alone, which must be long enough for them. */
const longestInGroups = 4;
/** Rules a bead out. */
const impossible = -1e6;

/** How likely a word has a translation that the links know, by the kind of its type. */
const knownShares = [0.5, 0.5, 0.25];

/** What the words of two groups of sentences say of each other, by the kinds of types. */
export interface LexicalParts {
  toEnglish: [content: number, exact: number, fun: number];
  toChinese: [content: number, exact: number, fun: number];
}

/**
 * Scores words against words, in both directions: the logarithm of how much likelier the words of
 * one side are as translations of the other side's than by chance. IBM Model 1 (Brown et al. 1993)
 * in the generative manner of Moore (2002), each word taking its best link.
 *
 * A bead's score towards English is a sum over its English sentences, and hangs on the Chinese run
 * alone besides; towards Chinese the same the other way. So both are kept by sentence and run, and
 * beads that overlap share them: a row of Chinese sentence `k` costs time linear in its links and
 * the tokens of the English window, whatever the number of shapes.
 */
export class LexicalScorer {
  private readonly chinese: SideScores;
  private readonly english: SideScores;
  private readonly rows: EvidenceRow[] = Array.from({ length: mostSentences }, newRow);
  private readonly head: Int32Array;
  private next = new Int32Array(64);
  private entryPlace = new Int32Array(64);
  private entryWeight = new Float32Array(64);
  private readonly best: Float32Array;
  private readonly touched: Int32Array;
  /** For runs of 1 to 6 Chinese sentences ending at the row: running sums over the English window. */
  private readonly toEnglish: Float64Array[] = Array.from({ length: mostSentences + 1 }, () => new Float64Array(0)); // prettier-ignore
  private from = 0;

  constructor(
    private readonly model: TextModel,
    weights: Float64Array,
    private readonly length: LengthScorer,
    private readonly longest = mostSentences,
  ) {
    this.chinese = new SideScores(model.chinese, weights, place.toChinese);
    this.english = new SideScores(model.english, weights, place.toEnglish);
    this.head = new Int32Array(model.english.types.texts.length).fill(-1);
    const most = Math.max(mostTokens(model.chinese), mostTokens(model.english));
    this.best = new Float32Array(most);
    this.touched = new Int32Array(most);
  }

  /**
   * Reads Chinese sentence `k` against the English sentences [from, to): rows are opened in
   * ascending order, and the last six are kept.
   */
  openRow(k: number, from: number, to: number): void {
    const row = this.rows[k % mostSentences]!;
    row.k = k;
    row.from = from;
    row.to = to;
    this.chain(k);
    this.readEvidence(row);
    this.unchain(k);
    this.scoreToChinese(k, row);
  }

  /**
   * Makes ready the beads that end before Chinese sentence `i`, for the English sentences
   * [from, to), which must lie in the windows of the rows before `i` that beads there reach.
   */
  closeRow(i: number, from: number, to: number): void {
    const { english, model, best, touched } = this;
    const { start, tokens, counts } = model.english;
    const runs = Math.min(this.longest, i);
    this.from = from;
    for (let a = 1; a <= runs; a++) {
      if (this.toEnglish[a]!.length < to - from + 1)
        this.toEnglish[a] = new Float64Array(2 * (to - from + 1));
      this.toEnglish[a]![0] = 0;
    }
    for (let j = from; j < to; j++) {
      let n = 0;
      const base = start[j]!;
      for (let a = 1; a <= runs; a++) {
        const row = this.rows[(i - a) % mostSentences]!;
        const sums = this.toEnglish[a]!;
        if (row.k !== i - a || j < row.from || j >= row.to) {
          sums[j - from + 1] = sums[j - from]!;
          continue;
        }
        for (let at = row.englishStart[j - row.from]!; at < row.englishStart[j - row.from + 1]!; at++) {
          const where = row.englishPlace[at]!;
          if (best[where] === 0) touched[n++] = where;
          if (row.englishWeight[at]! > best[where]!) best[where] = row.englishWeight[at]!;
        } // prettier-ignore
        if (a > longestInGroups && !this.length.isPossible(i - a, i, j, j + 1)) {
          sums[j - from + 1] = sums[j - from]! + impossible;
          continue;
        }
        const words = this.chinese.words[i]! - this.chinese.words[i - a]!;
        let score = english.missed[j]!;
        for (let t = 0; t < n; t++) {
          const where = touched[t]!;
          const type = tokens[base + where]!;
          score += counts[base + where]! * english.hit(type, best[where]! / (words + 1));
        }
        sums[j - from + 1] = sums[j - from]! + score;
      }
      for (let t = 0; t < n; t++) best[touched[t]!] = 0;
    }
  }

  /** What is said towards English of a run of `a` Chinese sentences that ends at the closed row. */
  towardsEnglish(a: number, e: number, eEnd: number): number {
    return this.toEnglish[a]![eEnd - this.from]! - this.toEnglish[a]![e - this.from]!;
  }

  /** What Chinese sentence `k`, one of the last six, says of the `b` English sentences before `eEnd`. */
  towardsChinese(k: number, b: number, eEnd: number): number {
    const row = this.rows[k % mostSentences]!;
    // Outside the row's window no bead that holds `k` can end.
    if (row.k !== k || eEnd > row.to || eEnd - b < row.from) return 0;
    return row.toChinese[(eEnd - row.from) * (mostSentences + 1) + b]!;
  }

  /** The parts of one bead's score, unweighted and computed afresh: for explanations and for learning. */
  parts(c: number, cEnd: number, e: number, eEnd: number): LexicalParts {
    const parts: LexicalParts = { toEnglish: [0, 0, 0], toChinese: [0, 0, 0] };
    const { chinese, english, links } = this.model;
    const bestOfEnglish = new Map<number, number>();
    const bestOfChinese = new Map<number, number>();
    const present = new Set<number>();
    for (let t = english.start[e]!; t < english.start[eEnd]!; t++) present.add(english.tokens[t]!);
    for (let t = chinese.start[c]!; t < chinese.start[cEnd]!; t++) {
      const word = chinese.tokens[t]!;
      for (let at = links.start[word]!; at < links.start[word + 1]!; at++) {
        const stem = links.english[at]!;
        if (!present.has(stem)) continue;
        const weight = links.weight[at]!;
        bestOfEnglish.set(stem, Math.max(weight, bestOfEnglish.get(stem) ?? 0));
        bestOfChinese.set(word, Math.max(weight, bestOfChinese.get(word) ?? 0));
      }
    }
    const chineseWords = this.chinese.words[cEnd]! - this.chinese.words[c]!;
    const englishWords = this.english.words[eEnd]! - this.english.words[e]!;
    this.english.addParts(e, eEnd, bestOfEnglish, chineseWords, parts.toEnglish);
    this.chinese.addParts(c, cEnd, bestOfChinese, englishWords, parts.toChinese);
    return parts;
  }

  /** Threads the links of a Chinese sentence's words by the English type they lead to. */
  private chain(k: number): void {
    const { chinese, links } = this.model;
    let n = 0;
    for (let t = chinese.start[k]!; t < chinese.start[k + 1]!; t++) {
      const word = chinese.tokens[t]!;
      const [from, to] = [links.start[word]!, links.start[word + 1]!];
      if (n + to - from > this.next.length) this.growChain(2 * (n + to - from));
      for (let at = from; at < to; at++) {
        const stem = links.english[at]!;
        this.next[n] = this.head[stem]!;
        this.entryPlace[n] = t - chinese.start[k]!;
        this.entryWeight[n] = links.weight[at]!;
        this.head[stem] = n++;
      }
    }
  }

  private growChain(size: number): void {
    const grown = <T extends Int32Array | Float32Array>(to: T, from: T): T => {
      to.set(from as never);
      return to;
    };
    this.next = grown(new Int32Array(size), this.next);
    this.entryPlace = grown(new Int32Array(size), this.entryPlace);
    this.entryWeight = grown(new Float32Array(size), this.entryWeight);
  }

  private unchain(k: number): void {
    const { chinese, links } = this.model;
    for (let t = chinese.start[k]!; t < chinese.start[k + 1]!; t++) {
      const word = chinese.tokens[t]!;
      for (let at = links.start[word]!; at < links.start[word + 1]!; at++)
        this.head[links.english[at]!] = -1;
    }
  }

  private readEvidence(row: EvidenceRow): void {
    const { english } = this.model;
    const { head, next, entryPlace, entryWeight, best, touched } = this;
    const width = row.to - row.from;
    if (row.englishStart.length < width + 1) {
      row.englishStart = new Int32Array(2 * (width + 1));
      row.chineseStart = new Int32Array(2 * (width + 1));
    }
    let inEnglish = 0;
    let inChinese = 0;
    for (let j = row.from; j < row.to; j++) {
      row.englishStart[j - row.from] = inEnglish;
      row.chineseStart[j - row.from] = inChinese;
      const [start, end] = [english.start[j]!, english.start[j + 1]!];
      if (inEnglish + end - start > row.englishPlace.length) growEnglish(row, end - start);
      let n = 0;
      for (let t = start; t < end; t++) {
        let at = head[english.tokens[t]!]!;
        if (at === -1) continue;
        let most = 0;
        for (; at !== -1; at = next[at]!) {
          const [where, weight] = [entryPlace[at]!, entryWeight[at]!];
          if (weight > most) most = weight;
          if (best[where] === 0) touched[n++] = where;
          if (weight > best[where]!) best[where] = weight;
        }
        row.englishPlace[inEnglish] = t - start;
        row.englishWeight[inEnglish++] = most;
      }
      if (inChinese + n > row.chinesePlace.length) growChinese(row, n);
      for (let t = 0; t < n; t++) {
        const where = touched[t]!;
        row.chinesePlace[inChinese] = where;
        row.chineseWeight[inChinese++] = best[where]!;
        best[where] = 0;
      }
    }
    row.englishStart[width] = inEnglish;
    row.chineseStart[width] = inChinese;
  }

  private scoreToChinese(k: number, row: EvidenceRow): void {
    const { best, touched, chinese } = this;
    const { start, tokens, counts } = this.model.chinese;
    const base = start[k]!;
    const stride = mostSentences + 1;
    const width = row.to - row.from;
    if (row.toChinese.length < (width + 1) * stride)
      row.toChinese = new Float64Array(2 * (width + 1) * stride);
    for (let j = 1; j <= width; j++) {
      let n = 0;
      const most = Math.min(this.longest, j);
      for (let b = 1; b <= most; b++) {
        for (let at = row.chineseStart[j - b]!; at < row.chineseStart[j - b + 1]!; at++) {
          const where = row.chinesePlace[at]!;
          if (best[where] === 0) touched[n++] = where;
          if (row.chineseWeight[at]! > best[where]!) best[where] = row.chineseWeight[at]!;
        }
        const end = row.from + j;
        if (b > longestInGroups && !this.length.isPossible(k, k + 1, end - b, end)) {
          row.toChinese[j * stride + b] = impossible;
          continue;
        }
        const words = this.english.words[end]! - this.english.words[end - b]!;
        let score = chinese.missed[k]!;
        for (let t = 0; t < n; t++) {
          const where = touched[t]!;
          const type = tokens[base + where]!;
          score += counts[base + where]! * chinese.hit(type, best[where]! / (words + 1));
        }
        row.toChinese[j * stride + b] = score;
      }
      for (let t = 0; t < n; t++) best[touched[t]!] = 0;
    }
  }
}

/** What one Chinese sentence and the English sentences of its window say of each other. Sparse. */
interface EvidenceRow {
  k: number;
  from: number;
  to: number;
  englishStart: Int32Array;
  englishPlace: Uint32Array;
  englishWeight: Float32Array;
  chineseStart: Int32Array;
  chinesePlace: Uint32Array;
  chineseWeight: Float32Array;
  toChinese: Float64Array;
}

function newRow(): EvidenceRow {
  return {
    k: -1,
    from: 0,
    to: 0,
    englishStart: new Int32Array(0),
    englishPlace: new Uint32Array(1024),
    englishWeight: new Float32Array(1024),
    chineseStart: new Int32Array(0),
    chinesePlace: new Uint32Array(1024),
    chineseWeight: new Float32Array(1024),
    toChinese: new Float64Array(0),
  };
}

function growEnglish(row: EvidenceRow, by: number): void {
  [row.englishPlace, row.englishWeight] = grow(row.englishPlace, row.englishWeight, by);
}

function growChinese(row: EvidenceRow, by: number): void {
  [row.chinesePlace, row.chineseWeight] = grow(row.chinesePlace, row.chineseWeight, by);
}

function grow(places: Uint32Array, values: Float32Array, by: number): [Uint32Array, Float32Array] {
  const size = 2 * (places.length + by);
  const [morePlaces, moreValues] = [new Uint32Array(size), new Float32Array(size)];
  morePlaces.set(places);
  moreValues.set(values);
  return [morePlaces, moreValues];
}

function mostTokens(side: Side): number {
  let most = 1;
  for (let at = 0; at < side.sentences; at++)
    most = Math.max(most, side.start[at + 1]! - side.start[at]!);
  return most;
}

const asFloat = new Float32Array(1);
const asBits = new Int32Array(asFloat.buffer);
const mantissaBits = 12;
const logOfMantissa = Float64Array.from({ length: 1 << mantissaBits }, (_, at) =>
  Math.log(1 + (at + 0.5) / (1 << mantissaBits)),
);

/** The natural logarithm of a number of at least 1, to a ten-thousandth: most of the time goes into it. */
function fastLog(x: number): number {
  asFloat[0] = x;
  const bits = asBits[0]!;
  return ((bits >> 23) - 127) * Math.LN2 + logOfMantissa[(bits >> (23 - mantissaBits)) & ((1 << mantissaBits) - 1)]!; // prettier-ignore
}

/** What words of one side score: found, or not. */
class SideScores {
  /** Words before each sentence, function words not counted. */
  readonly words: Float64Array;
  /** What each sentence scores if no word of it is found. */
  readonly missed: Float64Array;
  /** By type: its weight, the share not known, and `known / probability`. */
  private readonly weight: Float64Array;
  private readonly ratio: Float64Array;
  private readonly unknown: Float64Array;

  constructor(
    private readonly side: Side,
    weights: Float64Array,
    first: number,
  ) {
    const { kinds, probability } = side.types;
    this.weight = Float64Array.from(kinds, (kind) => weights[first + kind]!);
    this.unknown = Float64Array.from(kinds, (kind) => 1 - knownShares[kind]!);
    this.ratio = probability.map((share, type) => (1 - this.unknown[type]!) / this.unknown[type]! / share); // prettier-ignore
    this.words = new Float64Array(side.sentences + 1);
    this.missed = new Float64Array(side.sentences);
    for (let at = 0; at < side.sentences; at++) {
      let words = 0;
      for (let t = side.start[at]!; t < side.start[at + 1]!; t++) {
        const type = side.tokens[t]!;
        if (kinds[type] !== TypeKind.function) words += side.counts[t]!;
        this.missed[at]! += side.counts[t]! * this.weight[type]! * Math.log(this.unknown[type]!);
      }
      this.words[at + 1] = this.words[at]! + words;
    }
  }

  /** What it adds that a word of a type is found. */
  hit(type: number, weight: number): number {
    return this.weight[type]! * fastLog(1 + weight * this.ratio[type]!);
  }

  addParts(
    from: number,
    to: number,
    best: ReadonlyMap<number, number>,
    others: number,
    parts: [number, number, number],
  ): void {
    for (let t = this.side.start[from]!; t < this.side.start[to]!; t++) {
      const type = this.side.tokens[t]!;
      const found = ((best.get(type) ?? 0) / (others + 1)) * this.ratio[type]!;
      parts[this.side.types.kinds[type]!]! +=
        this.side.counts[t]! * (Math.log(this.unknown[type]!) + Math.log(1 + found));
    }
  }
}
