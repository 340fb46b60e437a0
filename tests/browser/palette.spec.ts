import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, expectNoViolations, test } from './app';

test.use({ onlyReads: true });

/** The server's page takes keys once the browser has taken over. */
const alive = (page: Page) =>
  expect(page.locator('[role="grid"] > [role="presentation"]')).toBeAttached();

async function openSample(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('main').getByRole('link').first().click();
  await alive(page);
}

const row = (page: Page, number: number) => page.locator(`[aria-rowindex="${number}"]`);
const target = (page: Page, number: number) => row(page, number).locator('[data-side="target"]');
const palette = (page: Page) => page.getByRole('dialog', { name: 'Commands' });
const option = (page: Page, name: string | RegExp) => palette(page).getByRole('option', { name });

async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  await expect(palette(page).getByRole('combobox')).toBeFocused();
}

test.describe('the palette of commands', () => {
  test('runs a command by its name, and has it at the top the next time', async ({ page }) => {
    await openSample(page);
    await openPalette(page);
    await expectNoViolations(page);
    await page.keyboard.type('history');
    // Before the history of the bead: its name is what was typed.
    const first = palette(page).getByRole('option').first();
    await expect(first).toContainText(/^History(?! of)/);
    await expect(first.getByText('H', { exact: true })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: 'History of this text' })).toBeVisible();
    // The next key is not lost, though the dialog has not faded away yet.
    const client = await page.context().newCDPSession(page);
    await client.send('Emulation.setCPUThrottlingRate', { rate: 8 });
    await page.keyboard.press('Escape');
    await openPalette(page);
    await client.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await expect(palette(page).getByRole('option').first()).toContainText('History');
  });

  test('goes to headings in either language, by pinyin too, and to beads by number', async ({
    page,
  }) => {
    await openSample(page);
    const heading = page.getByRole('navigation', { name: 'Outline' }).getByRole('listitem').nth(2);
    const [chinese, english] = await heading
      .locator('[lang]')
      .evaluateAll((spans) => spans.map((it) => it.textContent ?? ''));
    await openPalette(page);
    await page.keyboard.type(english!);
    await expect(palette(page).getByRole('option').first()).toContainText(chinese!);
    await page.keyboard.press('Enter');
    await expect(palette(page)).toBeHidden();
    await openPalette(page);
    await page.keyboard.type('40');
    await option(page, 'Go to bead 40').click();
    await expect(target(page, 40)).toBeFocused();
  });

  test('is on every page, and says where nothing answers', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('button', { name: 'Commands' }).click();
    await expect(option(page, /White Paper|Community|Internet/i).first()).toBeVisible();
    await expect(option(page, 'Undo')).toHaveCount(0);
    await page.keyboard.type('qqqqzz');
    await expect(palette(page)).toContainText('Nothing answers to that.');
    await page.keyboard.press('Escape');
    await expect(palette(page)).toBeHidden();
  });

  test('is at hand on a phone, in Chinese', async ({ page, baseURL }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.context().addCookies([{ name: 'hebi-lang', value: 'zh-Hans', url: baseURL! }]);
    await openSample(page);
    await page.getByRole('button', { name: '命令面板' }).click();
    const popup = page.getByRole('dialog', { name: '命令面板' });
    await popup.getByRole('combobox').fill('lsjl');
    await expect(popup.getByRole('option').first()).toContainText('历史记录');
    await expectNoViolations(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      390,
    );
  });
});

test.describe('keys of one’s own', () => {
  const command = (page: Page, name: string) =>
    page.getByRole('listitem').filter({ hasText: name }).first();

  test('are given, with what they clash with, and count at once', async ({ page }) => {
    await openSample(page);
    const reader = page.url();
    await page.goto('/keys');
    await expectNoViolations(page);
    await page.getByRole('button', { name: 'Add a key for: History', exact: true }).click();
    await page.keyboard.press('g');
    await expect(page.getByRole('alert').filter({ hasText: 'G is the key' })).toContainText(
      'Go to a bead by number',
    );
    await page.getByRole('button', { name: 'Take it' }).click();
    await expect(command(page, 'Go to a bead by number')).toContainText('No key');

    await page.goto(reader);
    await alive(page);
    await page.keyboard.press('g');
    await expect(page.getByRole('dialog', { name: 'History of this text' })).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await expect(
      page
        .getByRole('dialog')
        .locator('div')
        .filter({ hasText: /^HistoryHG$/ }),
    ).toBeVisible();
  });

  test('of one letter can be turned off, and the palette still does it all', async ({ page }) => {
    await page.goto('/keys');
    await page.getByRole('checkbox', { name: 'Keys of a single letter' }).click();
    await openSample(page);
    await page.keyboard.press('h');
    await openPalette(page);
    await page.keyboard.type('history');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: 'History of this text' })).toBeVisible();
  });

  test('go into a file and come back, and a wrong file changes nothing', async ({ page }) => {
    await page.goto('/keys');
    await page.getByRole('button', { name: 'Take M from: Merge with the next bead' }).click();
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as a file' }).click();
    const file = await (await coming).path();
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ keys: { merge: [] } });
    await page.getByRole('button', { name: 'Reset all keys' }).click();
    await expect(command(page, 'Merge with the next bead')).not.toContainText('No key');
    await page.locator('input[type=file]').setInputFiles(file);
    await expect(command(page, 'Merge with the next bead')).toContainText('No key');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
    await expect(page.getByRole('alert').filter({ hasText: 'not a file' })).toBeVisible();
    await expect(command(page, 'Merge with the next bead')).toContainText('No key');
  });
});
