import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, test as base, type Page } from '@playwright/test';
import { serverAddress } from '@/scripts/server-address';
import { baseFolder } from './base-databases';

export { expect };

export interface App {
  /** `http://127.0.0.1:<port>` */
  url: string;
  /** The database file of this test's server. */
  database: string;
}

interface Fixtures {
  /** What the database holds when the test begins. */
  start: 'sample' | 'empty';
  /** Console errors that the test provokes on purpose. */
  expectedErrors: RegExp[];
  app: App;
  watched: undefined;
}

/** Each test has a server of its own on a fresh database. An unexpected error in the page fails it. */
export const test = base.extend<Fixtures>({
  start: ['sample', { option: true }],
  expectedErrors: [[], { option: true }],
  app: async ({ start }, provide) => {
    const folder = mkdtempSync(join(tmpdir(), 'hebi-browser-'));
    const database = join(folder, 'hebi.db');
    copyFileSync(join(baseFolder, `${start}.db`), database);
    const server = spawn(process.execPath, ['--import', 'tsx', 'scripts/serve.ts'], {
      env: { ...process.env, NODE_ENV: 'production', HEBI_DB: database, PORT: '0', HEBI_DEV: '' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const closed = once(server, 'close');
    try {
      await provide({ url: await serverAddress(server), database });
    } finally {
      server.kill('SIGTERM');
      await closed;
      rmSync(folder, { recursive: true, force: true });
    }
  },
  baseURL: async ({ app }, provide) => provide(app.url),
  watched: [
    async ({ context, expectedErrors }, provide) => {
      const errors: string[] = [];
      context.on('weberror', ({ error }) => errors.push(error().message));
      context.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text());
      });
      await provide(undefined);
      const unexpected = errors.filter((error) => !expectedErrors.some((it) => it.test(error)));
      expect(unexpected, 'errors in the page').toEqual([]);
    },
    { auto: true },
  ],
});

/** No violation of WCAG 2.2 A and AA, nor of axe's best practices, as far as axe sees. */
export async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((it) => it.html).join(' ')}`);
  expect(found, 'accessibility violations').toEqual([]);
}
