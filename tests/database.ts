import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeClient } from '@/lib/store/client';

const migrations = 'prisma/migrations';

/**
 * A migrated, empty database of its own for each test of the calling file, named by HEBI_DB. The
 * migrated file is made once, by the real command, and copied.
 */
export function useFreshDatabase(): void {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hebi-test-'));
    process.env.HEBI_DB = join(folder, 'test.db');
    copyFileSync(migratedDatabase(), process.env.HEBI_DB);
  });
  afterEach(async () => {
    await closeClient();
    rmSync(folder, { recursive: true, force: true });
  });
}

/** An empty, migrated database file, the same for all who ask: to be copied. */
export function migratedDatabase(): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(migrations, { recursive: true, encoding: 'utf8' }).sort())
    if (name.endsWith('.sql')) hash.update(readFileSync(join(migrations, name)));
  const file = join(tmpdir(), `hebi-migrated-${hash.digest('hex').slice(0, 16)}.db`);
  if (existsSync(file)) return file;
  const making = mkdtempSync(join(tmpdir(), 'hebi-migrate-'));
  execFileSync(process.execPath, ['--import', 'tsx', 'scripts/migrate.ts'], {
    env: { ...process.env, HEBI_DB: join(making, 'base.db') },
  });
  // Test files run side by side: whoever is first puts the whole file in place.
  renameSync(join(making, 'base.db'), file);
  rmSync(making, { recursive: true });
  return file;
}
