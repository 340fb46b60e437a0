import { placesOf } from './code-points';
import { lowerBound, type Segment } from './segment';
import { placeBits } from './segment-layout';
import { sign, signatureWords } from './signature';
import type { ConcordanceLine } from './types';

/** Postings of one word that are followed: most are passed over, once there are shorter units than theirs. */
const mostFollowed = 300_000;
/** Postings that are followed where the words are several, each to the text of its unit. */
const mostFollowedOfSeveral = 60_000;
/** So many postings are followed rather than to look at one text. */
const mostMarked = 20;
/** Units that are looked at one after the other for one word; for several as long as there is not enough. */
const mostScanned = 250_000;
const enoughForSeveral = 150_000;
/** Texts that are looked at for several words. */
const mostRead = 100_000;
/** One word in so many units of all is common: the shortest units are looked at one after the other. */
const commonShare = 1 / 50;

interface Line {
  segment: Segment;
  unit: number;
  starts: number[];
  span: number;
}

/** Triples, one after the other, and how many postings they have. */
interface Run {
  from: number;
  to: number;
  postings: number;
}

/** A segment, and what is sought in it. */
interface Place {
  segment: Segment;
  gone: Uint8Array;
  words: readonly Int32Array[];
  /** Of each word, the rarest first. */
  runs: readonly Run[];
  /** The bits that the signature of a unit with all words has. */
  needed: Int32Array;
}

/**
 * Units that hold all words. Of rare words the postings of the rarest one's rarest characters are followed;
 * where they are many, all units are looked at, the shortest first: what is sought stands among them soon.
 */
export function concordanceOf(
  parts: readonly { segment: Segment; gone: Uint8Array }[],
  words: readonly Uint32Array[],
  limit: number,
): ConcordanceLine[] {
  if (words.length === 0 || limit < 1) return [];
  const places: Place[] = [];
  let [postings, units] = [0, 0];
  for (const { segment, gone } of parts) {
    units += segment.count;
    const sought = words.map((word) => segment.symbolsOf(word));
    const runs = runsOf(segment, sought);
    if (!runs) continue;
    postings += runs[0]!.postings;
    places.push({ segment, gone, words: sought, runs, needed: bitsOf(sought) });
  }
  const isCommon =
    words.length === 1 ? postings > units * commonShare : postings > mostFollowedOfSeveral;
  let lines = isCommon ? scan(places, limit) : null;
  lines ??= follow(places, limit);
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

/** Follows postings, as many as are allowed. */
function follow(places: readonly Place[], limit: number): Line[] {
  const lines: Line[] = [];
  let left = places[0]?.words.length === 1 ? mostFollowed : mostFollowedOfSeveral;
  for (const place of places) {
    const { segment, gone, words, runs } = place;
    const { from, to } = runs[0]!;
    // Units that are passed over: those that were seen, and those without the rarest characters of another word.
    const seen = withoutOthers(place);
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
        const line = mayHold(place, unit) ? lineOf(segment, unit, words) : undefined;
        if (line) insert(lines, line, limit);
      }
    }
  }
  return lines;
}

/**
 * Looks at the units of all segments by their length, until no better one can come, or as many as are
 * allowed.
 * @returns null where one word was not found often enough among those: to follow its postings finds more
 */
function scan(places: readonly Place[], limit: number): Line[] | null {
  const lines: Line[] = [];
  const isOne = places[0]?.words.length === 1;
  const next = new Uint32Array(places.length);
  let [looked, read] = [0, 0];
  const isEnough = () =>
    isOne
      ? looked >= mostScanned
      : read >= mostRead || (looked >= enoughForSeveral && lines.length >= limit);
  for (;;) {
    let length = Infinity;
    places.forEach(({ segment }, i) => {
      if (next[i]! < segment.count) length = Math.min(length, segment.lengthOf(next[i]!));
    });
    if (length === Infinity || (isOne && lines.length >= limit && length > lengthOf(lines.at(-1)!)))
      return lines;
    if (isEnough()) return isOne ? null : lines;
    places.forEach((place, i) => {
      const { segment, gone, words } = place;
      let unit = next[i]!;
      for (; unit < segment.count && segment.lengthOf(unit) === length; unit++) {
        looked++;
        if (gone[unit] !== 0 || !mayHold(place, unit)) continue;
        read++;
        const line = lineOf(segment, unit, words);
        if (line) insert(lines, line, limit);
      }
      next[i] = unit;
    });
  }
}

