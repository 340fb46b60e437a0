import fc from 'fast-check';
import { placesForTargets, type BeadPlace, type StandingTarget } from './places';

const bead = (sourceBlocks: number[], targets: number[] = [], wanted = 0): BeadPlace => ({ sourceBlocks, targets, wanted }); // prettier-ignore
const target = (id: number, order: string, blockId = 100, blockOrder = 'a0'): StandingTarget => ({ id, order, blockId, blockOrder, end: id * 10 }); // prettier-ignore

describe('places for new targets', () => {
  it('stand behind the target of the nearest bead before', () => {
    const { places } = placesForTargets(
      [target(1, 'a0'), target(2, 'a1')],
      [bead([1], [0]), bead([1], [], 1), bead([1], [], 1), bead([1], [1])],
      false,
    );
    const orders = places.map(({ order }) => order);
    expect(['a0', ...orders, 'a1']).toEqual(['a0', ...orders, 'a1'].sort());
    expect(places.map(({ beside, at, block }) => [beside, at, block])).toEqual([
      [1, 10, { id: 100 }],
      [1, 10, { id: 100 }],
    ]);
  });

  it('stand before the first target where none is before', () => {
    const { places } = placesForTargets([target(1, 'a1')], [bead([1], [], 1), bead([1], [0])], false); // prettier-ignore
    expect(places[0]!.order < 'a1').toBe(true);
    expect(places[0]).toMatchObject({ beside: 1, block: { id: 100 } });
  });

  it('make blocks of an unwritten version as the source has them', () => {
    const { places, blocks } = placesForTargets(
      [],
      [bead([7], [], 1), bead([8], [], 1), bead([8], [], 2), bead([9], [], 1)],
      true,
    );
    expect(blocks.map(({ like }) => like)).toEqual([7, 8, 9]);
    expect(places.map(({ block }) => block)).toEqual([0, 1, 1, 1, 2].map((made) => ({ made })));
    const orders = blocks.map(({ order }) => order);
    expect(orders).toEqual([...orders].sort());
  });

  it('join the block of a neighbour whose source stands in the same one', () => {
    const standing = [target(1, 'a0', 100, 'a0'), target(2, 'a1', 101, 'a1')];
    const beads = [
      bead([7], [0]),
      bead([7], [], 1),
      bead([8], [], 1),
      bead([9], [], 1),
      bead([9], [1]),
    ];
    const { places, blocks } = placesForTargets(standing, beads, true);
    expect(places.map(({ block }) => block)).toEqual([{ id: 100 }, { made: 0 }, { id: 101 }]);
    expect(blocks).toHaveLength(1);
    expect(blocks[0]!.order > 'a0' && blocks[0]!.order < 'a1').toBe(true);
  });

  it('keep all targets in the order of their beads, wherever some are missing', () => {
    const shape = fc.array(fc.record({ block: fc.nat(3), has: fc.boolean(), wanted: fc.nat(2) }), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(shape, fc.boolean(), (rows, isUnwritten) => {
        const standing: StandingTarget[] = [];
        const beads = rows.map(({ block, has, wanted }) => {
          if (!has) return bead([block], [], wanted);
          const at = standing.length;
          standing.push(target(at + 1, `a${String.fromCharCode(65 + at)}`, 100 + block, 'a0'));
          return bead([block], [at]);
        });
        const { places } = placesForTargets(standing, beads, isUnwritten);
        expect(places).toHaveLength(beads.reduce((sum, { wanted }) => sum + wanted, 0));
        const orders = beads.flatMap((it, at) => [
          ...it.targets.map((own) => standing[own]!.order),
          ...places.filter((place) => place.bead === at).map(({ order }) => order),
        ]);
        expect(orders).toEqual([...orders].sort());
        expect(new Set(orders).size).toBe(orders.length);
      }),
    );
  });
});
