import { estimateHeight, unknownHeight } from './estimate-height';
import { bead, sentence } from './testing/beads';

const long = '网络空间命运共同体是人类命运共同体的重要组成部分。'.repeat(8);

describe('the guessed height of a bead', () => {
  it('is a fixed one for what is not here', () => {
    expect(estimateHeight(undefined, 500, false)).toBe(unknownHeight);
  });

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
