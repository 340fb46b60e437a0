import type { SentenceRules } from './languages/language';
import { languageFor } from './languages/registry';
import type { Span } from './types';

export interface SplitOptions {
  /** Whether a semicolon ends a sentence. Default: no. */
  semicolons?: boolean;
}

/** Marks that end a sentence with or without white space behind them. */
const WIDE = /[。！？｡]/;
/** Marks that end one only before white space, at the end, or beside a Chinese character. */
const NARROW = /[.!?‼⁇⁈⁉]/;
const ELLIPSIS = /[…⋯]/;
const CLOSING_QUOTE = /[”’」』»›]/;
const OPENING_QUOTE = /[“‘「『«‹]/;
const CLOSING_BRACKET = /[)\]}）］】〕》〉｝]/;
const SPACE = /\s/;
const HAN = /\p{Script=Han}/u;
const LETTER = /\p{L}/u;

/** A quotation mark opened farther back than this was never closed. */
const QUOTE_REACH = 600;
/** How far a decision looks around itself. */
const LOOK = 64;

/**
 * The sentences of one block of plain text (no markup): spans in order, disjoint, none empty, that
 * cover everything but the white space between them.
 *
 * A mark that ends sentences takes the closing quotes and brackets behind it along. Sentences inside
 * quotation marks are split, those inside matching brackets are not, after the convention of the
 * hand-aligned corpora that we measure with (docs/segmentation.md).
 *
 * Time and space are linear in the length of `text`: every decision looks at most `LOOK` code units
 * around itself.
 *
 * @param text one paragraph, heading or the like
 * @param lang BCP 47 tag; unknown languages are split by punctuation alone
 */
export function splitSentences(text: string, lang: string, options: SplitOptions = {}): Span[] {
  const { sentences: rules } = languageFor(lang);
  return new Splitter(text, rules, options).split();
}

class Splitter {
  private readonly spans: Span[] = [];
  /** Start of the sentence being read. */
  private start = 0;
  private readonly bracketEnds: Int32Array;
  /** The bracketed region being read, `end` past its closing mark. */
  private region: Span = { start: 0, end: 0 };
  /** Where the open quotation marks stand, outermost first. */
  private quotes: number[] = [];
  /** Where an open straight double quote stands, or -1. */
  private straightQuote = -1;
  /** Without a capital letter in the text, a small one says nothing. */
  private readonly hasCase: boolean;

  constructor(
    private readonly text: string,
    private readonly rules: SentenceRules,
    private readonly options: SplitOptions,
  ) {
    this.bracketEnds = matchBrackets(text, rules);
    this.hasCase = /\p{Lu}/u.test(text);
  }

  split(): Span[] {
    const { text } = this;
    this.start = this.skipSpace(0);
    for (let i = this.start; i < text.length;) {
      const end = this.endOfRun(i);
      if (end === i) {
        this.enter(i);
        i += 1;
        continue;
      }
      const close = this.endOfClosers(end);
      const quoted = this.quoteDepth(i) > 0;
      for (let k = end; k < close; k += 1) this.enter(k);
      if (this.endsSentence(i, end, close, quoted)) {
        this.push(close);
        i = this.start;
      } else {
        i = close;
      }
    }
    this.push(text.length);
    return this.spans;
  }

  /** Ends the sentence being read before `end` and starts the next at the next text. */
  private push(end: number): void {
    let last = end;
    while (last > this.start && SPACE.test(this.text[last - 1]!)) last -= 1;
    if (last > this.start) this.spans.push({ start: this.start, end: last });
    this.start = this.skipSpace(end);
  }

  private skipSpace(from: number): number {
    let i = from;
    while (i < this.text.length && SPACE.test(this.text[i]!)) i += 1;
    return i;
  }

  /** Takes note of a quotation mark or bracket at `i`. */
  private enter(i: number): void {
    const mark = this.text[i]!;
    if (OPENING_QUOTE.test(mark)) this.quotes.push(i);
    // An apostrophe closes nothing.
    else if (CLOSING_QUOTE.test(mark) && !this.isApostrophe(i)) this.quotes.pop();
    else if (mark === '"') this.straightQuote = this.insideStraight(i) ? -1 : i;
    else if (i >= this.region.end && this.bracketEnds[i]! > 0)
      this.region = { start: i, end: this.bracketEnds[i]! };
  }

  private isApostrophe(i: number): boolean {
    return this.text[i] === '’' && LETTER.test(this.text[i + 1] ?? '');
  }

  private insideStraight(i: number): boolean {
    return this.straightQuote >= 0 && i - this.straightQuote <= QUOTE_REACH;
  }

  private quoteDepth(i: number): number {
    if (this.quotes.length > 0 && i - this.quotes.at(-1)! > QUOTE_REACH) this.quotes = [];
    return this.quotes.length + (this.insideStraight(i) ? 1 : 0);
  }

  private isEndMark(mark: string): boolean {
    return (
      WIDE.test(mark) ||
      NARROW.test(mark) ||
      ELLIPSIS.test(mark) ||
      (this.options.semicolons === true && (mark === '；' || mark === ';'))
    );
  }

  /** The end of the marks `！？`, `……`, `. . .` that start at `i`; `i` itself if there are none. */
  private endOfRun(from: number): number {
    const { text } = this;
    let i = from;
    while (i < text.length && this.isEndMark(text[i]!)) {
      i += 1;
      // A spaced ellipsis.
      if (text[i - 1] === '.' && text[i] === ' ' && text[i + 1] === '.') i += 1;
    }
    return i;
  }

