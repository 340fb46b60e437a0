import { lastPlace, placeBits } from './segment-layout';

/** What `sortTriples` makes: the dictionary of a segment and its postings (`segment-layout.ts`). */
export interface SortedTriples {
  pairs: Uint32Array;
  pairStart: Uint32Array;
  thirds: Uint32Array;
  postingStart: Uint32Array;
  /** Valid until the next call. */
  postings: Uint32Array;
}

/** Shorter lists are sorted by putting each in its place. */
const few = 24;
/** Places within a list that is sorted as numbers: key and place must fit 53 bits. */
const mostNumbered = 2 ** 21;

/**
 * Sorts the places of units by the three symbols that stand there, 0 behind the end of a unit; like
 * ones stay in their order. Each place is written once to the list of its first symbol, with the two
 * others as its key, and each list is sorted by itself: memory is walked in order, never at random, as
 * a table of all triples would. Time: linear in the text, times the logarithm of a list where the
 * lists are short beside the number of different symbols.
 * @param text symbols of the units, one after the other, none of them 0
 * @param starts where each unit begins; one more at the end
 */
export function sortTriples(text: Uint16Array, starts: Uint32Array): SortedTriples {
  const { ranks, symbols, ends } = listsOf(text);
  const length = text.length;
  const keys = wordsOf('keys', length);
  const postings = wordsOf('postings', length);
  const at = ends.slice();
  for (let unit = 0; unit + 1 < starts.length; unit++) {
    const [start, end] = [starts[unit]!, starts[unit + 1]!];
    if (start === end) continue;
    let first = ranks[text[start]!]!;
    let second = start + 1 < end ? ranks[text[start + 1]!]! : 0;
    for (let i = start; i < end; i++) {
      const third = i + 2 < end ? ranks[text[i + 2]!]! : 0;
      const place = i - start;
      const to = at[first]!++;
      keys[to] = (second << 16) | third;
      postings[to] = (unit << placeBits) | (place < lastPlace ? place : lastPlace);
      first = second;
      second = third;
    }
  }
  const sorter = new ListSorter(keys, postings, symbols.length);
  const dictionary = new Dictionary(symbols);
  for (let first = 1; first < symbols.length; first++) {
    const [start, end] = [ends[first]!, at[first]!];
    sorter.sort(start, end);
    dictionary.take(first, keys, start, end);
  }
  return { ...dictionary.end(length), postings };
}

/** Longer lists are made anew each time. */
const longestKept = 1 << 22;
const lists = new Map<string, Uint32Array>();

/** A list of words with anything in it, kept between calls: fresh memory costs as much as a pass over it. */
function wordsOf(name: string, length: number): Uint32Array {
  if (length > longestKept) return new Uint32Array(length);
  let list = lists.get(name);
  if (!list || list.length < length)
    lists.set(name, (list = new Uint32Array(Math.min(longestKept, Math.ceil(length * 1.25)))));
  return list.subarray(0, length);
}

// Kept between calls, and all 0: a segment of one unit is not to pay for 65,536 counters.
const counts = new Uint32Array(0x10000);
const ranks = new Uint16Array(0x10000);

/** The symbols in order, each one's rank among them, and where the list of each begins. */
function listsOf(text: Uint16Array) {
  const found: number[] = [];
  for (let i = 0; i < text.length; i++) if (counts[text[i]!]!++ === 0) found.push(text[i]!);
  const symbols = Uint16Array.from([0, ...found]).sort();
  const ends = new Uint32Array(symbols.length);
  let sum = 0;
  for (let rank = 1; rank < symbols.length; rank++) {
    const symbol = symbols[rank]!;
    ranks[symbol] = rank;
    ends[rank] = sum;
    sum += counts[symbol]!;
    counts[symbol] = 0;
  }
  return { ranks, symbols, ends };
}

/** Sorts stretches of keys, and postings with them; like keys stay in their order. */
class ListSorter {
  private otherKeys: Uint32Array = new Uint32Array();
  private otherPostings: Uint32Array = new Uint32Array();
  private numbered = new Float64Array(0);
  private readonly counts: Uint32Array;

  /** @param ranks how many different values each half of a key may have */
  constructor(
    private readonly keys: Uint32Array,
    private readonly postings: Uint32Array,
    ranks: number,
  ) {
    this.counts = new Uint32Array(ranks);
  }

