// `npm test`: everything, on a machine that has only Node and npm. Plain JavaScript, for nothing is installed yet.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './setup/browser.mjs';
import { install } from './setup/install.mjs';
import { requireNode } from './setup/node-version.mjs';
import { build, generate } from './setup/prepare.mjs';
import { bin, run } from './setup/run.mjs';
import { say } from './setup/say.mjs';

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));
requireNode();
await install();
await generate();

const reports = mkdtempSync(join(tmpdir(), 'hebi-reports-'));
const failed = [];
const counts = { passed: 0, failed: 0, skipped: 0, flaky: 0 };

// Each of these keeps one core busy at most.
await Promise.all([
  step('Types', [bin.tsc]),
  step('Lint', [bin.eslint, '.']),
  step('Format', [bin.prettier, '--check', '.']),
]);
await step('Unit and property tests', [bin.jest, '--json', `--outputFile=${reports}/jest.json`], {
  show: true,
});
count('jest.json', (report) => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
  skipped: report.numPendingTests,
}));
await build();
await step(
  'Browser tests',
  [bin.playwright, 'test', '--config', 'tests/browser/playwright.config.ts'],
  {
    show: true,
    env: {
      HEBI_BROWSER: await findBrowser(),
      PLAYWRIGHT_JSON_OUTPUT_FILE: join(reports, 'browser.json'),
    },
  },
);
count('browser.json', ({ stats }) => ({
  passed: stats.expected + stats.flaky,
  failed: stats.unexpected,
  skipped: stats.skipped,
  flaky: stats.flaky,
}));
rmSync(reports, { recursive: true });

if (failed.length > 0) say(`\nFailed: ${failed.join(', ')}`);
const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
// The list above says which: each has found a race, in the product or in itself.
const flaky = counts.flaky > 0 ? `, ${counts.flaky} of them only at the second try` : '';
say(`\n${counts.passed} passed${flaky}, ${counts.failed} failed${skipped}`);
process.exit(failed.length > 0 ? 1 : 0);

/** All steps run, so that one red step does not hide another; none runs for ever. */
async function step(name, args, options = {}) {
  say(`${name} …`);
  const started = Date.now();
  const { code, output } = await run(args, {
    limit: 1500,
    ...options,
    env: { CI: 'true', ...options.env },
  });
  const seconds = Math.round((Date.now() - started) / 1000);
  if (code === 0) return say(`${name}: ok (${seconds} s)`);
  failed.push(name);
  say(`${output.trim()}\n${name}: failed (${seconds} s)`);
}

function count(report, read) {
  let found;
  try {
    found = read(JSON.parse(readFileSync(join(reports, report), 'utf8')));
  } catch {
    // A runner that fell over wrote no report; its step has failed.
    found = { passed: 0, failed: 1, skipped: 0 };
  }
  for (const key of Object.keys(counts)) counts[key] += found[key] ?? 0;
}
