import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, expectNoViolations, inOwnFolder, test } from './app';
import { cell } from './at-bead';

const chinese =
  '# 前言\n\n网络属于大家。发展好互联网，是国际社会的共同责任。\n\n安全是发展的前提。\n\n网络属于大家。\n';

const editor = (page: Page) => page.locator('textarea[data-editor]');

test.describe('a text with one side', () => {
  test.use({ start: 'empty' });

  test.beforeEach(async ({ app, page }, info) => {
    const file = inOwnFolder(info, 'foreword.md');
    writeFileSync(file, chinese);
    execFileSync(process.execPath, ['--import', 'tsx', 'scripts/ingest.ts', '--zh', file], {
      env: { ...process.env, HEBI_DB: app.database },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    await page.goto('/');
    await page.getByRole('main').getByRole('link').first().click();
    await expect(page.locator('[role="grid"] > [role="presentation"]')).toBeAttached();
  });

  test('is translated in its empty cells, down the column, and undone', async ({ page }) => {
    await cell(page, 1).click();
    await expect(editor(page)).toBeFocused();
    await expect(editor(page)).toHaveAccessibleName('Target of bead 1');
    await editor(page).fill('Foreword');
    await page.keyboard.press('Tab');
    await expect(editor(page)).toHaveAccessibleName('Target of bead 2');
    await editor(page).fill('The network belongs to everyone.');
    await page.keyboard.press('Control+Enter');
    await expect(cell(page, 2)).toBeFocused();
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
    await expectNoViolations(page);

    // What was typed and left stays with its place.
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await editor(page).fill('To develop the net');
    await page.reload();
    await expect(cell(page, 3).getByText('To develop the net')).toBeVisible();
    await cell(page, 3).click();
    await expect(editor(page)).toHaveValue('To develop the net');
    await editor(page).fill('To develop it is a shared task.');
    await page.keyboard.press('Control+Enter');
    await expect(cell(page, 3)).toBeFocused();
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
    await page.reload();
    await expect(cell(page, 3)).toHaveText('To develop it is a shared task.');
    await expect(cell(page, 1)).toHaveText('Foreword');
    await page.keyboard.press('Control+z');
    await expect(cell(page, 3)).toHaveText('—Nothing on this side');
  });

  test('is helped by what was confirmed, by terms, and by where words stand elsewhere', async ({
    page,
  }) => {
    const panel = page.getByRole('complementary', { name: 'Matches and terms' });
    await cell(page, 2).click();
    await expect(panel.getByText('Nothing to match with yet')).toBeVisible();

    // What is written is warned of while it is, and no more when it is mended.
    const warnings = panel.getByRole('group', { name: 'Look at this' });
    await editor(page).fill('The network belongs to 83.');
    await expect(warnings).toContainText('Number not found on the other side 83');
    await expect(page.getByRole('status').filter({ hasText: 'Number not found' })).toBeAttached();
    await expectNoViolations(page);
    await editor(page).fill('The network belongs to everyone.');
    await expect(warnings).toHaveCount(0);
    // Saved, confirmed, and on to the next of the column.
    await page.keyboard.press('Shift+Enter');
    await expect(editor(page)).toHaveAccessibleName('Target of bead 3');
    await expect(page.getByRole('button', { name: 'Bead 2: confirmed' })).toBeAttached();
    await page.keyboard.press('Escape');

    // The same sentence stands again at the end.
    await cell(page, 5).click();
    await expect(panel.getByText('The same sentence.')).toBeVisible();
    await expectNoViolations(page);
    await page.keyboard.press('Control+Shift+Digit1');
    await expect(editor(page)).toHaveValue('The network belongs to everyone.');
    await editor(page).fill('As said: ');
    await page.keyboard.press('F2');
    await expect(panel.getByText('Press 1 to 9 to insert')).toBeVisible();
    await page.keyboard.press('1');
    await expect(editor(page)).toHaveValue('As said: The network belongs to everyone.');
    await page.keyboard.press('Control+z');
    await expect(editor(page)).toHaveValue('As said: ');

    // The word at the caret, elsewhere; Esc goes back to the sentence.
    await editor(page).fill('83 network');
    await page.keyboard.press('F8');
    const concordance = page.getByRole('dialog', { name: 'Where else it stands' });
    await expect(concordance.getByText('1 place')).toBeVisible();
    await expect(concordance.getByRole('list')).toContainText('网络属于大家。');
    await expectNoViolations(page);
    await page.keyboard.press('Escape');
    await expect(editor(page)).toBeFocused();
    await expect(warnings).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(warnings).toHaveCount(0);

    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 390, height: 800 });
    await expect(panel).toBeVisible();
    await expectNoViolations(page);
    await panel.getByRole('button', { name: 'Fold matches and terms away' }).click();
    await expect(panel).toHaveCount(0);
    await page.reload();
    await expect(cell(page, 2)).toHaveText('The network belongs to everyone.');
    await expect(panel).toHaveCount(0);
  });
});