  sort(start: number, end: number): void {
    const count = end - start;
    if (count <= few) return this.insert(start, end);
    if (this.otherKeys.length < count) {
      this.otherKeys = wordsOf('other keys', count);
      this.otherPostings = wordsOf('other postings', count);
    }
    if (count * 8 < this.counts.length && count < mostNumbered) return this.number(start, end);
    const { keys, postings, otherKeys, otherPostings } = this;
    this.pass(keys, postings, start, otherKeys, otherPostings, 0, count, 0);
    this.pass(otherKeys, otherPostings, 0, keys, postings, start, count, 16);
  }

  /** A stable pass of counting over 16 bits of the keys. */
  private pass(
    keys: Uint32Array,
    postings: Uint32Array,
    from: number,
    toKeys: Uint32Array,
    toPostings: Uint32Array,
    to: number,
    count: number,
    shift: 0 | 16,
  ): void {
    // prettier-ignore
    const { counts } = this;
    counts.fill(0);
    for (let i = from; i < from + count; i++) counts[(keys[i]! >>> shift) & 0xffff]!++;
    let sum = to;
    for (let i = 0; i < counts.length; i++) {
      const here = counts[i]!;
      counts[i] = sum;
      sum += here;
    }
    for (let i = from; i < from + count; i++) {
      const key = keys[i]!;
      const place = counts[(key >>> shift) & 0xffff]!++;
      toKeys[place] = key;
      toPostings[place] = postings[i]!;
    }
  }

  /** For lists short beside the counters: key and place as one number, sorted without a comparison function. */
  private number(start: number, end: number): void {
    const { keys, postings, otherKeys, otherPostings } = this;
    const count = end - start;
    if (this.numbered.length < count) this.numbered = new Float64Array(count * 2);
    const numbered = this.numbered.subarray(0, count);
    for (let i = 0; i < count; i++) {
      otherKeys[i] = keys[start + i]!;
      otherPostings[i] = postings[start + i]!;
      numbered[i] = keys[start + i]! * mostNumbered + i;
    }
    numbered.sort();
    for (let i = 0; i < count; i++) {
      const from = numbered[i]! % mostNumbered;
      keys[start + i] = otherKeys[from]!;
      postings[start + i] = otherPostings[from]!;
    }
  }

  private insert(start: number, end: number): void {
    const { keys, postings } = this;
    for (let i = start + 1; i < end; i++) {
      const [key, posting] = [keys[i]!, postings[i]!];
      let at = i;
      for (; at > start && keys[at - 1]! > key; at--) {
        keys[at] = keys[at - 1]!;
        postings[at] = postings[at - 1]!;
      }
      keys[at] = key;
      postings[at] = posting;
    }
  }
}

/** The different pairs and thirds of sorted keys, and where the postings of each begin. */
class Dictionary {
  private readonly pairs = new Growing();
  private readonly pairStart = new Growing();
  private readonly thirds = new Growing();
  private readonly postingStart = new Growing();

  constructor(private readonly symbols: Uint16Array) {}

  take(first: number, keys: Uint32Array, start: number, end: number): void {
    const { symbols, pairs, pairStart, thirds, postingStart } = this;
    for (let i = start; i < end; i++) {
      const key = keys[i]!;
      const before = keys[i - 1]!;
      if (i > start && key === before) continue;
      if (i === start || key >>> 16 !== before >>> 16) {
        pairs.push(((symbols[first]! << 16) | symbols[key >>> 16]!) >>> 0);
        pairStart.push(thirds.length);
      }
      thirds.push(symbols[key & 0xffff]!);
      postingStart.push(i);
    }
  }

  end(postings: number): Omit<SortedTriples, 'postings'> {
    this.pairStart.push(this.thirds.length);
    this.postingStart.push(postings);
    const { pairs, pairStart, thirds, postingStart } = this;
    return {
      pairs: pairs.list(),
      pairStart: pairStart.list(),
      thirds: thirds.list(),
      postingStart: postingStart.list(),
    };
  }
}

/** A list of words that grows. */
class Growing {
  length = 0;
  private items = new Uint32Array(256);

  push(item: number): void {
    if (this.length === this.items.length) {
      const larger = new Uint32Array(this.length * 2);
      larger.set(this.items);
      this.items = larger;
    }
    this.items[this.length++] = item;
  }

  list(): Uint32Array {
    return this.items.subarray(0, this.length);
  }
}
