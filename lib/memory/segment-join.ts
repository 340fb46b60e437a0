import { lowerBound, Segment } from './segment';
import { largestSegment, layoutOf, magic, placeBits, segmentFormat, type Section } from './segment-layout'; // prettier-ignore
import { DictionaryWriter, walkTriples, type Run } from './segment-runs';
import { sharedSymbols, type SharedSymbols } from './segment-symbols';
import { sign } from './segment-writer';

/**
 * One segment of several, all of their units kept, by walking their sorted lists side by side: what it
 * takes beside the segments and the outcome is a word a unit and the dictionary, where building anew
 * would take that much again. Time: linear, times how many segments there are.
 * @param segments that share no id; at most `largestSegment` units in all
 */
export function joinSegments(segments: readonly Segment[]): Segment {
  const sum = (of: (segment: Segment) => number) =>
    segments.reduce((sum, segment) => sum + of(segment), 0);
  const units = sum(({ count }) => count);
  if (units > largestSegment) throw new Error(`more than ${largestSegment} units in one segment`);
  const length = sum(({ text }) => text.length);
  const changes = sum(({ rawPlaces }) => rawPlaces.length);
  const symbols = sharedSymbols(segments);
  const dictionary = new DictionaryWriter();
  walkTriples(segments, symbols, (key, runs) => dictionary.take(key, runs));
  const { pairs, pairStart, thirds, postingStart } = dictionary.end();
  const astral = symbols?.astral ?? new Map<number, number>();
  const head = [magic, segmentFormat, units, length, pairs.length, thirds.length, length, changes, astral.size]; // prettier-ignore
  const layout = layoutOf(head);
  const bytes = new Uint8Array(layout.end);
  const words = ({ start, length }: Section) => new Uint32Array(bytes.buffer, start, length);
  const halves = ({ start, length }: Section) => new Uint16Array(bytes.buffer, start, length);
  words({ start: 0, length: 16 }).set(head);
  words(layout.astral).set([...astral].flatMap(([point, symbol]) => [symbol, point]));
  words(layout.pairs).set(pairs);
  words(layout.pairStart).set(pairStart);
  halves(layout.thirds).set(thirds);
  words(layout.postingStart).set(postingStart);
  const joined = new Segment(bytes);
  const numbers = joinUnits(segments, joined, symbols);
  joinOrdered(segments, 'hashes', 'hashUnits', joined, numbers);
  joinOrdered(segments, 'sortedIds', 'sortedUnits', joined, numbers);
  const { postings } = joined;
  let at = 0;
  walkTriples(segments, symbols, (_, runs) => {
    at = joinPostings(runs, segments, numbers, postings, at);
  });
  return joined;
}

/** Whether two segments hold the same id. */
export function shareIds(a: Segment, b: Segment): boolean {
  if (a.count === 0 || b.count === 0) return false;
  const [ours, theirs] = [a.sortedIds, b.sortedIds];
  let i = lowerBound(ours, theirs[0]!, 0, a.count);
  for (let j = 0; i < a.count && j < b.count;) {
    if (ours[i]! < theirs[j]!) i++;
    else if (ours[i]! > theirs[j]!) j++;
    else return true;
  }
  return false;
}

/** Writes what is kept by unit, in the order of length, then id. @returns each unit's new number, by segment */
function joinUnits(
  segments: readonly Segment[],
  into: Segment,
  symbols: SharedSymbols | null,
): Uint32Array[] {
  const numbers = segments.map(({ count }) => new Uint32Array(count));
  const cursors = new Uint32Array(segments.length);
  let [end, change] = [0, 0];
  for (let number = 0; number < into.count; number++) {
    let [from, length, id] = [-1, Infinity, 0];
    for (let i = 0; i < segments.length; i++) {
      const { count, textStart, ids } = segments[i]!;
      const unit = cursors[i]!;
      if (unit === count) continue;
      const own = textStart[unit + 1]! - textStart[unit]!;
      if (own > length || (own === length && ids[unit]! > id)) continue;
      [from, length, id] = [i, own, ids[unit]!];
    }
    const segment = segments[from]!;
    const map = symbols?.maps[from];
    const unit = cursors[from]!++;
    numbers[from]![unit] = number;
    into.ids[number] = id;
    into.previous[number] = segment.previous[unit]!;
    into.next[number] = segment.next[unit]!;
    const start = end;
    for (let at = segment.textStart[unit]!; at < segment.textStart[unit + 1]!; at++) {
      const symbol = segment.text[at]!;
      into.text[end++] = map ? map[symbol]! : symbol;
    }
    into.textStart[number + 1] = end;
    if (map) sign(into.text, start, end, into.signatures, number * 4);
    else
      for (let i = 0; i < 4; i++)
        into.signatures[number * 4 + i] = segment.signatures[unit * 4 + i]!;
    for (let at = segment.rawStart[unit]!; at < segment.rawStart[unit + 1]!; at++) {
      into.rawPlaces[change] = segment.rawPlaces[at]!;
      into.rawCodes[change++] = segment.rawCodes[at]!;
    }
    into.rawStart[number + 1] = change;
  }
  return numbers;
}

/** Merges sorted keys and the units that they belong to; of like keys those of the earlier segment come first. */
function joinOrdered(
  segments: readonly Segment[],
  keys: 'hashes' | 'sortedIds',
  units: 'hashUnits' | 'sortedUnits',
  into: Segment,
  numbers: readonly Uint32Array[],
): void {
  const lists = segments.map((segment) => segment[keys]);
  const owners = segments.map((segment) => segment[units]);
  const cursors = new Uint32Array(segments.length);
  for (let at = 0; at < into.count; at++) {
    let [from, least] = [-1, Infinity];
    for (let i = 0; i < lists.length; i++)
      if (cursors[i]! < lists[i]!.length && lists[i]![cursors[i]!]! < least) {
        from = i;
        least = lists[i]![cursors[i]!]!;
      }
    into[keys][at] = least;
    into[units][at] = numbers[from]![owners[from]![cursors[from]!++]!]!;
  }
}

let scratch = new Uint32Array(1024);

/** Writes the postings of one triple, of all segments, in their order. @returns where they end */
function joinPostings(
  runs: readonly Run[],
  segments: readonly Segment[],
  numbers: readonly Uint32Array[],
  into: Uint32Array,
  start: number,
): number {
  let end = start;
  for (const { index, from, to } of runs) {
    const { postings } = segments[index]!;
    const number = numbers[index]!;
    const middle = end;
    for (let at = from; at < to; at++) {
      const posting = postings[at]!;
      into[end++] = (number[posting >>> placeBits]! << placeBits) | (posting & placeMask);
    }
    if (middle > start && into[middle - 1]! > into[middle]!) mergeTail(into, start, middle, end);
  }
  return end;
}

const placeMask = (1 << placeBits) - 1;

/** Merges the sorted [start, middle) and [middle, end), from behind. */
function mergeTail(list: Uint32Array, start: number, middle: number, end: number): void {
  const count = end - middle;
  if (scratch.length < count) scratch = new Uint32Array(count * 2);
  for (let i = 0; i < count; i++) scratch[i] = list[middle + i]!;
  let [a, b] = [middle - 1, count - 1];
  for (let at = end - 1; b >= 0; at--)
    list[at] = a >= start && list[a]! > scratch[b]! ? list[a--]! : scratch[b--]!;
}
