import fc from 'fast-check';
import { RowSizes } from './row-sizes';

const anyKey = fc.integer({ min: -3, max: 3 });
const anyStep = fc.oneof(
  fc.tuple(fc.constant('set' as const), anyKey, fc.nat(99)),
  fc.tuple(fc.constant('delete' as const), anyKey, fc.constant(0)),
  fc.tuple(fc.constant('clear' as const), anyKey, fc.constant(0)),
);

describe('heights of rows', () => {
  it('are what a map would say, also where rows were measured that are not here', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 20 }), (steps) => {
        const map = new Map<number, number>();
        let sizes = new RowSizes<number>();
        for (const [what, key, size] of steps) {
          for (const it of [map, sizes])
            if (what === 'set') it.set(key, size);
            else if (what === 'delete') it.delete(key);
            else it.clear();
          for (let at = -3; at <= 3; at++) expect(sizes.get(at)).toBe(map.get(at));
          sizes = RowSizes.from(sizes);
        }
        expect([...sizes]).toEqual([...map]);
      }),
    );
  });
});
