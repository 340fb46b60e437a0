import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { tmxOf } from '@/lib/store/memory/testing';
import { expect, expectNoViolations, inOwnFolder, test } from './app';

const chinese =
  '# 前言\n\n网络属于大家。发展好互联网，是国际社会的共同责任。\n\n到2025年，共有10座。\n\n请稍候。\n\n请稍候。\n\n请稍候。\n';

const memory = tmxOf([
  ['前言', 'Foreword'],
  ['到2020年，共有12座。', 'By 2020 there are 12.'],
  ['请稍等。', 'Please wait a moment.'],
]);

test.describe('a text to translate', () => {
  test.use({ start: 'empty' });

  test.slow();

  test('is counted, filled from a memory, and says the same for the same', async ({
    app,
    page,
  }, info) => {
    const run = (script: string, ...args: string[]) =>
      execFileSync(process.execPath, ['--import', 'tsx', script, ...args], {
        env: { ...process.env, HEBI_DB: app.database },
        stdio: ['ignore', 'ignore', 'inherit'],
      });
    const [text, tmx] = [inOwnFolder(info, 'foreword.md'), inOwnFolder(info, 'memory.tmx')];
    writeFileSync(text, chinese);
    writeFileSync(tmx, memory);
    run('scripts/memory.ts', 'import', '--name', 'Glossary', tmx);
    run('scripts/ingest.ts', '--zh', text);

    await page.goto('/');
    await page.getByRole('link', { name: 'Analysis' }).click();
    const row = (name: string) => page.getByRole('row', { name }).getByRole('cell').first();
    // A process of its own counts, with a dictionary: on a busy machine that is some seconds.
    await expect(row('Exact (100)')).toHaveText('1', { timeout: 60_000 });
    await expect(row('95–99%')).toHaveText('1');
    await expect(row('Repetition')).toHaveText('2');
    await expect(row('Total')).toHaveText('7');
    await expectNoViolations(page);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download as CSV' }).click();
    expect((await download).suggestedFilename()).toBe('前言 analysis.csv');

    await page.goBack();
    await page.getByRole('main').getByRole('link').first().click();
    const cell = (at: number) => page.locator(`[aria-rowindex="${at}"] [data-side="target"]`);
    await expect(cell(1)).toContainText('Nothing on this side');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('pre-translate');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Pre-translate' });
    await expect(dialog.getByText('85%', { exact: true })).toBeVisible();
    await expect(dialog.getByRole('radio')).toHaveCount(0);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    // Only what a filter shows, which is all of it here.
    await page.goto(`${page.url().split('?')[0]}?type=one-sided`);
    await expect(page.getByText('7 of 7 beads')).toBeVisible();
    await expect(cell(1)).toContainText('Nothing on this side');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('pre-translate');
    await page.keyboard.press('Enter');
    await expect(
      dialog.getByRole('radio', { name: 'What the filter shows (7 beads)' }),
    ).toBeChecked();
    await expectNoViolations(page);
    await dialog.getByRole('button', { name: 'Pre-translate' }).click();
    const strip = page.getByRole('region', { name: 'Pre-translate' });
    await expect(strip).toContainText('2 of 7 empty beads were filled.', { timeout: 60_000 });
    await expect(cell(1)).toContainText('Foreword');
    await expect(cell(4)).toContainText('By 2025 there are 10.');
    await expect(cell(4)).toContainText('99% from Glossary');
    await strip.getByRole('button', { name: 'Close' }).click();
    await page.keyboard.press('Control+z');
    await expect(cell(4)).toContainText('Nothing on this side');
    await page.keyboard.press('Control+Shift+z');
    await expect(cell(4)).toContainText('By 2025 there are 10.');

    // What is confirmed is offered wherever its source stands.
    await cell(5).click();
    await page.keyboard.type('Please wait.');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
    await page.keyboard.press('a');
    const bar = page.getByRole('region', { name: 'The same sentence elsewhere' });
    await expect(bar).toContainText('The source of bead 5 stands in 2 other places.', {
      timeout: 30_000,
    });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 390, height: 800 });
    await expectNoViolations(page);
    await page.keyboard.press('y');
    await expect(bar).toHaveCount(0);
    await expect(cell(6)).toContainText('Please wait.');
    await expect(cell(7)).toContainText('As elsewhere in this text');
    await page.keyboard.press('Control+z');
    await expect(cell(7)).toContainText('Nothing on this side');

    // And once for all that is confirmed together.
    await page.setViewportSize({ width: 1280, height: 800 });
    await cell(5).click();
    await page.keyboard.press('a');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('a');
    await expect(bar).toContainText('The sources of the confirmed beads stand in 2 other places.', {
      timeout: 30_000,
    });
    await page.keyboard.press('y');
    await expect(cell(7)).toContainText('Please wait.');
    await page.keyboard.press('Control+z');
    await expect(cell(7)).toContainText('Nothing on this side');
  });
});
