import { migratedDatabase } from '@/tests/database';
import { crashRound } from './round';

describe('a process that is killed while it edits', () => {
  it('leaves every answered change, no half one, and a sound database', async () => {
    for (let round = 0; round < 3; round++) {
      const { answered, faults } = await crashRound(migratedDatabase());
      expect(faults).toEqual([]);
      expect(answered).toBeGreaterThan(0);
    }
  }, 120_000);
});
