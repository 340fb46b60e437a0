import fc from 'fast-check';
import { PatternDistance } from './edit-distance';
import { plainDistance } from './testing';

/** Texts that are alike, now more and now less, of any length about the seams of words of 32 bits. */
const alike = fc
  .tuple(
    fc.array(fc.constantFrom(...'abcd'), { maxLength: 240 }),
    fc.array(fc.tuple(fc.nat(240), fc.nat(2), fc.constantFrom(...'abcde')), { maxLength: 80 }),
  )
  .map(([seed, edits]) => {
    const other = [...seed];
    for (const [at, kind, put] of edits) {
      const place = at % (other.length + 1);
      other.splice(place, kind === 0 ? 0 : 1, ...(kind === 1 ? [] : [put]));
    }
    const codes = (list: string[]) => list.map((letter) => letter.charCodeAt(0));
    return [codes(seed), codes(other)] as const;
  });

describe('the distance of a text to a pattern', () => {
  it('is what the matrix says, or one more than the cut-off, whatever the cut-off is', () => {
    fc.assert(
      fc.property(alike, fc.nat(100), ([a, b], most) => {
        const pattern = new PatternDistance(a);
        // Twice: nothing is left of the first text.
        for (let i = 0; i < 2; i++)
          expect(pattern.to(b, most)).toBe(Math.min(plainDistance(a, b), most + 1));
        pattern.release();
      }),
      { numRuns: 3000 },
    );
  });

  it('counts a symbol of the pattern that no text has as an edit', () => {
    const pattern = Array.from({ length: 60 }, (_, i) => (i === 30 ? -1 : 97 + (i % 7)));
    const text = pattern.map((symbol) => (symbol < 0 ? 97 : symbol));
    expect(new PatternDistance(pattern).to(text, 20)).toBe(1);
  });
});
