import fc from 'fast-check';
import {
  bestSplit,
  exchangeTargets,
  heirs,
  isSame,
  mergeBeads,
  moveSentences,
  nameOf,
  partSides,
  shiftSide,
  splitBead,
  type Group,
  type Regrouped,
  type BeadSide,
} from './operations';

const bead = (source: number[], target: number[]): Group => ({ source, target });
const names = (regrouped: Regrouped) => regrouped?.map(nameOf) ?? null;

describe('an operation on beads', () => {
  it('merges two into one, in the order of the text', () => {
    expect(names(mergeBeads(bead([4], [7, 8]), bead([2], [])))).toEqual(['2,4|7,8']);
  });

  it('splits one at a boundary of either side', () => {
    expect(names(splitBead(bead([1, 2], [1, 2, 3]), { source: 1, target: 2 }))).toEqual([
      '1|1,2',
      '2|3',
    ]);
    expect(splitBead(bead([1], [1]), { source: 1, target: 1 })).toBeNull();
  });

  it('finds the split whose halves hold like shares', () => {
    expect(bestSplit({ source: [10, 30], target: [12, 14, 15] })).toEqual({ source: 1, target: 1 });
    expect(bestSplit({ source: [30, 10], target: [12, 14, 15] })).toEqual({ source: 1, target: 2 });
  });

  it('splits a one-sided bead in its middle, and one sentence from one as two one-sided beads', () => {
    expect(bestSplit({ source: [], target: [10, 2, 9] })).toEqual({ source: 0, target: 1 });
    expect(bestSplit({ source: [7], target: [9] })).toEqual({ source: 1, target: 0 });
    expect(bestSplit({ source: [7], target: [] })).toBeNull();
  });

  it('moves sentences, and lets a bead go that has none left', () => {
    expect(moveSentences(bead([1], [1, 2]), bead([2], [3]), 'target', [2])).toEqual({
      from: bead([1], [1]),
      to: bead([2], [2, 3]),
    });
    expect(moveSentences(bead([], [2]), bead([2], [3]), 'target', [2])?.from).toBeNull();
    expect(moveSentences(bead([1], [1]), bead([2], [3]), 'target', [9])).toBeNull();
  });

  it('exchanges two targets, and parts a bead into its sides', () => {
    expect(names(exchangeTargets(bead([1], [1]), bead([2], [2])))).toEqual(['1|2', '2|1']);
    expect(names(partSides(bead([1], [1, 2])))).toEqual(['1|', '|1,2']);
    expect(partSides(bead([1], []))).toBeNull();
  });

  it('mends a slip by moving the rest of a side one bead on', () => {
    const run = [bead([1], [1]), bead([2], [2]), bead([3], [])];
    expect(names(shiftSide(run, 'target', 1))).toEqual(['1|', '2|1', '3|2']);
    expect(names(shiftSide([bead([1], [1]), bead([2], [2])], 'target', 1))).toEqual([
      '1|',
      '2|1',
      '|2',
    ]);
  });

  it('mends a slip by moving the rest of a side one bead back', () => {
    const run = [bead([1], []), bead([2], [1]), bead([3], [2])];
    expect(names(shiftSide(run, 'target', -1))).toEqual(['1|1', '2|2', '3|']);
  });
});

describe('the beads of a run', () => {
  it('go on in those that hold their sentences, of the source first', () => {
    const before = [bead([1], [1]), bead([2], [2])];
    expect(heirs(before, mergeBeads(before[0]!, before[1]!)!)).toEqual([0]);
    expect(heirs(before, shiftSide(before, 'target', 1)!)).toEqual([0, 1, null]);
    expect(heirs([bead([1], [1])], partSides(bead([1], [1]))!)).toEqual([0, null]);
  });
});

