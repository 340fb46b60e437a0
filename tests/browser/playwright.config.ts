import { defineConfig, devices } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  outputDir: 'output',
  globalSetup: './base-databases.ts',
  // Each test has a server and a database of its own.
  fullyParallel: true,
  workers: 2,
  // A small machine does all of it at once: what is slow there is not wrong.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  // Where the browser or the server cannot run at all, ten tests show it as well as a hundred.
  maxFailures: process.env.CI ? 10 : 0,
  // A test that passes only at the second try has found something: `npm test` names it at the end. It does
  // not hold up all else on a machine that others use.
  retries: process.env.CI ? 1 : 0,
  reporter: [['list'], ...(process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['json'] as ['json']] : [])],
  use: {
    ...devices['Desktop Chrome'],
    locale: 'en-GB',
    timezoneId: 'Asia/Shanghai',
    // Without retries, the trace of the one run is all the evidence there is. Where nobody can open it
    // (CI keeps what is printed), an eighth of the time is saved; `--trace on` has it at any time.
    // No pictures of every step: drawing them costs time without a graphics card.
    trace: process.env.CI
      ? 'off'
      : { mode: 'retain-on-failure', screenshots: false, sources: false },
    launchOptions: {
      executablePath: process.env.HEBI_BROWSER,
      // No sandbox in containers; no shared memory there either; nothing is asked of the network.
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-dev-shm-usage',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
