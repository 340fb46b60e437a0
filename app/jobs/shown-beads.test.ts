import { newerThan, noBeads, withNewer, type ShownBead } from './shown-beads';

const bead = (number: number, length = 0): ShownBead => ({
  source: `第${number}句。`,
  target: 'x'.repeat(length),
  confidence: 0.5,
});
const beads = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => bead(from + at));

describe('beads that are shown', () => {
  it('grow at their end', () => {
    const shown = withNewer(withNewer(noBeads, beads(1, 3), 3), beads(4, 5), 6);
    expect(shown).toEqual({ beads: beads(1, 5), shown: 5, made: 6 });
  });

  it('are the newest two hundred', () => {
    let shown = noBeads;
    for (let from = 1; from <= 1000; from += 50)
      shown = withNewer(shown, beads(from, from + 49), from + 49);
    expect(shown).toEqual({ beads: beads(801, 1000), shown: 1000, made: 1000 });
  });

  it('are fewer where they are long, but one is always there', () => {
    const long = withNewer(noBeads, [bead(1, 90_000), bead(2, 90_000), bead(3, 90_000)], 3);
    expect(long.beads.map(({ source }) => source)).toEqual(['第2句。', '第3句。']);
    expect(withNewer(long, [bead(4, 900_000)], 4).beads).toHaveLength(1);
  });

  it('are told to each who watches once, wherever they came in', () => {
    const shown = withNewer(noBeads, beads(1, 300), 300);
    expect(newerThan(shown, 297)).toEqual(beads(298, 300));
    expect(newerThan(shown, 300)).toEqual([]);
    expect(newerThan(shown, 0)).toEqual(beads(101, 300));
  });
});
