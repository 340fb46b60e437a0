import { hitFrom, stepHit } from './hits';

describe('stepping through hits', () => {
  const hits = [{ index: 3 }, { index: 3 }, { index: 9 }];

  it('begins at the next from where one is, or from the start', () => {
    expect([0, 3, 4, 10].map((index) => hitFrom(hits, index))).toEqual([0, 0, 2, 0]);
    expect(hitFrom([], 0)).toBe(-1);
  });

  it('goes round the ends', () => {
    expect(stepHit(3, 2, 1)).toBe(0);
    expect(stepHit(3, 0, -1)).toBe(2);
    expect(stepHit(0, -1, 1)).toBe(-1);
  });
});
