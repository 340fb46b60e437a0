import { placesOf } from './code-points';
import { lowerBound, type Segment } from './segment';
import { placeBits } from './segment-layout';
import type { ConcordanceLine } from './types';

const mostTried = 300_000;

interface Line {
  segment: Segment;
  unit: number;
  starts: number[];
  span: number;
}

/** Units that hold all words: the postings of the rarest one's rarest characters, each unit checked. */
export function concordanceOf(
  parts: readonly { segment: Segment; gone: Uint8Array }[],
  words: readonly Uint32Array[],
  limit: number,
): ConcordanceLine[] {
  if (words.length === 0 || limit < 1) return [];
  const lines: Line[] = [];
  let left = mostTried;
  for (const { segment, gone } of parts) {
    const sought = words.map((word) => segment.symbolsOf(word));
    const { from, to } = rarestRun(segment, sought);
    const seen = new Uint8Array(segment.count);
    for (let third = from; third < to && left > 0; third++) {
      const start = segment.postingStart[third]!;
      const end = Math.min(segment.postingStart[third + 1]!, start + left);
      const shift = segment.postings.load(start, end);
      const { list } = segment.postings;
      for (let at = start - shift; at < end - shift; at++, left--) {
        const unit = list[at]! >>> placeBits;
        // Of one word the shortest units come first, here as in each run: the rest of it is longer.
        if (words.length === 1 && lines.length >= limit && segment.lengthOf(unit) > lengthOf(lines.at(-1)!)) break; // prettier-ignore
        if (seen[unit] !== 0 || gone[unit] !== 0) continue;
        seen[unit] = 1;
        const line = lineOf(segment, unit, sought);
        if (line) insert(lines, line, limit);
      }
    }
  }
  return lines.map(({ segment, unit, starts }) => {
    const source = segment.sourceOf(unit);
    const places = placesOf(source);
    return {
      id: segment.ids.at(unit),
      source,
      places: starts
        .map((start, i) => ({ start: places[start]!, end: places[start + words[i]!.length]! }))
        .sort((a, b) => a.start - b.start),
    };
  });
}

/** The range of triples with the fewest postings that a unit with all words must hold one of. */
function rarestRun(segment: Segment, words: readonly Int32Array[]): { from: number; to: number } {
  let best = { from: 0, to: 0, cost: Infinity };
  const consider = (from: number, to: number) => {
    const cost = segment.postingStart[to]! - segment.postingStart[from]!;
    if (cost < best.cost) best = { from, to, cost };
  };
  for (const word of words) {
    if (word.some((symbol) => symbol < 0)) return { from: 0, to: 0 };
    if (word.length === 1) {
      const [low, high] = [(word[0]! << 16) >>> 0, ((word[0]! << 16) | 0xffff) >>> 0];
      const from = lowerBound(segment.pairs, low, 0, segment.pairs.length);
      let to = lowerBound(segment.pairs, high, from, segment.pairs.length);
      if (segment.pairs[to] === high) to++;
      consider(segment.pairStart[from]!, segment.pairStart[to]!);
    }
    for (let i = 0; i + 1 < word.length; i++) {
      const pair = segment.pairOf(word[i]!, word[i + 1]!);
      if (pair < 0) return { from: 0, to: 0 };
      if (i + 2 < word.length) {
        const triple = segment.tripleOf(pair, word[i + 2]!);
        if (triple < 0) return { from: 0, to: 0 };
        consider(triple, triple + 1);
      } else if (word.length === 2)
        consider(segment.pairStart[pair]!, segment.pairStart[pair + 1]!);
    }
  }
  return best;
}

function lineOf(segment: Segment, unit: number, words: readonly Int32Array[]): Line | undefined {
  const [first0, end0] = [segment.textStart[unit]!, segment.textStart[unit + 1]!];
  const shift = segment.text.load(first0, end0);
  const text = segment.text.list;
  const [start, end] = [first0 - shift, end0 - shift];
  const starts: number[] = [];
  let [first, last] = [Infinity, 0];
  for (const word of words) {
    let at = start;
    for (; at + word.length <= end; at++) {
      let i = 0;
      while (i < word.length && text[at + i] === word[i]) i++;
      if (i === word.length) break;
    }
    if (at + word.length > end) return undefined;
    starts.push(at - start);
    first = Math.min(first, at);
    last = Math.max(last, at + word.length);
  }
  return { segment, unit, starts, span: last - first };
}

function lengthOf({ segment, unit }: Line): number {
  return segment.lengthOf(unit);
}

function rank(a: Line, b: Line): number {
  return (
    a.span - b.span ||
    lengthOf(a) - lengthOf(b) ||
    b.segment.ids.at(b.unit) - a.segment.ids.at(a.unit)
  );
}

function insert(lines: Line[], line: Line, limit: number): void {
  if (lines.length >= limit && rank(lines.at(-1)!, line) <= 0) return;
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rank(lines[middle]!, line) <= 0) low = middle + 1;
    else high = middle;
  }
  lines.splice(low, 0, line);
  if (lines.length > limit) lines.pop();
}
