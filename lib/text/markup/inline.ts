import { BOLD, ITALIC, TrackedText } from '../tracked';
import type { Span } from '../types';
import { lineJoint } from './line-breaks';

/** A piece of markup: taken out of the text, or changed for what it means. */
interface Cut extends Span {
  text: string;
}

interface Delimiter extends Span {
  /** What it must be paired with: `**`, `_`, … */
  name: string;
  canOpen: boolean;
  canClose: boolean;
}

type Shift = { at: number; style: number; by: 1 | -1 };

/** Tags, comments and emphasis in plain text: what OCR and word processors leave behind. */
const plainMarks = /\*{2,}|<(?:!--|\/?[a-z][a-z1-6]{0,9}(?=[\s/>])[^<>]{0,300}>)/giu;
/** Also what Markdown has (CommonMark 0.31, 6). */
const markdownMarks =
  /\\[!-/:-@[-`{-~]|`{1,3}|\*+|_+|!?\[|\](?:\([^()<>]{0,1000}\))?|<(?:!--|\/?[a-z][a-z1-6]{0,9}(?=[\s/>])[^<>]{0,300}>|[a-z][a-z+.-]{1,20}:[^\s<>]{1,1000}>)|&(?:#\d{1,7}|#x[\da-f]{1,6}|amp|lt|gt|quot|nbsp|copy|mdash|ndash|hellip|[lr][sd]quo);/giu;

const inlineTags = new Set(
  'a abbr b big br center cite code del div em font i ins mark p q s small span strike strong sub sup tt u'.split(
    ' ',
  ),
);
const styles: Readonly<Record<string, number>> = { b: BOLD, strong: BOLD, i: ITALIC, em: ITALIC };
const references: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0', copy: '©', mdash: '—', ndash: '–',
  hellip: '…', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”',
}; // prettier-ignore

/**
 * The text of a paragraph without its markup, several where `<br>` parts it.
 *
 * Emphasis pairs with the nearest of its kind; other than in CommonMark, a mark between Chinese
 * characters opens and closes whatever stands beside it (`**。**各`). Marks without a partner are text.
 * Linear: every mark is looked at once, and none is longer than a fixed bound.
 *
 * @param lines the paragraph's lines in the source, trimmed
 */
export function readInline(
  source: string,
  lines: readonly Span[],
  markdown: boolean,
): TrackedText[] {
  const reader = new InlineReader(source, markdown);
  for (const line of lines) reader.read(line);
  return reader.build(lines);
}

class InlineReader {
  private readonly cuts: Cut[] = [];
  private readonly shifts: Shift[] = [];
  private readonly breaks: number[] = [];
  /** The last delimiter of each name that waits for its partner. */
  private readonly open = new Map<string, Delimiter>();
  /** Opening brackets of links that wait for theirs. */
  private readonly links: Span[] = [];
  private tagDepth: Record<number, number> = { [BOLD]: 0, [ITALIC]: 0 };
  /** Before this, markup has been read already. */
  private done = 0;

  constructor(
    private readonly source: string,
    private readonly markdown: boolean,
  ) {}

  read({ start, end }: Span): void {
    const line = this.source.slice(start, end);
    for (const match of line.matchAll(this.markdown ? markdownMarks : plainMarks)) {
      const from = start + match.index;
      if (from < this.done) continue;
      this.readMark(match[0], { start: from, end: from + match[0].length }, { start, end });
    }
  }

  private readMark(mark: string, span: Span, line: Span): void {
    switch (mark[0]) {
      case '\\':
        this.cut({ start: span.start, end: span.start + 1 });
        this.done = span.end;
        return;
      case '&':
        this.cut(span, meaningOf(mark));
        return;
      case '`':
        this.readCode(mark, span, line);
        return;
      case '<':
        this.readTag(mark, span, line);
        return;
      case '!':
      case '[':
        this.links.push(span);
        return;
      case ']':
        this.readLinkEnd(mark, span);
        return;
      default:
        this.readEmphasis(mark, span, line);
    }
  }

  private cut(span: Span, text = ''): void {
    this.cuts.push({ start: span.start, end: span.end, text });
  }

  private readCode(mark: string, span: Span, line: Span): void {
    // A search that fails is not made again on this line.
    if (this.failed.get(mark) === line.start) return;
    const close = this.source.indexOf(mark, span.end);
    if (close < 0 || close >= line.end) {
      this.failed.set(mark, line.start);
      return;
    }
    this.cut(span);
    this.cut({ start: close, end: close + mark.length });
    this.done = close + mark.length;
  }

  private readonly failed = new Map<string, number>();

  private readTag(mark: string, span: Span, line: Span): void {
    if (mark === '<!--') {
      if (this.failed.get(mark) === line.start) return;
      const close = this.source.indexOf('-->', span.end);
      if (close < 0 || close >= line.end) {
        this.failed.set(mark, line.start);
        return;
      }
      this.done = close + 3;
      this.cut({ start: span.start, end: this.done });
      return;
    }
    const name = /^<\/?([a-z][a-z1-6]*)(?=[\s/>])/i.exec(mark)?.[1]?.toLowerCase();
    if (name === undefined) {
      // <https://…>: the brackets go, the address stays.
      this.cut({ start: span.start, end: span.start + 1 });
      this.cut({ start: span.end - 1, end: span.end });
      return;
    }
    if (!inlineTags.has(name)) return;
    this.cut(span);
    if (name === 'br' || name === 'p' || name === 'div') this.breaks.push(span.start);
    const style = Object.hasOwn(styles, name) ? styles[name]! : 0;
    if (style === 0) return;
    const isEnd = mark[1] === '/';
    if (isEnd && this.tagDepth[style] === 0) return;
    this.tagDepth[style]! += isEnd ? -1 : 1;
    this.shifts.push({ at: span.start, style, by: isEnd ? -1 : 1 });
  }

  private readLinkEnd(mark: string, span: Span): void {
    const opening = this.links.pop();
    if (!opening || mark.length === 1) return;
    if (this.source[opening.start] === '!') {
      this.cut({ start: opening.start, end: span.end });
    } else {
      this.cut(opening);
      this.cut(span);
    }
  }

  private readEmphasis(name: string, span: Span, line: Span): void {
    if (name.length > 3 || (!this.markdown && name.length !== 2)) return;
    const before = span.start > line.start ? this.source[span.start - 1]! : ' ';
    const after = span.end < line.end ? this.source[span.end]! : ' ';
    const isWord = (character: string) => /[\p{L}\p{N}]/u.test(character);
    const intraword = name[0] === '_' && isWord(before) && isWord(after);
    const delimiter: Delimiter = {
      ...span,
      name,
      canOpen: !/\s/.test(after) && !intraword,
      canClose: !/\s/.test(before) && !intraword,
    };
    const opening = this.open.get(name);
    if (opening && delimiter.canClose && opening.end < span.start) {
      this.open.delete(name);
      this.pair(opening, span, name.length);
    } else if (delimiter.canOpen && !opening) {
      this.open.set(name, delimiter);
    }
  }

  private pair(opening: Span, closing: Span, marks: number): void {
    this.cut(opening);
    this.cut(closing);
    for (const style of marks === 1 ? [ITALIC] : marks === 2 ? [BOLD] : [BOLD, ITALIC])
      this.shifts.push({ at: opening.start, style, by: 1 }, { at: closing.start, style, by: -1 });
  }

  build(lines: readonly Span[]): TrackedText[] {
    const { source } = this;
    const cuts = disjoint(this.cuts);
    this.shifts.sort((a, b) => a.at - b.at);
    const depth: Record<number, number> = { [BOLD]: 0, [ITALIC]: 0 };
    const styleNow = () => (depth[BOLD]! > 0 ? BOLD : 0) | (depth[ITALIC]! > 0 ? ITALIC : 0);
    let [nextCut, nextShift, nextBreak] = [0, 0, 0];
    const blocks: TrackedText[] = [];
    let parts: TrackedText[] = [];
    const finish = () => {
      const block = TrackedText.concat(parts).trim();
      if (block.length > 0) blocks.push(block);
      parts = [];
    };
    lines.forEach((line, at) => {
      const previous = lines[at - 1];
      if (previous && parts.length > 0) {
        const gap = { start: previous.end, end: line.start };
        const joint = lineJoint(
          source.slice(previous.end - 3, previous.end),
          source.slice(line.start, line.start + 3),
        );
        parts.push(TrackedText.standIn(joint, gap, styleNow()));
      }
      for (let place = line.start; place < line.end;) {
        const cut = cuts[nextCut];
        const stop = Math.min(cut?.start ?? line.end, line.end);
        parts.push(TrackedText.verbatim(source, { start: place, end: stop }, styleNow()));
        place = stop;
        if (!cut || cut.start >= line.end) continue;
        parts.push(TrackedText.standIn(cut.text, cut, styleNow()));
        for (; this.shifts[nextShift] && this.shifts[nextShift]!.at < cut.end; nextShift += 1) {
          const { style, by } = this.shifts[nextShift]!;
          depth[style]! += by;
        }
        for (; nextBreak < this.breaks.length && this.breaks[nextBreak]! < cut.end; nextBreak += 1)
          finish();
        place = cut.end;
        nextCut += 1;
      }
    });
    finish();
    return blocks;
  }
}

/** Cuts in order, without those inside others. */
function disjoint(cuts: Cut[]): Cut[] {
  cuts.sort((a, b) => a.start - b.start || b.end - a.end);
  let end = 0;
  return cuts.filter((cut) => {
    if (cut.start < end) return false;
    end = cut.end;
    return true;
  });
}

function meaningOf(reference: string): string {
  const name = reference.slice(1, -1).toLowerCase();
  if (!name.startsWith('#')) return references[name] ?? reference;
  const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
    ? String.fromCodePoint(code)
    : '\ufffd';
}
