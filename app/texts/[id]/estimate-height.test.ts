import { estimateHeight, guessHeights, unknownHeight } from './estimate-height';
import { bead, sentence } from './testing/beads';

const long = '网络空间命运共同体是人类命运共同体的重要组成部分。'.repeat(8);

describe('the guessed height of a bead', () => {
  it('grows with the text and shrinks with the width', () => {
    const short = estimateHeight(bead(0), 500, false);
    const tall = estimateHeight(bead(0, { source: [sentence(0, long)] }), 500, false);
    expect(tall).toBeGreaterThan(short);
    expect(estimateHeight(bead(0, { source: [sentence(0, long)] }), 900, false)).toBeLessThan(tall);
  });

  it('is that of the taller side, or of both where they are stacked', () => {
    const both = bead(0, { source: [sentence(0, long)], target: [sentence(5, 'Short.')] });
    const side = estimateHeight(both, 500, false);
    expect(side).toBe(estimateHeight({ ...both, target: [] }, 500, false));
    expect(estimateHeight(both, 500, true)).toBeGreaterThan(side);
  });

  it('is finite for a column without width', () => {
    expect(estimateHeight(bead(0, { source: [sentence(0, long)] }), -20, false)).toBeLessThan(
      10_000,
    );
  });
});

describe('guesses for a whole text', () => {
  it('go by the text where it is known, by the average elsewhere', () => {
    const known = [bead(0), bead(1, { source: [sentence(10, long)] })];
    const guess = guessHeights(known, 500, false);
    const [short, tall] = known.map((it) => estimateHeight(it, 500, false)) as [number, number];
    expect([guess(0), guess(1), guess(7)]).toEqual([short, tall, Math.round((short + tall) / 2)]);
  });

  it('have something to go by even where nothing is known', () => {
    expect(guessHeights([], 500, false)(3)).toBe(unknownHeight);
  });
});
