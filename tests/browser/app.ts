import { mkdirSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, test as base, type Page, type Response, type TestInfo } from '@playwright/test';
import { withSharedApps, type SharedApps } from './shared-apps';
import { startApp, type App, type Start } from './start-app';

export { expect };
export type { App };

interface Fixtures {
  /** What the database holds when the test begins. */
  start: Start;
  /** The test changes no text: it shares its server with others of its kind, as to start one takes longer than most tests. */
  onlyReads: boolean;
  /** Console errors that the test provokes on purpose. */
  expectedErrors: RegExp[];
  app: App;
  watched: undefined;
}

/**
 * Each test has a server of its own on a fresh database, unless it only reads. An unexpected error in
 * the page fails it.
 */
export const test = base.extend<Fixtures, { shared: SharedApps }>({
  start: ['sample', { option: true }],
  onlyReads: [false, { option: true }],
  expectedErrors: [[], { option: true }],
  shared: [({}, provide) => withSharedApps(provide), { scope: 'worker' }],
  app: async ({ start, onlyReads, shared }, provide) => {
    if (onlyReads) return shared.lend(start, provide);
    const app = await startApp(start);
    try {
      await provide(app);
    } finally {
      await app.end();
    }
  },
  baseURL: async ({ app }, provide) => provide(app.url),
  page: async ({ page, javaScriptEnabled }, provide) => {
    if (javaScriptEnabled) whenAlive(page);
    if (process.env.HEBI_SLOW) await slowDown(page, Number(process.env.HEBI_SLOW));
    await provide(page);
  },
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

/** Where a test writes a file: no other test that runs beside it writes there. */
export function inOwnFolder(info: TestInfo, name: string): string {
  mkdirSync(info.outputDir, { recursive: true });
  return info.outputPath(name);
}

/**
 * Makes `goto` and `reload` wait until React has taken over every control: what one sees is drawn by the
 * server, and on a busy machine a key or a click comes before anybody listens.
 */
function whenAlive(page: Page): void {
  const alive = () =>
    page.waitForFunction(() =>
      [...document.querySelectorAll('a, button, input, [role="gridcell"]')].every((control) =>
        Object.keys(control).some((key) => key.startsWith('__react')),
      ),
    );
  for (const move of ['goto', 'reload'] as const) {
    const bare = page[move].bind(page) as (...given: unknown[]) => Promise<Response | null>;
    Object.assign(page, {
      [move]: async (...given: unknown[]) => {
        const answer = await bare(...given);
        await alive();
        return answer;
      },
    });
  }
}

/**
 * Makes the page a third as fast and each answer to a change late: what races, in the product or in a
 * test, loses. `HEBI_SLOW=700 npm run browser` tries all tests so.
 * @param ms by which answers are late
 */
async function slowDown(page: Page, ms: number): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 3 });
  await page.context().route('**', async (route) => {
    if (route.request().method() !== 'GET') await new Promise((resolve) => setTimeout(resolve, ms));
    await route.continue().catch(() => undefined);
  });
}

/**
 * No violation of WCAG 2.2 A and AA, nor of axe's best practices, as far as axe sees. Only violations are
 * collected, and no second page is opened for frames, of which Hebi has none: that takes a quarter of the time.
 */
export async function expectNoViolations(page: Page): Promise<void> {
  // While a page is replaced by the next it has no title for a moment.
  await expect(page).toHaveTitle(/./);
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();
  const { violations } = await axe.analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((it) => it.html).join(' ')}`);
  expect(found, 'accessibility violations').toEqual([]);
}
