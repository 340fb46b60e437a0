import { isUnreached, pauseAfter } from './use-connection';

describe('a server that cannot be reached', () => {
  it('is told from one that answers with an error', () => {
    expect(isUnreached(new TypeError('Failed to fetch'))).toBe(true);
    expect(isUnreached(new Error('An error occurred.'))).toBe(false);
  });

  it('is asked again after longer and longer, and never given up', () => {
    const pauses = [1, 2, 3, 4, 5, 6, 7, 100].map(pauseAfter);
    expect(pauses).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
  });
});
