import './end-with-reader';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { migrate } from '@/lib/store/migrations';
import { crashRound } from './crash/round';

const program = new Command('crash')
  .description('Kills an editing process at random moments and checks what it left on disk.')
  .option('--rounds <count>', 'how often', countOf, 100);

function countOf(value: string): number {
  const count = Number(value);
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError('Give a whole number from 1.'); // prettier-ignore
  return count;
}

const { rounds } = program.parse().opts<{ rounds: number }>();
const folder = mkdtempSync(join(tmpdir(), 'hebi-crash-'));
const migrated = join(folder, 'base.db');
await migrate(migrated);
let answered = 0;
let bad = 0;
for (let round = 1; round <= rounds; round++) {
  const result = await crashRound(migrated);
  answered += result.answered;
  if (result.faults.length === 0) continue;
  bad++;
  console.log(`round ${round}: ${result.faults.join('; ')}`);
}
rmSync(folder, { recursive: true });
console.log(`${rounds} kills after ${answered} answered changes: ${bad} with faults`);
process.exitCode = bad === 0 ? 0 : 1;
