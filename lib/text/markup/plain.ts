import { TrackedText } from '../tracked';
import type { Span } from '../types';
import { readInline } from './inline';
import { linesOf } from './line-breaks';
import type { Form, MarkedBlock } from './marked-block';
import { endsParagraph, layoutOf, type Layout } from './wrapping';

const heading = /^(#{1,6})(?:[ \t\u3000]+|(?=[^#\s]))(?!$)/;
const wholeBold = /^(?:\*\*.+\*\*|__.+__|<(b|strong)>.*<\/\1>)$/i;
const bullet = /^(?:[-*+•][ \t]+(?=\S)|(?=\d{1,9}[.)][ \t]+\S))/;
const quote = /^(?:>[ \t]?)+/;
const fence = /^(`{3,}|~{3,})[^`]*$/;
const tableRow = /^\|.*\|$/;
const tableRule = /^\|[ \t:|-]+\|$/;

/**
 * Reads plain text with light markup, or Markdown (the part of CommonMark 0.31 that texts use: ATX
 * headings, lists, block quotes, fenced code, tables by pipes, rules). In Markdown, lines without a
 * blank between them are one paragraph; in plain text only where the file's lines are wrapped.
 * Linear in the length of the source.
 */
export function readPlain(source: string, markdown: boolean): MarkedBlock[] {
  const reader = new PlainReader(source, markdown);
  for (const line of linesOf(source)) reader.read(line, line.indent);
  return reader.end();
}

class PlainReader {
  private readonly blocks: MarkedBlock[] = [];
  /** The lines of the paragraph being read. */
  private lines: Span[] = [];
  private form: Form = 'paragraph';
  private fence = '';
  private readonly layout: Layout;

  constructor(
    private readonly source: string,
    private readonly markdown: boolean,
  ) {
    this.layout = markdown ? { wrapped: true, width: 0, indented: false } : layoutOf(source);
  }

  read(span: Span, indent: number): void {
    const line = this.inQuote(span);
    const text = this.source.slice(line.start, line.end);
    if (this.markdown && this.readFence(text, line)) return;
    if (text === '' || isRule(text)) {
      this.flush();
      return;
    }
    const head = heading.exec(text);
    if (head && (head[1]!.length > 1 || /[ \t\u3000]$/.test(head[0]))) {
      this.readHeading(line, head[0].length, head[1]!.length);
      return;
    }
    if (this.markdown && this.readRow(text, line)) return;
    const item = this.markdown ? bullet.exec(text) : null;
    const isBold = text.length < 500 && wholeBold.test(text);
    if (item || isBold || !this.goesOn(indent)) this.flush();
    this.lines.push(item ? { start: line.start + item[0].length, end: line.end } : line);
    if (item) this.form = 'list-item';
    if (isBold || this.isParagraphEnd(text)) this.flush();
  }

  end(): MarkedBlock[] {
    this.flush();
    return this.blocks;
  }

  /** Whether a line that begins nothing itself goes on with the paragraph. */
  private goesOn(indent: number): boolean {
    return this.layout.wrapped && !(this.layout.indented && indent > 0);
  }

  private isParagraphEnd(text: string): boolean {
    return !this.markdown && this.layout.wrapped && endsParagraph(text, this.layout);
  }

  private inQuote(line: Span): Span {
    if (!this.markdown || this.source[line.start] !== '>') return line;
    const mark = quote.exec(this.source.slice(line.start, line.end))![0];
    return { start: Math.min(line.start + mark.length, line.end), end: line.end };
  }

  /** Whether the line belongs to fenced code; every fence is a paragraph, its lines as they are. */
  private readFence(text: string, line: Span): boolean {
    if (this.fence === '') {
      const opening = fence.exec(text.slice(0, 200))?.[1];
      if (opening === undefined) return false;
      this.flush();
      this.fence = opening;
      return true;
    }
    if (text.startsWith(this.fence) && text.replaceAll(this.fence[0]!, '').trim() === '') {
      this.fence = '';
      this.pushFixed(this.lines);
      this.lines = [];
    } else if (text !== '') {
      this.lines.push(line);
    }
    return true;
  }

  private pushFixed(lines: readonly Span[]): void {
    const parts = lines.flatMap((line, at) => {
      const code = TrackedText.verbatim(this.source, line);
      const previous = lines[at - 1];
      if (!previous) return [code];
      return [TrackedText.standIn(' ', { start: previous.end, end: line.start }), code];
    });
    const content = TrackedText.concat(parts).trim();
    if (content.length > 0) this.blocks.push({ form: 'fixed', content });
  }

  private readHeading(line: Span, mark: number, depth: number): void {
    this.flush();
    const closing = /[ \t]+#+$/.exec(
      this.source.slice(Math.max(line.start, line.end - 50), line.end),
    );
    const end = line.end - (closing?.[0].length ?? 0);
    this.push([{ start: line.start + mark, end }], { form: 'heading', depth });
  }

  /** Whether the line is a row of a table; each of its cells is a block. */
  private readRow(text: string, line: Span): boolean {
    if (!tableRow.test(text)) return false;
    this.flush();
    if (tableRule.test(text)) return true;
    let start = line.start + 1;
    for (let at = start; at < line.end; at += 1) {
      if (this.source[at] !== '|' || this.source[at - 1] === '\\') continue;
      this.push([{ start, end: at }], { form: 'fixed' });
      start = at + 1;
    }
    return true;
  }

  private flush(): void {
    if (this.fence !== '') {
      this.pushFixed(this.lines);
      this.fence = '';
    } else {
      this.push(this.lines, { form: this.form });
    }
    this.lines = [];
    this.form = 'paragraph';
  }

  private push(lines: readonly Span[], block: Omit<MarkedBlock, 'content'>): void {
    if (lines.length === 0) return;
    for (const content of readInline(this.source, lines, this.markdown))
      this.blocks.push({ ...block, content });
  }
}

/** Whether a line is a rule, and no text. */
function isRule(text: string): boolean {
  if (!'-–—*_='.includes(text[0]!)) return false;
  const marks = text.replaceAll(/[ \t]/g, '');
  return marks.length >= 3 && marks === marks[0]!.repeat(marks.length);
}