  /** The end of the closing quotes, brackets and further marks behind a run that ends at `from`. */
  private endOfClosers(from: number): number {
    const { text } = this;
    let straight = this.insideStraight(from);
    let i = from;
    for (; i < text.length; i += 1) {
      const mark = text[i]!;
      if (mark === '"' || mark === "'") {
        const next = text[i + 1] ?? ' ';
        const closes =
          SPACE.test(next) || this.isEndMark(next) || !/[\p{L}\p{N}]/u.test(next)
            ? true
            : mark === '"' && straight;
        if (!closes) break;
        if (mark === '"') straight = false;
      } else if (mark === ' ' && this.isDetachedCloser(i + 1, straight)) {
        continue;
      } else if (
        !CLOSING_QUOTE.test(mark) &&
        !CLOSING_BRACKET.test(mark) &&
        !this.isEndMark(mark)
      ) {
        break;
      }
    }
    return i;
  }

  /** Whether a closing quote stands at `i` though white space is before it, as careless typing has it. */
  private isDetachedCloser(i: number, straight: boolean): boolean {
    const mark = this.text[i] ?? '';
    if (/[”」』]/.test(mark)) return true;
    return mark === '"' && straight && SPACE.test(this.text[i + 1] ?? ' ');
  }

  /** Whether the marks [from, end), closed at `close`, end the sentence being read. */
  private endsSentence(from: number, end: number, close: number, quoted: boolean): boolean {
    const { text, rules, region } = this;
    if (close >= text.length) return true;
    if (from < region.end && from > region.start) {
      // A remark ends a sentence only where it is one.
      if (close < region.end || region.start !== this.start) return false;
    }
    const next = this.skipNear(close);
    const following = text.slice(next, next + LOOK);
    // The sentence goes on after its quotation: `，` `、` `）` and the like.
    if (/^[,，、;；:：)）\]］》〉】]/.test(following)) return false;
    const closed = close > end;
    if (closed && rules.speechTag?.test(following)) return false;

    const marks = text.slice(from, Math.min(end, from + LOOK));
    if (WIDE.test(marks) || (this.options.semicolons && /[;；]/.test(marks))) return true;
    if (isEllipsis(marks)) {
      if (rules.afterEllipsis?.test(following)) return false;
      if (ELLIPSIS.test(marks) && HAN.test(text[from - 1] ?? '')) return closed || !quoted;
    }
    const atSpace = next > close;
    const besideHan = HAN.test(text[from - 1] ?? '') || HAN.test(text[close] ?? '');
    if (!atSpace && !(besideHan && this.isFreeOfLatin(from, close, marks))) return false;
    if (this.goesOn(following)) return false;
    return marks === '.' ? this.fullStopEnds(from, following) : true;
  }

  /** Whether a narrow mark between Chinese characters ends there without white space. */
  private isFreeOfLatin(from: number, close: number, marks: string): boolean {
    if (!marks.startsWith('.')) return true;
    return HAN.test(this.text[from - 1] ?? '') && !/[\w%]/.test(this.text[close] ?? '');
  }

  private skipNear(from: number): number {
    let i = from;
    while (i < this.text.length && i - from < LOOK && SPACE.test(this.text[i]!)) i += 1;
    return i;
  }

  /** Whether the text behind a mark continues the sentence, by its first letter. */
  private goesOn(following: string): boolean {
    const word = /^[\s"'“‘([{«—–\-*•·¿¡…]*(\p{L}+)/u.exec(following)?.[1];
    if (word === undefined || !this.hasCase) return false;
    return /^\p{Ll}/u.test(word) && !/^\p{Ll}\p{Lu}/u.test(word);
  }

  /** Whether a single full stop at `at` ends the sentence rather than an abbreviation or a number. */
  private fullStopEnds(at: number, following: string): boolean {
    const { text, rules } = this;
    if (at - this.start <= 8 && isEnumerator(text.slice(this.start, at))) return false;
    const token = /[^\s"“”‘([{（「『《—–/]*$/u.exec(
      text.slice(Math.max(this.start, at - LOOK), at),
    )![0];
    const word = token.toLowerCase();
    if (rules.titles.has(word)) return false;
    if (rules.numbered.has(word) && /^[([]?[\dIVX]/.test(following)) return false;
    const initial = /^\p{Lu}$/u.test(token);
    const dotted = /^(?:\p{L}\.)+\p{L}$/u.test(token);
    if (initial || dotted || rules.abbreviations.has(word)) {
      const nextWord = /^["'“‘(]*(\p{L}+)/u.exec(following)?.[1];
      return nextWord !== undefined && rules.starters.has(nextWord.toLowerCase());
    }
    return true;
  }
}

function isEllipsis(marks: string): boolean {
  return /^(?:[…⋯]+|\.(?: ?\.)+)$/.test(marks);
}

/** `1`, `2.3`, `(4`, `IV`, `a`: what stands before the full stop of an item's number. */
function isEnumerator(text: string): boolean {
  return /^[(（]?(?:\d{1,3}(?:\.\d{1,3})*|\p{L}|[IVXLC]+|[ivxlc]+)[)）]?$/u.test(text);
}

/** For each opening bracket with a partner in reach the index past that partner, else 0. */
function matchBrackets(text: string, rules: SentenceRules): Int32Array {
  const ends = new Int32Array(text.length);
  const opened = new Map(
    rules.brackets.map((pair) => [pair.close, { ...pair, at: [] as number[] }]),
  );
  const byOpen = new Map([...opened.values()].map((pair) => [pair.open, pair]));
  for (let i = 0; i < text.length; i += 1) {
    const mark = text[i]!;
    const pair = opened.get(mark);
    if (pair) {
      const at = pair.at.pop();
      if (at !== undefined && i - at <= pair.reach) ends[at] = i + 1;
    } else {
      byOpen.get(mark)?.at.push(i);
    }
  }
  return ends;
}
