import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { tmxFaults } from '../tmx-faults';
import { expect, expectNoViolations, test } from './app';

const alive = (page: Page) =>
  expect(page.locator('[role="grid"] > [role="presentation"]')).toBeAttached();

const openExport = async (page: Page) => {
  await page.getByRole('button', { name: 'Export…' }).click();
  return page.getByRole('dialog', { name: 'Export as TMX' });
};

test.describe('the whole way', () => {
  test.use({ start: 'empty' });

  test('from two files to a translation memory', async ({ page }) => {
    await page.goto('/');
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: /^Choose/ }).click();
    const samples = 'public/samples/whitepaper';
    await (await chooser).setFiles([`${samples}.zh.txt`, `${samples}.en.md`]);
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByRole('link', { name: 'Read it' }).click();
    await alive(page);

    // Nothing is confirmed yet, and the page says so rather than giving an empty file.
    const dialog = await openExport(page);
    await expect(dialog).toContainText('No bead is confirmed yet');
    await expect(dialog.getByRole('button', { name: 'Download' })).toBeDisabled();
    await expectNoViolations(page);
    await page.keyboard.press('Escape');

    // Find a sentence, give it another wording, confirm it.
    await page.keyboard.press('/');
    await page.getByRole('searchbox').fill('互联网是人类社会发展的重要成果');
    await expect(page.getByRole('search')).toContainText('1 of 1');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('e');
    const editor = page.getByRole('textbox', { name: /^Target of bead/ });
    await editor.fill('The internet is “a great work” of many <hands> & minds.');
    await page.keyboard.press('Control+Enter');
    await page.keyboard.press('a');
    await expect(page.getByRole('status')).toHaveText(/^Bead \d+: confirmed$/);
    await expect(page.getByText(/^1 of \d+ confirmed$/)).toBeVisible();

    // Export what is confirmed, under another tag than the usual one.
    const again = await openExport(page);
    await again.getByLabel('Language tag of the target').fill('en_GB');
    await expect(again).toContainText('A language tag looks like zh-CN or en.');
    await again.getByLabel('Language tag of the target').fill('en-GB');
    const download = page.waitForEvent('download');
    await again.getByRole('button', { name: 'Download' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('携手构建网络空间命运共同体.tmx');
    const document = readFileSync(await file.path(), 'utf8');
    expect(tmxFaults(document)).toEqual([[]]);
    expect(document.match(/<tu /g)).toHaveLength(1);
    expect(document).toContain('<tuv xml:lang="zh-CN">');
    expect(document).toContain('<tuv xml:lang="en-GB">');
    expect(document).toContain('of many &lt;hands&gt; &amp; minds.');

    // All of it, after taking back what was confirmed.
    await page.keyboard.press('a');
    await expect(page.getByText(/^0 of \d+ confirmed$/)).toBeVisible();
    const all = await openExport(page);
    await all.getByRole('radio', { name: /^All/ }).check();
    const whole = page.waitForEvent('download');
    await all.getByRole('button', { name: 'Download' }).click();
    const memory = readFileSync(await (await whole).path(), 'utf8');
    expect(tmxFaults(memory)).toEqual([[]]);
    expect(memory.match(/<tu /g)!.length).toBeGreaterThan(200);

    // The library leads back to where one was.
    await page.getByRole('link', { name: 'Hebi, library' }).click();
    await page
      .getByRole('main')
      .getByRole('link', { name: /携手构建/ })
      .click();
    await expect(page.getByRole('grid')).toBeVisible();
  });
});

test('a text is read again with another repair, and the page follows', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: /repairs? waits?$/ }).click();
  await page
    .getByRole('button', { name: /^Accept: / })
    .first()
    .click();
  await expect(page.getByRole('status')).toHaveText('1 repair accepted.');
  await page
    .getByRole('link', { name: /^Show in the text: / })
    .first()
    .click();
  await alive(page);
  // What a repair changed can be undone like everything else; the page reads itself again.
  const beads = await page.getByRole('grid').getAttribute('aria-rowcount');
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('status')).toHaveText(/^Undone/);
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', beads!);
  await expect(page.locator('[role="grid"] [aria-busy="true"]')).toHaveCount(0);
  await expect(page.getByRole('row').first()).toBeVisible();
});