/** Marks units that a further word is not in, as far as that costs less than to look at their texts. */
function withoutOthers({ segment, runs: [rarest, ...others] }: Place): Uint8Array {
  const marks = new Uint8Array(segment.count);
  let marked = 0;
  for (const { from, to, postings } of others) {
    if (postings > rarest!.postings * mostMarked) break;
    const [start, end] = [segment.postingStart[from]!, segment.postingStart[to]!];
    const shift = segment.postings.load(start, end);
    const { list } = segment.postings;
    for (let at = start - shift; at < end - shift; at++) {
      const unit = list[at]! >>> placeBits;
      if (marks[unit] === marked) marks[unit] = marked + 1;
    }
    if (++marked === 255) break;
  }
  if (marked > 0)
    for (let unit = 0; unit < marks.length; unit++) marks[unit] = marks[unit] === marked ? 0 : 1;
  return marks;
}

function bitsOf(words: readonly Int32Array[]): Int32Array {
  const bits = new Int32Array(signatureWords);
  const own = new Int32Array(signatureWords);
  for (const word of words) {
    sign(Uint16Array.from(word), 0, word.length, own, 0);
    own.forEach((it, i) => (bits[i]! |= it));
  }
  return bits;
}

/** Whether a unit has as many of each character as each word has: told without its text. */
function mayHold({ segment, needed }: Place, unit: number): boolean {
  const { signatures } = segment;
  const at = unit * signatureWords;
  return (
    ((needed[0]! & ~signatures[at]!) |
      (needed[1]! & ~signatures[at + 1]!) |
      (needed[2]! & ~signatures[at + 2]!) |
      (needed[3]! & ~signatures[at + 3]!)) ===
    0
  );
}

/**
 * Of each word the triples with the fewest postings of which a unit with it must hold one, the rarest
 * word's first; null where a word cannot be there.
 */
function runsOf(segment: Segment, words: readonly Int32Array[]): Run[] | null {
  const runs: Run[] = [];
  for (const word of words) {
    const run = rarestRun(segment, word);
    if (!run) return null;
    runs.push(run);
  }
  return runs.sort((a, b) => a.postings - b.postings);
}

function rarestRun(segment: Segment, word: Int32Array): Run | null {
  if (word.some((symbol) => symbol < 0)) return null;
  let best: Run | null = null;
  const consider = (from: number, to: number) => {
    const postings = segment.postingStart[to]! - segment.postingStart[from]!;
    if (!best || postings < best.postings) best = { from, to, postings };
  };
  if (word.length === 1) {
    const [low, high] = [(word[0]! << 16) >>> 0, ((word[0]! << 16) | 0xffff) >>> 0];
    const from = lowerBound(segment.pairs, low, 0, segment.pairs.length);
    let to = lowerBound(segment.pairs, high, from, segment.pairs.length);
    if (segment.pairs[to] === high) to++;
    if (from === to) return null;
    consider(segment.pairStart[from]!, segment.pairStart[to]!);
  }
  for (let i = 0; i + 1 < word.length; i++) {
    const pair = pairOf(segment, word[i]!, word[i + 1]!);
    if (pair < 0) return null;
    if (i + 2 < word.length) {
      const triple = segment.tripleOf(pair, word[i + 2]!);
      if (triple < 0) return null;
      consider(triple, triple + 1);
    } else if (word.length === 2) consider(segment.pairStart[pair]!, segment.pairStart[pair + 1]!);
  }
  return best;
}

/** As the segment's own, but without the table that many look-ups pay for: 65,537 numbers of each segment. */
function pairOf({ pairs }: Segment, first: number, second: number): number {
  const key = ((first << 16) | second) >>> 0;
  const at = lowerBound(pairs, key, 0, pairs.length);
  return pairs[at] === key ? at : -1;
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