/** An alignment of a random text: a partition in which either side may be empty. */
const alignments = fc
  .array(fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 3 })), { minLength: 1, maxLength: 12 })
  .map((sizes) => {
    const next = { source: 0, target: 0 };
    const take = (side: BeadSide, count: number) =>
      Array.from({ length: count }, () => next[side]++);
    return sizes
      .map(([s, t]) => bead(take('source', s), take('target', t)))
      .filter(({ source, target }) => source.length + target.length > 0);
  })
  .filter((beads) => beads.length > 0);

const picks = fc.array(
  fc.record({
    kind: fc.constantFrom('merge', 'split', 'move', 'far', 'exchange', 'part', 'on', 'back'),
    at: fc.nat(),
    other: fc.nat(),
    side: fc.constantFrom<BeadSide>('source', 'target'),
  }),
  { maxLength: 30 },
);
type Pick = typeof picks extends fc.Arbitrary<(infer P)[]> ? P : never;

interface Done {
  at: number;
  before: readonly Group[];
  after: readonly Group[];
}

/** Does what was picked to the run where it was picked; null where it cannot be done. */
function perform(beads: readonly Group[], { kind, at: where, other, side }: Pick): Done | null {
  const at = where % beads.length;
  const two = beads.slice(at, at + 2);
  const [first, second] = two as [Group, Group | undefined];
  const done = (before: readonly Group[], after: Regrouped): Done | null =>
    after && { at, before, after };
  if (kind === 'split') {
    const lengths = { source: first.source.map(() => 1), target: first.target.map(() => 1) };
    const place = bestSplit(lengths);
    return place && done([first], splitBead(first, place));
  }
  if (kind === 'part') return done([first], partSides(first));
  if (kind === 'on' || kind === 'back') {
    const run = beads.slice(at);
    return done(run, shiftSide(run, side, kind === 'on' ? 1 : -1));
  }
  if (kind === 'far') {
    const to = other % beads.length;
    if (to <= at) return null;
    const run = beads.slice(at, to + 1);
    const moved = moveSentences(first, run.at(-1)!, side, first[side].slice(-1));
    return moved && done(run, [...(moved.from ? [moved.from] : []), ...run.slice(1, -1), moved.to]);
  }
  if (!second) return null;
  if (kind === 'merge') return done(two, mergeBeads(first, second));
  if (kind === 'exchange') return done(two, exchangeTargets(first, second));
  const moved = moveSentences(first, second, side, first[side].slice(-1));
  return moved && done(two, [...(moved.from ? [moved.from] : []), moved.to]);
}

describe('any sequence of operations', () => {
  const put = (
    beads: readonly Group[],
    at: number,
    old: readonly Group[],
    now: readonly Group[],
  ) => [...beads.slice(0, at), ...now, ...beads.slice(at + old.length)];

  it('keeps every sentence in one bead, is undone to the start, and redone to the end', () => {
    fc.assert(
      fc.property(alignments, picks, (start, all) => {
        let beads = start;
        const history: Done[] = [];
        for (const pick of all) {
          const operation = perform(beads, pick);
          if (!operation) continue;
          history.push(operation);
          beads = put(beads, operation.at, operation.before, operation.after);
        }
        const end = beads;
        for (const side of ['source', 'target'] as const) {
          const keys = (run: readonly Group[]) =>
            run.flatMap((it) => it[side]).sort((a, b) => a - b);
          expect(keys(end)).toEqual(keys(start));
        }
        expect(end.every(({ source, target }) => source.length + target.length > 0)).toBe(true);
        for (const { at, before, after } of [...history].reverse())
          beads = put(beads, at, after, before);
        expect(isSame(beads, start)).toBe(true);
        for (const { at, before, after } of history) beads = put(beads, at, before, after);
        expect(isSame(beads, end)).toBe(true);
      }),
    );
  });

  it('gives every bead at most one heir, in order', () => {
    fc.assert(
      fc.property(alignments, picks, (beads, all) => {
        for (const pick of all) {
          const operation = perform(beads, pick);
          if (!operation) continue;
          const found = heirs(operation.before, operation.after).filter((it) => it !== null);
          expect(found).toEqual([...new Set(found)].sort((a, b) => a - b));
        }
      }),
    );
  });
});
