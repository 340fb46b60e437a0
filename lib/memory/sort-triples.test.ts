import fc from 'fast-check';
import { placeBits } from './segment-layout';
import { sortTriples } from './sort-triples';

/** The units' symbols one after the other, and where each begins. */
function laidOut(units: readonly number[][]): [Uint16Array, Uint32Array] {
  const starts = [0];
  for (const unit of units) starts.push(starts.at(-1)! + unit.length);
  return [Uint16Array.from(units.flat()), Uint32Array.from(starts)];
}

/** Each place with its three symbols, sorted by comparing. */
function plainly(units: readonly number[][]) {
  return units
    .flatMap((unit, number) =>
      unit.map((first, place) => ({
        triple: [first, unit[place + 1] ?? 0, unit[place + 2] ?? 0] as const,
        posting: ((number << placeBits) | place) >>> 0,
      })),
    )
    .sort(
      (a, b) =>
        a.triple.map((symbol, i) => symbol - b.triple[i]!).find((order) => order !== 0) ??
        a.posting - b.posting,
    );
}

describe('the places of triples', () => {
  // Few symbols make long lists, many make short ones: each is sorted another way.
  it.each([3, 40, 65535])('are in order, with %i symbols', (most) => {
    const unit = fc.array(fc.integer({ min: 1, max: most }), { maxLength: 60 });
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 40 }), (units) => {
        const { pairs, pairStart, thirds, postingStart, postings } = sortTriples(...laidOut(units));
        const wanted = plainly(units);
        expect([...postings]).toEqual(wanted.map(({ posting }) => posting));
        const found: number[][] = [];
        pairs.forEach((pair, at) => {
          for (let third = pairStart[at]!; third < pairStart[at + 1]!; third++)
            for (let i = postingStart[third]!; i < postingStart[third + 1]!; i++)
              found.push([pair >>> 16, pair & 0xffff, thirds[third]!]);
        });
        expect(found).toEqual(wanted.map(({ triple }) => [...triple]));
      }),
    );
  });

  it('take a time that does not grow with the different symbols', () => {
    const symbols = Array.from({ length: 60_000 }, (_, i) => i + 1);
    // After each of 60,000 symbols stand fourteen others: lists far shorter than there are symbols.
    const units = Array.from({ length: 14 }, (_, turn) =>
      symbols.flatMap((symbol, i) => [symbol, symbols[(i * 7 + turn) % symbols.length]!]),
    );
    const [text, starts] = laidOut(units);
    const started = process.cpuUsage();
    sortTriples(text, starts);
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(20);
  });
});
