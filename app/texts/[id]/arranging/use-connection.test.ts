import { pauseAfter, reaching, Unreached } from './use-connection';

describe('a server that cannot be reached', () => {
  it('is told from one that answers with an error', async () => {
    const lost = Promise.reject(new TypeError('Failed to fetch'));
    await expect(reaching(lost)).rejects.toBeInstanceOf(Unreached);
    const failed = new Error('An error occurred.');
    await expect(reaching(Promise.reject(failed))).rejects.toBe(failed);
  });

  it('is asked again after longer and longer, and never given up', () => {
    const pauses = [1, 2, 3, 4, 5, 6, 7, 100].map(pauseAfter);
    expect(pauses).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
  });
});
