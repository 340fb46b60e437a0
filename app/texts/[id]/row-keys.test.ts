import { addBeads, placeBeads, rearrange, replaceBeads, windowSize } from './bead-windows';
import { isSameOrder, rowKeys } from './row-keys';
import { bead } from './testing/beads';

const beads = (count: number) => Array.from({ length: count }, (_, index) => bead(index));
const none = new Map<number, number>();

describe('what a row goes by', () => {
  const windows = addBeads(new Map(), 0, beads(2 * windowSize));

  it('stays with a bead that moves', () => {
    const merged = rearrange(windows, {
      beads: [bead(3, { revision: 1 })],
      made: [],
      removed: [bead(4).id],
      total: 2 * windowSize - 1,
    })!;
    const [before, after] = [rowKeys(windows, none, null), rowKeys(merged, none, null)];
    expect(after(3)).toBe(before(3));
    expect(after(windowSize)).toBe(before(windowSize + 1));
  });

  it('stays with a bead that the server gave another id', () => {
    const former = 2 ** 45;
    const now = replaceBeads(windows, []);
    expect(rowKeys(now, new Map([[bead(7).id, former]]), null)(7)).toBe(former);
  });

  it('is one of each place alone, where no bead is here', () => {
    const keyOf = rowKeys(placeBeads(new Map(), [bead(61)]), none, null);
    const keys = Array.from({ length: 200 }, (_, row) => keyOf(row));
    expect(new Set(keys).size).toBe(200);
    expect(keys[61]).toBe(bead(61).id);
  });

  it('goes by the places that a filter shows', () => {
    const shown = [5, 70, 3];
    const keyOf = rowKeys(windows, none, shown);
    expect([0, 1, 2].map(keyOf)).toEqual(shown.map((index) => bead(index).id));
  });
});

describe('the same order', () => {
  const windows = addBeads(new Map(), 0, beads(80));

  it('is kept where a bead only changes', () => {
    const confirmed = replaceBeads(windows, [bead(2, { status: 'confirmed' })]);
    expect(isSameOrder(windows, confirmed)).toBe(true);
  });

  it('is not where beads come, go or change places', () => {
    expect(isSameOrder(windows, addBeads(windows, 120, [bead(120)]))).toBe(false);
    expect(isSameOrder(windows, placeBeads(windows, [bead(2), { ...bead(3), index: 2 }]))).toBe(
      false,
    );
    expect(isSameOrder(addBeads(new Map(), 0, beads(79)), windows)).toBe(false);
  });
});
