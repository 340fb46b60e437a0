import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Where the databases lie that tests begin with. */
export const baseFolder = 'tests/browser/output/base';

/** An empty database, and one with the sample text, are made once by the real commands; tests copy them. */
export default function makeBaseDatabases(): void {
  rmSync(baseFolder, { recursive: true, force: true });
  mkdirSync(baseFolder, { recursive: true });
  const command = (database: string, ...args: string[]) =>
    execFileSync(process.execPath, ['--import', 'tsx', ...args], {
      env: { ...process.env, HEBI_DB: join(baseFolder, `${database}.db`) },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  command('empty', 'scripts/migrate.ts');
  const samples = 'public/samples/whitepaper';
  command('sample', 'scripts/ingest.ts', '--zh', `${samples}.zh.txt`, '--en', `${samples}.en.md`);
}
