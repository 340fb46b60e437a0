import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { run } from './run.mjs';
import { fail, say } from './say.mjs';

const installed = [
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

// The last release for Node 20.
const fetched = '@sparticuz/chromium@147.0.0';

/**
 * The browser for the tests: HEBI_BROWSER, else one that is installed, else Chromium from the npm
 * registry, kept in node_modules.
 * @returns {Promise<string>} its executable
 */
export async function findBrowser() {
  const chosen = process.env.HEBI_BROWSER;
  if (chosen && !existsSync(chosen)) fail(`HEBI_BROWSER names no file: ${chosen}`);
  const found = chosen ?? installed.find((path) => existsSync(path));
  if (found) return found;

  const folder = resolve('node_modules/.cache/hebi-browser');
  const entry = join(folder, 'node_modules/@sparticuz/chromium/package.json');
  if (!existsSync(entry)) {
    say('Fetching Chromium from the npm registry …');
    const args = ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', fetched];
    const { code, output } = await run(args, {
      command: process.platform === 'win32' ? 'npm.cmd' : 'npm',
      shell: process.platform === 'win32',
    });
    if (code !== 0)
      fail(`No browser: install Chrome, or set HEBI_BROWSER. npm says:\n${output.trim()}`);
  }
  const require = createRequire(entry);
  const chromium = require('@sparticuz/chromium');
  return (chromium.default ?? chromium).executablePath();
}
