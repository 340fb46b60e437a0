import fc from 'fast-check';
import {
  addBeads,
  beadAt,
  beadOfId,
  beadOfSentence,
  beadsOf,
  isWhole,
  missingRuns,
  placeBeads,
  rearrange,
  replaceBeads,
  windowSize,
  type BeadWindows,
} from './bead-windows';
import { bead } from './testing/beads';

const beads = (from: number, count: number) =>
  Array.from({ length: count }, (_, at) => bead(from + at));

describe('windows of beads', () => {
  const windows = addBeads(new Map(), windowSize, beads(windowSize, windowSize + 7));

  it('give a bead by its place, and nothing where it is not here', () => {
    expect(beadAt(windows, windowSize)?.index).toBe(windowSize);
    expect(beadAt(windows, 2 * windowSize + 6)?.index).toBe(2 * windowSize + 6);
    expect(beadAt(windows, 2 * windowSize + 7)).toBeUndefined();
    expect(beadAt(windows, 0)).toBeUndefined();
  });

  it('find a bead by its id or by a sentence of either side, as long as it is here', () => {
    const wanted = beadAt(windows, windowSize + 5)!;
    expect(beadOfId(windows, wanted.id)).toBe(wanted);
    for (const { id } of [...wanted.source, ...wanted.target])
      expect(beadOfSentence(windows, id)).toBe(wanted);
    expect(beadOfId(windows, bead(3).id)).toBeUndefined();
    expect(beadOfSentence(windows, -1)).toBeUndefined();
  });

  it('take changed beads, and leave the others and the old windows alone', () => {
    const changed = bead(windowSize + 3, { status: 'confirmed' });
    const after = replaceBeads(windows, [changed, bead(3)]);
    expect(beadAt(after, windowSize + 3)).toBe(changed);
    expect(beadAt(windows, windowSize + 3)?.status).toBe('machine');
    expect(after.has(0)).toBe(false);
  });

  it('list what is here in order, however it came', () => {
    const both = addBeads(windows, 0, beads(0, windowSize));
    expect(beadsOf(both).map(({ index }) => index)).toEqual(
      Array.from({ length: 2 * windowSize + 7 }, (_, at) => at),
    );
  });
});

describe('windows of which only some beads are here', () => {
  const some = placeBeads(new Map(), [bead(5), bead(windowSize + 2)]);

  it('give these, and are fetched when all of them are wanted', () => {
    expect(beadsOf(some).map(({ index }) => index)).toEqual([5, windowSize + 2]);
    expect(beadAt(some, 4)).toBeUndefined();
    expect(isWhole(some, 0, 1_000)).toBe(false);
    expect(isWhole(addBeads(some, 0, beads(0, windowSize)), 0, 1_000)).toBe(true);
    expect(isWhole(placeBeads(new Map(), beads(0, 7)), 0, 7)).toBe(true);
  });

  it('take changes as others do, and move with what comes and goes', () => {
    const changed = bead(5, { status: 'confirmed' });
    expect(beadAt(replaceBeads(some, [changed]), 5)).toBe(changed);
    const made = { ...bead(3), id: 9_999 };
    const after = rearrange(some, { beads: [made], made: [9_999], removed: [], total: 1_001 })!;
    expect(beadsOf(after).map(({ index }) => index)).toEqual([3, 6, windowSize + 3]);
  });
});

describe('windows after beads came and went', () => {
  const total = 3 * windowSize;
  const whole = addBeads(new Map(), 0, beads(0, total));
  const idsOf = (windows: BeadWindows | null) => windows && beadsOf(windows).map(({ id }) => id);
  const placesOf = (windows: BeadWindows) => beadsOf(windows).map(({ index }) => index);
  const ids = beads(0, total).map(({ id }) => id);

  it('move up behind a merge; the last one, not whole any more, is fetched again', () => {
    const merged = bead(5, { revision: 1 });
    const after = rearrange(whole, { beads: [merged], made: [], removed: [ids[6]!], total: total + 59 }); // prettier-ignore
    expect(idsOf(after)).toEqual(ids.filter((_, at) => at !== 6));
    expect(placesOf(after!)).toEqual(Array.from({ length: total - 1 }, (_, at) => at));
    expect([0, 1, 2, 3].map((window) => isWhole(after!, window, total + 59))).toEqual([true, true, false, false]); // prettier-ignore
    expect(beadAt(after!, 5)).toBe(merged);
  });

  it('are whole to the end where the text ends', () => {
    const after = rearrange(whole, { beads: [bead(5)], made: [], removed: [ids[6]!], total: total - 1 }); // prettier-ignore
    expect(beadsOf(after!)).toHaveLength(total - 1);
  });

  it('move down behind a split, and back again', () => {
    const made = { ...bead(6), id: 9_999 };
    const split = rearrange(whole, { beads: [bead(5), made], made: [9_999], removed: [], total: total + 1 })!; // prettier-ignore
    expect(idsOf(split)).toEqual([...ids.slice(0, 6), 9_999, ...ids.slice(6)]);
    const merged = rearrange(split, {
      beads: [bead(5)],
      made: [],
      removed: [9_999],
      total,
    });
    expect(idsOf(merged)).toEqual(ids);
  });

  it('stay where beads changed far behind them', () => {
    const far = { ...bead(500), id: 9_999 };
    const change = { beads: [bead(5, { revision: 1 }), bead(400), far], made: [9_999], removed: [], total: 501 }; // prettier-ignore
    const after = rearrange(whole, change)!;
    expect(idsOf(after)).toEqual([...ids, 9_999]);
    expect(beadAt(after, 5)?.revision).toBe(1);
  });

  it('are not guessed where a bead is gone that was not here', () => {
    const change = { beads: [bead(5)], made: [], removed: [12_345], total: total - 1 };
    expect(rearrange(whole, change)).toBeNull();
  });
});

describe('what is missing', () => {
  const none = () => false;

  it('comes in runs, as long as one request may bring', () => {
    expect(missingRuns(none, -50, 3 * windowSize - 1, 10_000, 2 * windowSize)).toEqual([
      { from: 0, count: 2 * windowSize },
      { from: 2 * windowSize, count: windowSize },
    ]);
  });

  it('ends with the text', () => {
    expect(missingRuns(none, 0, 1000, 10, 480)).toEqual([{ from: 0, count: windowSize }]);
    expect(missingRuns(none, 0, 1000, 0, 480)).toEqual([]);
  });

  it('is all that was asked for, and nothing that is here', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2000 }),
        fc.nat(3000),
        fc.nat(600),
        fc.uniqueArray(fc.nat(40)),
        (total, first, length, here) => {
          let windows: BeadWindows = new Map(here.map((number) => [number, []]));
          for (const run of missingRuns(
            (it) => windows.has(it),
            first,
            first + length,
            total,
            480,
          )) {
            expect(run.count).toBeLessThanOrEqual(480);
            for (let from = run.from; from < run.from + run.count; from += windowSize) {
              expect(windows.has(from / windowSize)).toBe(false);
              windows = new Map(windows).set(from / windowSize, []);
            }
          }
          for (let index = first; index <= Math.min(first + length, total - 1); index++)
            expect(windows.has(Math.floor(index / windowSize))).toBe(true);
        },
      ),
    );
  });
});
