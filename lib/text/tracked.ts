import type { Span } from './types';

/** Styles of text, as bits. */
export const BOLD = 1;
export const ITALIC = 2;

/**
 * A run of text and the run of the source that it stands for.
 *
 *     source   有 秩 序 的 互 ↵ ↵ # # ␣ 互 联 网 &amp; 人
 *     text     有 秩 序 的 互             联 网 &     人
 *     pieces   [  aligned   ]            [ al. ][ ] [ ]
 *
 * In an aligned piece characters stand one to one; otherwise all of the text stands for all of the
 * source run. `joint`: a repair put the piece where it is, so a span never reaches over its front.
 */
interface Piece {
  /** Where it starts in the text. */
  at: number;
  length: number;
  start: number;
  end: number;
  aligned: boolean;
  style: number;
  joint: boolean;
}

/** A change to a tracked text: [start, end) of the text becomes `text`. */
export interface Edit extends Span {
  text: string;
}

/**
 * Text, every character of which knows where it stands in the decoded source. Immutable.
 * Building, slicing and editing are linear in the text and the number of pieces involved.
 */
export class TrackedText {
  private constructor(
    readonly text: string,
    private readonly pieces: readonly Piece[],
  ) {}

  static readonly empty = new TrackedText('', []);

  /** The source as it stands at a span. */
  static verbatim(source: string, { start, end }: Span, style = 0): TrackedText {
    if (end <= start) return TrackedText.empty;
    const piece = { at: 0, length: end - start, start, end, aligned: true, style, joint: false };
    return new TrackedText(source.slice(start, end), [piece]);
  }

  /** Text that stands for a span of the source without being it: a decoded entity, a line's end. */
  static standIn(text: string, { start, end }: Span, style = 0): TrackedText {
    if (text === '') return TrackedText.empty;
    const aligned = text.length === end - start;
    const piece = { at: 0, length: text.length, start, end, aligned, style, joint: false };
    return new TrackedText(text, [piece]);
  }

  static concat(parts: readonly TrackedText[]): TrackedText {
    const pieces: Piece[] = [];
    let at = 0;
    for (const part of parts) {
      for (const piece of part.pieces) append(pieces, { ...piece, at: at + piece.at });
      at += part.text.length;
    }
    return new TrackedText(parts.map((part) => part.text).join(''), pieces);
  }

  get length(): number {
    return this.text.length;
  }

  slice(start: number, end = this.length): TrackedText {
    if (start <= 0 && end >= this.length) return this;
    if (end <= start) return TrackedText.empty;
    const pieces: Piece[] = [];
    for (let i = this.pieceAt(start); i < this.pieces.length; i += 1) {
      const piece = this.pieces[i]!;
      if (piece.at >= end) break;
      const from = Math.max(start - piece.at, 0);
      const to = Math.min(end - piece.at, piece.length);
      pieces.push({
        ...piece,
        ...part(piece, from, to),
        at: piece.at + from - start,
        length: to - from,
        joint: piece.joint && from === 0,
      });
    }
    return new TrackedText(this.text.slice(start, end), pieces);
  }

  /** Without white space at either end. */
  trim(): TrackedText {
    const start = this.length - this.text.trimStart().length;
    return this.slice(start, Math.max(start, this.text.trimEnd().length));
  }

  /** @param edits ascending and disjoint */
  replace(edits: readonly Edit[]): TrackedText {
    if (edits.length === 0) return this;
    const parts: TrackedText[] = [];
    let done = 0;
    for (const { start, end, text } of edits) {
      parts.push(this.slice(done, start));
      const style = this.pieces[this.pieceAt(start)]?.style ?? 0;
      parts.push(TrackedText.standIn(text, this.hull(start, end), style));
      done = end;
    }
    parts.push(this.slice(done));
    return TrackedText.concat(parts);
  }

  /** The same text, before whose front a repair took something away. */
  withJoint(): TrackedText {
    const [first, ...rest] = this.pieces;
    return first ? new TrackedText(this.text, [{ ...first, joint: true }, ...rest]) : this;
  }

  /**
   * Where [start, end) of the text stands in the source: one span, which may hold markup, or one more
   * for every joint in it. Never empty; an empty span for text that stands for nothing.
   */
  spans(start = 0, end = this.length): Span[] {
    const spans: Span[] = [];
    for (let i = this.pieceAt(start); i < this.pieces.length; i += 1) {
      const piece = this.pieces[i]!;
      if (piece.at >= end) break;
      const from = Math.max(start - piece.at, 0);
      const run = part(piece, from, Math.min(end - piece.at, piece.length));
      const last = spans.at(-1);
      if (run.start === run.end && (last || i + 1 < this.pieces.length)) continue;
      const isNew = (piece.joint && from === 0) || !last || run.start < last.end;
      if (isNew) spans.push({ start: run.start, end: run.end });
      else last.end = run.end;
    }
    if (spans.length === 0) spans.push(this.hull(start, start));
    return spans;
  }

  /** The smallest span of the source that holds [start, end) of the text. */
  hull(start: number, end: number): Span {
    const first = this.sourceAt(start);
    if (end <= start) return { start: first, end: first };
    const { pieces } = this;
    const piece = pieces[this.pieceAt(end - 1)]!;
    return { start: first, end: part(piece, 0, end - piece.at).end };
  }

  /** Where the character at `index` stands in the source; behind the last one, the end of the text. */
  sourceAt(index: number): number {
    const piece = this.pieces[this.pieceAt(index)];
    if (!piece) return this.pieces.at(-1)?.end ?? 0;
    return part(piece, index - piece.at, piece.length).start;
  }

  /** The end of the run with a style that [start, …) begins with, white space counting as styled; `start` if none. */
  styledUntil(style: number, start = 0): number {
    let end = start;
    for (let i = this.pieceAt(start); i < this.pieces.length; i += 1) {
      const piece = this.pieces[i]!;
      const stop = piece.at + piece.length;
      if (
        (piece.style & style) === 0 &&
        /\S/.test(this.text.slice(Math.max(piece.at, start), stop))
      )
        break;
      end = stop;
    }
    return this.text.slice(start, end).trim() === '' ? start : end;
  }

  /** Index of the piece that holds a place of the text; `pieces.length` behind the last. */
  private pieceAt(index: number): number {
    let low = 0;
    let high = this.pieces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const { at, length } = this.pieces[middle]!;
      if (at + length > index) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/**
 * The source of characters [from, to) of a piece. One that is not aligned cannot be divided: its first
 * character has all of its source, so that no two sentences ever claim the same.
 */
function part(piece: Piece, from: number, to: number): Span {
  if (piece.aligned) return { start: piece.start + from, end: piece.start + to };
  return { start: from === 0 ? piece.start : piece.end, end: piece.end };
}

/** Adds a piece, as one with the last where it goes on from there. */
function append(pieces: Piece[], piece: Piece): void {
  const last = pieces.at(-1);
  const goesOn =
    last?.aligned &&
    piece.aligned &&
    last.end === piece.start &&
    last.style === piece.style &&
    !piece.joint;
  if (goesOn) {
    last.length += piece.length;
    last.end = piece.end;
  } else {
    pieces.push(piece);
  }
}
