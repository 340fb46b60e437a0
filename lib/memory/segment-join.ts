import { Segment } from './segment';
import { halvesOf, largestSegment, layoutOf, magic, placeBits, segmentFormat, type Section } from './segment-layout'; // prettier-ignore
import { DictionaryWriter, walkTriples, type Run } from './segment-runs';
import { sharedSymbols, type SharedSymbols } from './segment-symbols';
import { signUnit } from './segment-writer';
import { signatureWords } from './signature';
import { halvesWords } from './split-bound';

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
  const head = [magic, segmentFormat, units, length, pairs.length, thirds.length, length, changes, astral.size, halvesOf(units, length)]; // prettier-ignore
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
  const byHash = segments.map(({ count, hashes, hashUnits }) => ({
    length: count,
    key: (at: number) => hashes[at]!,
    unit: (at: number) => hashUnits.at(at),
  }));
  joinOrdered(byHash, { keys: joined.hashes, units: joined.hashUnits.list }, numbers);
  const byId = segments.map(({ count, sortedIds, sortedUnits }) => ({
    length: count,
    key: (at: number) => sortedIds.at(at),
    unit: (at: number) => sortedUnits.at(at),
  }));
  joinOrdered(byId, { keys: joined.sortedIds.list, units: joined.sortedUnits.list }, numbers);
  const postings = joined.postings.list;
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
  let i = ours.lowerBound(theirs.at(0), 0, a.count);
  for (let j = 0; i < a.count && j < b.count;) {
    const order = ours.at(i) - theirs.at(j);
    if (order < 0) i++;
    else if (order > 0) j++;
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
  // It is in memory as a whole.
  const [text, ids, previous, next] = [
    into.text.list,
    into.ids.list,
    into.previous.list,
    into.next.list,
  ];
  const [rawStart, rawPlaces, rawCodes] = [
    into.rawStart.list,
    into.rawPlaces.list,
    into.rawCodes.list,
  ];
  const halves = into.halves.list;
  for (let number = 0; number < into.count; number++) {
    let [from, length, id] = [-1, Infinity, 0];
    for (let i = 0; i < segments.length; i++) {
      const { count, textStart, ids } = segments[i]!;
      const unit = cursors[i]!;
      if (unit === count) continue;
      const own = textStart[unit + 1]! - textStart[unit]!;
      if (own > length || (own === length && ids.at(unit) > id)) continue;
      [from, length, id] = [i, own, ids.at(unit)];
    }
    const segment = segments[from]!;
    const map = symbols?.maps[from];
    const unit = cursors[from]!++;
    numbers[from]![unit] = number;
    ids[number] = id;
    previous[number] = segment.previous.at(unit);
    next[number] = segment.next.at(unit);
    const start = end;
    const [own, ownEnd] = [segment.textStart[unit]!, segment.textStart[unit + 1]!];
    const shift = segment.text.load(own, ownEnd);
    const { list } = segment.text;
    for (let at = own - shift; at < ownEnd - shift; at++) {
      const symbol = list[at]!;
      text[end++] = map ? map[symbol]! : symbol;
    }
    into.textStart[number + 1] = end;
    if (map || segment.halves.length < halves.length)
      signUnit(text, start, end, number, into.signatures, halves);
    else {
      for (let i = 0; i < signatureWords; i++)
        into.signatures[number * signatureWords + i] = segment.signatures[unit * signatureWords + i]!; // prettier-ignore
      if (halves.length > 0) copyHalves(segment, unit, halves, number);
    }
    const rawEnd = segment.rawStart.at(unit + 1);
    for (let at = segment.rawStart.at(unit); at < rawEnd; at++) {
      rawPlaces[change] = segment.rawPlaces.at(at);
      rawCodes[change++] = segment.rawCodes.at(at);
    }
    rawStart[number + 1] = change;
  }
  return numbers;
}

function copyHalves(segment: Segment, unit: number, into: Uint32Array, number: number): void {
  const from = unit * halvesWords;
  const shift = segment.halves.load(from, from + halvesWords);
  const { list } = segment.halves;
  for (let i = 0; i < halvesWords; i++) into[number * halvesWords + i] = list[from - shift + i]!;
}

/** Merges sorted keys and the units that they belong to; of like keys those of the earlier segment come first. */
function joinOrdered(
  lists: readonly Readers[],
  into: { keys: Uint32Array; units: Uint32Array },
  numbers: readonly Uint32Array[],
): void {
  const cursors = new Uint32Array(lists.length);
  const heads = lists.map(({ length, key }) => (length === 0 ? Infinity : key(0)));
  for (let at = 0; at < into.keys.length; at++) {
    let [from, least] = [-1, Infinity];
    for (let i = 0; i < heads.length; i++)
      if (heads[i]! < least) {
        from = i;
        least = heads[i]!;
      }
    const { length, key, unit } = lists[from]!;
    into.keys[at] = least;
    into.units[at] = numbers[from]![unit(cursors[from]!)]!;
    const next = ++cursors[from]!;
    heads[from] = next < length ? key(next) : Infinity;
  }
}

/** Sorted keys, and the unit of each. */
interface Readers {
  length: number;
  key: (at: number) => number;
  unit: (at: number) => number;
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
    const shift = postings.load(from, to);
    const { list } = postings;
    for (let at = from - shift; at < to - shift; at++) {
      const posting = list[at]!;
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
