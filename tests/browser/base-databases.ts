import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { storeLongText } from './long-text';

/** Where the databases lie that tests begin with. */
export const baseFolder = 'tests/browser/output/base';
const bookBeads = 5000;

/**
 * An empty database, one with the sample text and one with a long book are made once, the first two by
 * the real commands; tests copy them.
 */
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
  copyFileSync(join(baseFolder, 'empty.db'), join(baseFolder, 'book.db'));
  storeLongText(join(baseFolder, 'book.db'), bookBeads);
}
