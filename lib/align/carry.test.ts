import fc from 'fast-check';
import { carryBeads, type OldBead } from './carry';
import type { Bead } from './types';

/** Aligns a region as one bead: where it cuts, not how well, is tested here. */
const asOneBead = (source: number[], target: number[]): Bead[] => [
  { source: [...source.keys()], target: [...target.keys()], confidence: 0.5 },
];

const identity = (length: number) => Int32Array.from({ length }, (_, at) => at);

const oneToOne = (length: number): OldBead[] =>
  Array.from({ length }, (_, at) => ({ id: at + 1, source: [at], target: [at] }));

describe('carrying an alignment over to a new reading', () => {
  it('keeps every bead where every sentence stayed', () => {
    const carried = carryBeads(oneToOne(3), identity(3), identity(3), asOneBead);
    expect(carried.map((bead) => bead.kept)).toEqual([1, 2, 3]);
  });

  it('aligns anew only between the beads that stayed', () => {
    const carried = carryBeads(
      oneToOne(3),
      Int32Array.of(0, -1, -1, 2),
      Int32Array.of(0, -1, 2),
      asOneBead,
    );
    expect(carried.map(({ kept, source, target }) => [kept, source, target])).toEqual([
      [1, [0], [0]],
      [null, [1, 2], [1]],
      [3, [3], [2]],
    ]);
  });

  it('frees the other side of a bead that lost a sentence', () => {
    const carried = carryBeads(oneToOne(2), Int32Array.of(0), identity(2), asOneBead);
    expect(carried.map(({ kept, source, target }) => [kept, source, target])).toEqual([
      [1, [0], [0]],
      [null, [], [1]],
    ]);
  });

  it('keeps a bead whose sentences moved, at their new place', () => {
    const carried = carryBeads(oneToOne(3), Int32Array.of(1, 2, 0), identity(3), asOneBead);
    expect(carried.map((bead) => bead.kept)).toEqual([2, 3, 1]);
  });

  it('yields a partition in source order, whatever stayed', () => {
    const side = fc.array(fc.boolean(), { maxLength: 12 });
    const reading = fc.tuple(side, fc.nat({ max: 3 }));
    fc.assert(
      fc.property(reading, reading, fc.nat(), ([s, addedS], [t, addedT], seed) => {
        const beads = randomBeads(s.length, t.length, seed);
        const oldOf = (stayed: boolean[], added: number) =>
          Int32Array.from([
            ...stayed.flatMap((stays, at) => (stays ? [at] : [])),
            ...new Array<number>(added).fill(-1),
          ]);
        const [source, target] = [oldOf(s, addedS), oldOf(t, addedT)];
        const carried = carryBeads(beads, source, target, asOneBead);
        const all = (side: 'source' | 'target') => carried.flatMap((bead) => bead[side]);
        expect(all('source')).toEqual([...source.keys()]);
        expect(all('target').sort((a, b) => a - b)).toEqual([...target.keys()]);
      }),
    );
  });
});

/** A monotone partition of two sides, drawn from a seed. */
function randomBeads(sources: number, targets: number, seed: number): OldBead[] {
  const beads: OldBead[] = [];
  // Lehmer's generator stays at 0 for ever: it must begin elsewhere.
  let state = 1 + (seed % 2147483646);
  const draw = (max: number) => (state = (state * 48271) % 2147483647) % (max + 1);
  for (let i = 0, j = 0; i < sources || j < targets;) {
    const m = Math.min(draw(2), sources - i);
    const n = Math.min(m === 0 ? 1 : draw(2), targets - j);
    if (m + n === 0) continue;
    const run = (from: number, length: number) => Array.from({ length }, (_, k) => from + k);
    beads.push({ id: beads.length + 1, source: run(i, m), target: run(j, n) });
    i += m;
    j += n;
  }
  return beads;
}
