import type { SentenceRules } from './languages/language';
import { languageFor } from './languages/registry';
import { bracketEnds } from './nesting';
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
const SEMICOLON = /[;；]/;
const DASH = /[—–―]/;
const OPENING_QUOTE = /[“‘「『«‹]/;
const CLOSING_QUOTE = /[”’」』»›]/;
const CLOSING_BRACKET = /[)\]}）］】〕》〉｝]/;
const SPACE = /\s/;
const HAN = /\p{Script=Han}/u;
const LETTER = /\p{L}/u;
const LETTER_OR_NUMBER = /[\p{L}\p{N}]/u;
/** What stands between a word and what precedes it. */
const BEFORE_WORD = /[\s"“”‘([{（「『《—–/]/;

/** A quotation mark opened farther back than this was never closed. */
const QUOTE_REACH = 600;
/** How far a decision looks around itself. */
const LOOK = 64;

/**
 * The sentences of one block of plain text (no markup): spans in order, disjoint, none empty, that
 * cover everything but the white space between them.
 *
 * A mark that ends a sentence takes the closing quotes and brackets behind it along. Sentences
 * inside quotation marks are split, those inside matching brackets are not: the convention of the
 * hand-aligned corpora that we measure with (docs/segmentation.md).
 *
 * Time and space are linear in the length of `text`: each decision looks at most `LOOK` code units
 * around itself, and no mark is decided twice.
 *
 * @param text one paragraph, heading or the like
 * @param lang BCP 47 tag; an unknown language is split by punctuation alone
 */
export function splitSentences(text: string, lang: string, options: SplitOptions = {}): Span[] {
  return new Splitter(text, languageFor(lang).sentences, options.semicolons ?? false).split();
}

/** Marks that may end a sentence, and what closes behind them. */
interface End {
  /** `！？` `……` `. . .` `—` without what follows. */
  marks: string;
  from: number;
  /** Past the marks. */
  to: number;
  /** Past the closing quotes and brackets. */
  close: number;
}

class Splitter {
  private readonly spans: Span[] = [];
  /** Start of the sentence being read. */
  private start = 0;
  private readonly bracketEnds: Int32Array;
  /** The brackets being read, or those read last; `end` is past the closing one. */
  private brackets: Span = { start: 0, end: 0 };
  /** Where the open quotation marks stand, outermost first. */
  private quotes: number[] = [];
  /** Where an open straight double quote stands, or -1. */
  private straightQuote = -1;
  /** In a text without any capital, a small letter says nothing. */
  private readonly hasCapitals: boolean;

  constructor(
    private readonly text: string,
    private readonly rules: SentenceRules,
    private readonly semicolons: boolean,
  ) {
    this.bracketEnds = bracketEnds(text, rules.brackets);
    this.hasCapitals = /\p{Lu}/u.test(text);
  }

  split(): Span[] {
    this.start = this.pastSpace(0, this.text.length);
    for (let i = this.start; i < this.text.length;) {
      const to = this.pastMarks(i);
      if (to === i) {
        this.enter(i);
        i += 1;
        continue;
      }
      const end = {
        marks: this.text.slice(i, Math.min(to, i + LOOK)),
        from: i,
        to,
        close: this.pastClosers(to),
      };
      const quoted = this.insideQuotes(i);
      for (let k = to; k < end.close; k += 1) this.enter(k);
      i = end.close;
      if (this.endsSentence(end, quoted)) {
        this.push(end.close);
        i = this.start;
      }
    }
    this.push(this.text.length);
    return this.spans;
  }

  /** Ends the sentence being read before `end`; the next starts at the next text. */
  private push(end: number): void {
    let last = end;
    while (last > this.start && SPACE.test(this.text[last - 1]!)) last -= 1;
    if (last > this.start) this.spans.push({ start: this.start, end: last });
    this.start = this.pastSpace(end, this.text.length);
  }

  private pastSpace(from: number, limit: number): number {
    let i = from;
    while (i < limit && SPACE.test(this.text[i] ?? '')) i += 1;
    return i;
  }

  /** Takes note of the quotation mark or bracket at `i`, if there is one. */
  private enter(i: number): void {
    const mark = this.text[i]!;
    if (OPENING_QUOTE.test(mark)) this.quotes.push(i);
    else if (CLOSING_QUOTE.test(mark)) {
      const isApostrophe = mark === '’' && LETTER.test(this.text[i + 1] ?? '');
      if (!isApostrophe) this.quotes.pop();
    } else if (mark === '"') {
      this.straightQuote = this.insideStraightQuotes(i) ? -1 : i;
    } else if (i >= this.brackets.end && this.bracketEnds[i]! > 0) {
      this.brackets = { start: i, end: this.bracketEnds[i]! };
    }
  }

  private insideStraightQuotes(i: number): boolean {
    return this.straightQuote >= 0 && i - this.straightQuote <= QUOTE_REACH;
  }

  private insideQuotes(i: number): boolean {
    if (this.quotes.length > 0 && i - this.quotes.at(-1)! > QUOTE_REACH) this.quotes = [];
    return this.quotes.length > 0 || this.insideStraightQuotes(i);
  }

  private isEndMark(mark: string): boolean {
    return (
      WIDE.test(mark) ||
      NARROW.test(mark) ||
      ELLIPSIS.test(mark) ||
      (this.semicolons && SEMICOLON.test(mark))
    );
  }

  /** Past the marks that start at `from` and may end a sentence; `from` if there are none. */
  private pastMarks(from: number): number {
    const { text } = this;
    let i = from;
    while (i < text.length && this.isEndMark(text[i]!)) {
      i += 1;
      const isSpacedEllipsis = text[i - 1] === '.' && text[i] === ' ' && text[i + 1] === '.';
      if (isSpacedEllipsis) i += 1;
    }
    // Speech broken off: a dash before a closing quote.
    if (i === from && DASH.test(text[i]!) && this.isClosingQuote(i + 1, false)) i += 1;
    return i;
  }

  /** Past the closing quotes and brackets behind the marks that end at `from`, and marks behind those. */
  private pastClosers(from: number): number {
    const { text } = this;
    let straight = this.insideStraightQuotes(from);
    let i = this.pastNoteNumbers(from);
    for (; i < text.length; i += 1) {
      const mark = text[i]!;
      const closes =
        this.isClosingQuote(i, straight) ||
        CLOSING_BRACKET.test(mark) ||
        this.isEndMark(mark) ||
        (mark === ' ' && this.isDetachedQuote(i + 1));
      if (!closes) break;
      if (mark === '"') straight = false;
    }
    return i;
  }

  /** @param straight whether a straight double quote is open */
  private isClosingQuote(i: number, straight: boolean): boolean {
    const mark = this.text[i] ?? '';
    if (CLOSING_QUOTE.test(mark)) return true;
    if (mark !== '"' && mark !== "'") return false;
    return !LETTER_OR_NUMBER.test(this.text[i + 1] ?? '') || (mark === '"' && straight);
  }

  /** Whether a closing quote stands at `i` with white space before it, as careless typing has it. */
  private isDetachedQuote(i: number): boolean {
    const mark = this.text[i] ?? '';
    const next = this.text[i + 1] ?? ' ';
    if (mark === '"') return SPACE.test(next);
    return CLOSING_QUOTE.test(mark) && (SPACE.test(next) || HAN.test(next));
  }

  /** Past the numbers of notes that follow a full stop without white space: `epidemic.1,2 `. */
  private pastNoteNumbers(from: number): number {
    const { text } = this;
    if (text[from - 1] !== '.' || !/[\p{L})\]%"”]/u.test(text[from - 2] ?? '')) return from;
    const numbers = /^\d{1,3}(?:[,–-]\d{1,3})*(?=\s|$)/.exec(text.slice(from, from + LOOK))?.[0];
    if (numbers === undefined) return from;
    const word = this.wordBefore(from - 1).toLowerCase();
    const { titles, numbered, abbreviations } = this.rules;
    const isLabel = titles.has(word) || numbered.has(word) || abbreviations.has(word);
    return isLabel || (/^\p{L}/u.test(word) && word.length < 3) ? from : from + numbers.length;
  }

  private endsSentence(end: End, quoted: boolean): boolean {
    const { text, rules, brackets } = this;
    const { marks, from, to, close } = end;
    if (close >= text.length) return true;
    const next = this.pastSpace(close, close + LOOK);
    const following = text.slice(next, next + LOOK);
    // The sentence goes on behind its quotation.
    if (/^[,，、;；:：)）\]］》〉】]/.test(following)) return false;

    if (from > brackets.start && from < brackets.end) {
      const isWhole = close >= brackets.end && brackets.start === this.start;
      if (!isWhole && (close < brackets.end || WIDE.test(marks))) return false;
    }
    if (WIDE.test(marks) || (this.semicolons && SEMICOLON.test(marks))) return true;
    const isBrokenOff = DASH.test(marks);
    if (close > to && marks !== '.' && rules.speechTag?.test(following)) return false;
    const beforeHan = HAN.test(text[from - 1] ?? '');
    if (ELLIPSIS.test(marks) || /^\.(?: ?\.)+$/.test(marks)) {
      if (from === this.start || /[,，、]/.test(text[from - 1]!)) return false;
      if (rules.afterEllipsis?.test(following)) return false;
      if (ELLIPSIS.test(marks) && beforeHan) return close > to || !quoted;
    }
    if (next === close) {
      if (isBrokenOff) return OPENING_QUOTE.test(following);
      const besideHan = beforeHan || HAN.test(following.charAt(0));
      const isPoint = marks.startsWith('.') && !(beforeHan && !/^[\w%]/.test(following));
      if (!besideHan || (isPoint && !this.endsEntry(from, marks, following))) return false;
    }
    if (this.goesOn(following)) return false;
    if (marks !== '.') return true;
    const isTurn = close > to && /^["“]/.test(following);
    return isTurn || this.endsEntry(from, marks, following) || this.fullStopEnds(from, following);
  }

  /** Whether the text behind a mark continues the sentence, by its first letter. */
  private goesOn(following: string): boolean {
    if (!this.hasCapitals || isNumberOfItem(following)) return false;
    const word = /^[\s"'“‘([{«—–\-*•·¿¡…]*(\p{L}+)/u.exec(following)?.[1] ?? '';
    // `iPhone` begins a sentence as it is.
    return /^\p{Ll}(?!\p{Lu})/u.test(word);
  }

  /** Whether a single full stop at `at` ends the sentence rather than an abbreviation or a number. */
  private fullStopEnds(at: number, following: string): boolean {
    const { text, rules } = this;
    if (at - this.start < 8 && isNumber(text.slice(this.start, at))) return false;
    const word = this.wordBefore(at);
    const folded = word.toLowerCase();
    const isInitial = /^\p{Lu}$/u.test(word);
    if (!isInitial) {
      if (rules.titles.has(folded)) return false;
      if (rules.numbered.has(folded) && /^[([]?(?:\d|[IVX]+\b)/.test(following)) return false;
      const isDotted = /^(?:\p{L}\.)+\p{L}$/u.test(word);
      if (!isDotted && !rules.abbreviations.has(folded)) return true;
    }
    const nextWord = /^["'“‘(]*(\p{L}+)/u.exec(following)?.[1] ?? '';
    return rules.starters.has(nextWord.toLowerCase()) || isNumberOfItem(following);
  }

  /** Whether the full stop at `at` ends an entry of a list of persons: `某某议员，O.B.E., J.P.` */
  private endsEntry(at: number, marks: string, following: string): boolean {
    if (marks !== '.' || !HAN.test(following.charAt(0))) return false;
    const before = this.text.slice(Math.max(this.start, at - LOOK), at);
    const letters = /[,，、]\s*([\p{L}.]+)$/u.exec(before)?.[1];
    return letters !== undefined && this.rules.postNominals.has(letters);
  }

  /** The word that ends before `at`, or its last `LOOK` code units. */
  private wordBefore(at: number): string {
    let i = at;
    const limit = Math.max(this.start, at - LOOK);
    while (i > limit && !BEFORE_WORD.test(this.text[i - 1]!)) i -= 1;
    return this.text.slice(i, at);
  }
}

/** `1`, `2.3`, `(4`, `IV`, `a`: what stands before the full stop of an item's number. */
function isNumber(text: string): boolean {
  return /^[(（]?(?:\d{1,3}(?:\.\d{1,3})*|\p{L}|[IVXLC]+|[ivxlc]+)[)）]?$/u.test(text);
}

/** Whether the text begins with the number of a list item: `12. `, `(a) `. */
function isNumberOfItem(text: string): boolean {
  return /^["“]?(?:\d{1,3}\.|[([][a-z\d]{1,3}[)\]])\s/.test(text);
}
