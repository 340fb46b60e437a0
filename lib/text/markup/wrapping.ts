import { linesOf, widthOf } from './line-breaks';

/** How the lines of a plain text make paragraphs. */
export interface Layout {
  /** Whether lines are cut at a width; else every line is a paragraph. */
  wrapped: boolean;
  /** The width in columns that they are cut at. */
  width: number;
  /** Whether paragraphs begin with an indent that other lines do not have. */
  indented: boolean;
}

const closed = /[。！？!?.…：:；;][”’"'」』）)\]]*$/;

/** Columns that a wrapped line has at least and at most. */
const [leastWidth, mostWidth] = [24, 160];

/**
 * Tells from a whole plain text whether its lines are wrapped. They are where most lines that another
 * follows directly are nearly as wide as the widest, and often break off inside a sentence. Lines that
 * nearly all begin with a capital are verse. Linear.
 */
export function layoutOf(source: string): Layout {
  const widths = new Uint32Array(mostWidth * 3);
  const openWidths = new Uint32Array(mostWidth * 3);
  let count = 0;
  let capitals = 0;
  let latin = 0;
  let indents = 0;
  let lines = 0;
  let previous = '';
  for (const { start, end, indent } of linesOf(source)) {
    const line = source.slice(start, end);
    if (line !== '') {
      lines += 1;
      if (indent > 0) indents += 1;
    }
    if (line !== '' && previous !== '') {
      count += 1;
      const width = Math.min(widthOf(previous), widths.length - 1);
      widths[width]! += 1;
      if (!closed.test(previous.slice(-8))) openWidths[width]! += 1;
      if (/^["'“‘(]?\p{L}/u.test(line) && /^["'“‘(]?\p{Script=Latin}/u.test(line)) {
        latin += 1;
        if (/^["'“‘(]?\p{Lu}/u.test(line)) capitals += 1;
      }
    }
    previous = line;
  }
  const width = percentile(widths, count * 0.95);
  const from = Math.floor(width * 0.75);
  const full = sum(widths, from);
  const open = sum(openWidths, from);
  const isVerse = latin > count / 2 && capitals > latin * 0.7;
  const wrapped =
    count >= 3 &&
    width >= leastWidth &&
    width <= mostWidth &&
    full >= count * 0.6 &&
    open >= full * 0.4 &&
    !isVerse;
  return { wrapped, width, indented: indents > 0 && indents < lines * 0.7 };
}

function percentile(counts: Uint32Array, rank: number): number {
  let seen = 0;
  for (let i = 0; i < counts.length; i += 1) {
    seen += counts[i]!;
    if (seen >= rank) return i;
  }
  return counts.length;
}

function sum(counts: Uint32Array, from: number): number {
  return counts.subarray(from).reduce((total, n) => total + n, 0);
}

/** Whether a line ends its paragraph: it is short, and its sentence is closed. */
export function endsParagraph(line: string, { width }: Layout): boolean {
  return widthOf(line) < width * 0.7 && closed.test(line.slice(-8));
}
