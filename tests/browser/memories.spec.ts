import type { Page } from '@playwright/test';
import { tmxOf } from '@/lib/store/memory/testing';
import { expect, expectNoViolations, test } from './app';

const pairs = [
  ['文件已保存。', 'File saved.'],
  ['无法打开这个文件。', 'Cannot open this file.'],
  ['请稍候。', 'Please wait.'],
] as const;

// What is announced stands in the page too.
const imports = (page: Page) => page.getByRole('list', { name: 'Imports' });

test.describe('memories', () => {
  test.use({ start: 'empty' });

  test.beforeEach(async ({ page }) => {
    await page.goto('/');
    await page.getByRole('link', { name: 'Memories' }).click();
    await expect(page.getByRole('heading', { name: 'Translation memories' })).toBeVisible();
  });

  async function importPairs(page: Page, document = tmxOf(pairs)) {
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose a file' }).click();
    await (
      await choosing
    ).setFiles({ name: 'Debian.tmx', mimeType: 'text/xml', buffer: Buffer.from(document) });
    await expect(page.getByRole('combobox', { name: /^Memory/ })).toHaveValue('Debian');
    await page.getByRole('button', { name: 'Import', exact: true }).click();
  }

  test('come in from a file, and again without a double', async ({ page }) => {
    await expectNoViolations(page);
    await importPairs(page);
    await expect(imports(page).getByText('3 units were added from Debian.tmx.')).toBeVisible();
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await importPairs(page);
    await expect(imports(page).getByText('the memory has all of Debian.tmx already')).toBeVisible();
    await expectNoViolations(page);
    await page.getByRole('link', { name: 'Open the memory' }).click();
    await expect(page.getByText('Cannot open this file.')).toBeVisible();
  });

  test('that are broken leave nothing, and say where', async ({ page }) => {
    await importPairs(page, tmxOf(pairs).replace('</body>', '<tu>'));
    await expect(imports(page).getByText(/Debian\.tmx.*line \d/)).toBeVisible();
    await expect(imports(page).getByText('Nothing of it was kept.')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Debian', exact: true })).toHaveCount(0);
  });

  test('are deleted and had back', async ({ page }) => {
    await importPairs(page);
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await page.getByRole('button', { name: 'Delete Debian' }).click();
    await expect(page.getByRole('link', { name: 'Debian', exact: true })).toHaveCount(0);
    await page.getByRole('button', { name: 'Restore Debian' }).click();
    await expect(page.getByRole('link', { name: 'Debian', exact: true })).toBeVisible();
  });

  test('are searched, corrected, replaced in, and undone', async ({ page }) => {
    await importPairs(page);
    await page.getByRole('link', { name: 'Open the memory' }).click();
    const units = page.getByRole('list', { name: 'Units' });
    await expect(units.getByRole('listitem')).toHaveCount(3);
    await page.getByRole('searchbox', { name: 'Search the units' }).fill('FILE');
    await expect(page.getByText('2 units found')).toBeVisible();
    await expectNoViolations(page);
    await page.getByRole('button', { name: 'Edit “文件已保存。”' }).click();
    await page.getByRole('textbox', { name: 'Target' }).fill('The file was saved.');
    await page.getByRole('textbox', { name: 'Target' }).press('Enter');
    await expect(units.getByText('The file was saved.')).toBeVisible();
    await page.getByRole('button', { name: 'Find and replace' }).click();
    await page.getByLabel('Find', { exact: true }).fill('file');
    await page.getByLabel('Replace with').fill('document');
    await page.getByRole('button', { name: 'Preview' }).click();
    await expect(page.getByText('2 units would change.')).toBeVisible();
    await expectNoViolations(page);
    await page.getByRole('button', { name: 'Replace in 2 units' }).click();
    await page.getByRole('searchbox', { name: 'Search the units' }).fill('');
    await expect(units.getByText('The document was saved.')).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(units.getByText('The file was saved.')).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(units.getByText('File saved.')).toBeVisible();
    await page.getByRole('button', { name: 'History' }).click();
    await expect(page.getByRole('dialog').getByText('Import Debian.tmx')).toBeVisible();
    await expectNoViolations(page);
  });

  test('are checked, mended, chosen for texts and merged', async ({ page }) => {
    test.slow();
    await importPairs(page, tmxOf([...pairs, ['取消', ''], ['共有12个文件', '13 files in all']]));
    await page.getByRole('link', { name: 'Open the memory' }).click();
    await page.getByRole('link', { name: 'Check…' }).click();
    // A process of its own looks, which has to start first.
    await expect(page.getByText('An empty side 1')).toBeVisible({ timeout: 60_000 });
    await page.getByText('Numbers that differ 1').click();
    await expect(page.getByText('13 files in all').first()).toBeVisible();
    await expectNoViolations(page);
    await page.getByRole('button', { name: 'Mend what is certain' }).click();
    const mended = page.getByRole('main').getByText('1 unit was taken away, 0 mended.');
    await expect(mended).toBeVisible({ timeout: 60_000 });
    await page.getByRole('link', { name: 'Debian' }).click();
    const units = page.getByRole('list', { name: 'Units' });
    await expect(units.getByRole('listitem')).toHaveCount(4);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(units.getByRole('listitem')).toHaveCount(5);

    await page.getByRole('button', { name: 'Settings of Debian' }).click();
    await page.getByRole('radio', { name: 'chosen texts only' }).check();
    await expect(page.getByText('There are no texts yet.')).toBeVisible();
    await expectNoViolations(page);
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('for 0 texts')).toBeVisible();

    await page.getByRole('button', { name: 'Merge, filter, split…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Into the memory').fill('All');
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 390, height: 800 });
    await expectNoViolations(page);
    await dialog.getByRole('button', { name: 'Start' }).click();
    await expect(dialog.getByText('5 units came into All.')).toBeVisible({ timeout: 60_000 });
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect(page.getByRole('link', { name: 'All', exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Restore Debian' })).toBeVisible();
  });

  test('go out as they came in', async ({ page, baseURL }) => {
    await importPairs(page);
    await page.getByRole('link', { name: 'Open the memory' }).click();
    await expect(page).toHaveURL(/\/memories\/\d+$/);
    const id = /\d+$/.exec(page.url())![0];
    const answer = await page.request.get(`${baseURL}/api/memories/${id}/export`);
    expect(await answer.text()).toContain('<seg>Cannot open this file.</seg>');
    expect(answer.headers()['content-disposition']).toContain('Debian.tmx');

    await page.goto('/memories');
    await page.getByRole('link', { name: 'Other programs reach them too.' }).click();
    await expect(page.getByRole('heading', { name: 'GET /api/v1/lookup' })).toBeVisible();
    await expectNoViolations(page);
  });
});
