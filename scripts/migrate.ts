import { databaseFile } from '@/lib/store/database-file';
import { StoreError } from '@/lib/store/errors';
import { migrate, schemaDifference } from '@/lib/store/migrations';

/**
 * `npm run migrate` brings the database (HEBI_DB) to the newest migration;
 * `npm run migrate -- --sql` prints the SQL that would take the newest migration to schema.prisma:
 * the body of a new migration, empty where the two agree.
 */
async function main(): Promise<void> {
  if (process.argv.includes('--sql')) {
    const { mkdtempSync, rmSync } = await import('node:fs');
    const { tmpdir } = await import('node:os');
    const { join } = await import('node:path');
    const scratch = mkdtempSync(join(tmpdir(), 'hebi-'));
    try {
      await migrate(join(scratch, 'scratch.db'));
      process.stdout.write(await schemaDifference(join(scratch, 'scratch.db')));
    } finally {
      rmSync(scratch, { recursive: true });
    }
    return;
  }
  const applied = await migrate(databaseFile());
  for (const name of applied) console.log(`Applied ${name}`);
}

main().catch((error: unknown) => {
  if (!(error instanceof StoreError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
});
