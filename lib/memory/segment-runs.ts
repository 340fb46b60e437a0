import type { Segment } from './segment';
import type { SharedSymbols } from './segment-symbols';

/** The postings [from, to) of a triple in the segment of this index. */
export interface Run {
  index: number;
  from: number;
  to: number;
}

/** Three symbols as one number: the pair, then the third. */
const thirdBits = 0x10000;

/**
 * Calls `visit` for each triple that any of the segments has, in order, with its postings in each; the
 * runs are valid until it returns.
 */
export function walkTriples(
  segments: readonly Segment[],
  symbols: SharedSymbols | null,
  visit: (key: number, runs: readonly Run[]) => void,
): void {
  const cursors = segments.flatMap((segment, index): Cursor[] => {
    const map = symbols?.maps[index];
    return map ? mappedCursors(segment, index, map) : [new TripleCursor(segment, index)];
  });
  const runs: Run[] = [];
  for (;;) {
    let least = Infinity;
    for (const { key } of cursors) if (key < least) least = key;
    if (least === Infinity) return;
    runs.length = 0;
    for (const cursor of cursors)
      while (cursor.key === least) {
        runs.push(cursor.run);
        cursor.advance();
      }
    visit(least, runs);
  }
}

interface Cursor {
  /** Infinity at the end. */
  key: number;
  run: Run;
  advance(): void;
}

/** Walks a dictionary as it lies. */
class TripleCursor implements Cursor {
  key = 0;
  run: Run;
  private triple = -1;
  private pair = 0;
  private other: Run;

  constructor(
    private readonly segment: Segment,
    index: number,
  ) {
    // Two of them in turn: the one handed out is read while the next is written.
    this.run = { index, from: 0, to: 0 };
    this.other = { index, from: 0, to: 0 };
    this.advance();
  }

  advance(): void {
    const { thirds, pairs, pairStart, postingStart } = this.segment;
    const triple = ++this.triple;
    if (triple >= thirds.length) {
      this.key = Infinity;
      return;
    }
    while (pairStart[this.pair + 1]! <= triple) this.pair++;
    this.key = pairs[this.pair]! * thirdBits + thirds[triple]!;
    [this.run, this.other] = [this.other, this.run];
    this.run.from = postingStart[triple]!;
    this.run.to = postingStart[triple + 1]!;
  }
}

/** Walks triples whose symbols change: those that stay where they are, or those that move. */
class ListCursor implements Cursor {
  key = Infinity;
  run: Run;
  private at = -1;

  constructor(
    private readonly postingStart: Uint32Array,
    private readonly index: number,
    private readonly keys: Float64Array,
    private readonly triples: Uint32Array,
  ) {
    this.run = { index, from: 0, to: 0 };
    this.advance();
  }

  advance(): void {
    const at = ++this.at;
    if (at >= this.keys.length) {
      this.key = Infinity;
      return;
    }
    const { index, postingStart } = this;
    const triple = this.triples[at]!;
    this.key = this.keys[at]!;
    this.run = { index, from: postingStart[triple]!, to: postingStart[triple + 1]! };
  }
}

/** Few triples have a symbol that changes: the others are in order as they are. */
function mappedCursors(segment: Segment, index: number, map: Uint16Array): ListCursor[] {
  const { pairs, pairStart, thirds, postingStart } = segment;
  const keys = new Float64Array(thirds.length);
  const moved: number[] = [];
  const staying = new Uint32Array(thirds.length);
  let count = 0;
  for (let pair = 0; pair < pairs.length; pair++) {
    const [first, second] = [pairs[pair]! >>> 16, pairs[pair]! & 0xffff];
    const mapped = ((map[first]! << 16) | map[second]!) >>> 0;
    for (let triple = pairStart[pair]!; triple < pairStart[pair + 1]!; triple++) {
      const third = thirds[triple]!;
      keys[triple] = mapped * thirdBits + map[third]!;
      if (mapped === pairs[pair] && map[third] === third) staying[count++] = triple;
      else moved.push(triple);
    }
  }
  moved.sort((a, b) => keys[a]! - keys[b]!);
  return [staying.subarray(0, count), Uint32Array.from(moved)].map(
    (triples) =>
      new ListCursor(postingStart, index, Float64Array.from(triples, (triple) => keys[triple]!), triples), // prettier-ignore
  );
}

/** Gathers a dictionary of triples that come in order. */
export class DictionaryWriter {
  private pairs: number[] = [];
  private pairStart: number[] = [];
  private thirds = new Uint16Array(1 << 16);
  private postingStart = new Uint32Array(1 << 16);
  private triples = 0;
  private postings = 0;
  private pair = -1;

  take(key: number, runs: readonly Run[]): void {
    const pair = Math.floor(key / thirdBits);
    if (pair !== this.pair) {
      this.pairs.push((this.pair = pair));
      this.pairStart.push(this.triples);
    }
    if (this.triples + 1 >= this.postingStart.length) this.grow();
    this.thirds[this.triples] = key % thirdBits;
    this.postingStart[this.triples++] = this.postings;
    for (const { from, to } of runs) this.postings += to - from;
  }

  end() {
    this.pairStart.push(this.triples);
    this.postingStart[this.triples] = this.postings;
    return {
      pairs: this.pairs,
      pairStart: this.pairStart,
      thirds: this.thirds.subarray(0, this.triples),
      postingStart: this.postingStart.subarray(0, this.triples + 1),
    };
  }

  private grow(): void {
    const { thirds, postingStart } = this;
    this.thirds = new Uint16Array(thirds.length * 2);
    this.thirds.set(thirds);
    this.postingStart = new Uint32Array(postingStart.length * 2);
    this.postingStart.set(postingStart);
  }
}
