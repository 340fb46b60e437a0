import type { Page } from '@playwright/test';
import { openSqlite } from '@/lib/store/sqlite';
import { expect, expectNoViolations, test } from './app';
import { storeLongText } from './long-text';

/** The server's page takes keys once the browser has taken over. */
const alive = (page: Page) =>
  expect(page.locator('[role="grid"] > [role="presentation"]')).toBeAttached();

async function openReplace(page: Page): Promise<void> {
  await page.keyboard.press('f');
  await expect(dialog(page)).toBeVisible();
}

const row = (page: Page, number: number) => page.locator(`[aria-rowindex="${number}"]`);
const target = (page: Page, number: number) => row(page, number).locator('[data-side="target"]');
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Find and replace' });
const changes = (page: Page) => dialog(page).getByRole('group', { name: 'What would change' });
const find = (page: Page) => dialog(page).getByRole('textbox', { name: 'Find' });
const status = (page: Page) => dialog(page).getByRole('status');

async function preview(page: Page, query: string, replacement: string): Promise<void> {
  await find(page).fill(query);
  await dialog(page).getByRole('textbox', { name: 'Replace with' }).fill(replacement);
  await dialog(page).getByRole('button', { name: 'Preview' }).click();
}

/** A search begins a process of its own, on a machine that has other work too. */
const atWork = { timeout: 20_000 };

test.describe('find and replace', () => {
  let textId = '';
  test.beforeEach(async ({ page, app }) => {
    textId = storeLongText(app.database, 300);
    await page.goto(`/texts/${textId}`);
    await alive(page);
  });

  test('shows every change before any is made, and undoes them as one', async ({ page }) => {
    await openReplace(page);
    await preview(page, 'of this book', 'of these BOOKS');
    await expect(status(page)).toContainText('300 places would change, in 300 beads', atWork);
    await expect(target(page, 1)).toContainText('of this book');
    await expect(changes(page).getByRole('listitem').first()).toContainText(
      'Bead 1 of these BOOKS.',
    );
    await expect(changes(page).locator('ins').first()).toHaveText('of these BOOKS');
    await expectNoViolations(page);

    await changes(page).getByRole('checkbox', { name: 'target of bead 2' }).click();
    await dialog(page).getByRole('button', { name: 'Replace in 299 sentences' }).click();
    await expect(status(page)).toContainText('Replaced 299 places in 299 beads.', atWork);
    await page.keyboard.press('Escape');
    await expect(target(page, 1)).toContainText('Bead 1 of these BOOKS.');
    await expect(target(page, 2)).toContainText('Bead 2 of this book.');
    await page.keyboard.press('ControlOrMeta+z');
    await expect(target(page, 1)).toContainText('Bead 1 of this book.');
    await page.keyboard.press('ControlOrMeta+Shift+z');
    await expect(target(page, 1)).toContainText('Bead 1 of these BOOKS.');
    await page.keyboard.press('h');
    await expect(page.getByRole('dialog')).toContainText('Text replaced');
  });

  test('reaches the last of a long list', async ({ page }) => {
    await openReplace(page);
    await preview(page, 'book', 'tome');
    await expect(status(page)).toContainText('300 places', atWork);
    await changes(page).focus();
    await page.keyboard.press('End');
    await expect(changes(page).getByRole('checkbox', { name: 'target of bead 300' })).toBeVisible();
    await changes(page).getByRole('button', { name: 'Bead 300' }).click();
    await expect(dialog(page)).toBeHidden();
    await expect(target(page, 300)).toBeFocused();
  });

  test('puts groups of an expression in, on the side that is asked for', async ({ page }) => {
    await openReplace(page);
    await dialog(page).getByRole('checkbox', { name: 'Regular expression' }).click();
    await dialog(page).getByRole('combobox', { name: 'Where' }).selectOption('Target');
    await preview(page, String.raw`^bead (\d+) OF this (\w+)`, '$2 $1');
    await expect(status(page)).toContainText('300 places', atWork);
    await dialog(page).getByRole('button', { name: 'Replace in 300 sentences' }).click();
    await expect(status(page)).toContainText('Replaced', atWork);
    await dialog(page).getByRole('button', { name: 'Undo' }).click();
    await expect(target(page, 1)).toContainText('Bead 1 of this book.');
    await dialog(page).getByRole('button', { name: 'Close' }).click();
    await page.keyboard.press('ControlOrMeta+y');
    await expect(target(page, 1)).toContainText('book 1.');
  });

  test('says what is wrong with an expression, and where', async ({ page }) => {
    await openReplace(page);
    await dialog(page).getByRole('checkbox', { name: 'Regular expression' }).click();
    await preview(page, 'book(s', '');
    await expect(dialog(page).getByRole('alert')).toContainText('A ( is not closed', atWork);
    await expect(find(page)).toBeFocused();
    await expectNoViolations(page);
    await preview(page, 'book(s)?', '$3');
    await expect(dialog(page).getByRole('alert')).toContainText('At character 1 a group is named');
  });

  test('stops an expression that would run for ever, and goes on', async ({ page, app }) => {
    const db = openSqlite(app.database);
    db.prepare(
      `UPDATE "Sentence" SET "text" = ? WHERE "id" = (SELECT l."sentenceId" FROM "Bead" AS b JOIN "Link" AS l ON l."beadId" = b."id"
       JOIN "Alignment" AS a ON a."id" = b."alignmentId" WHERE a."textId" = ? ORDER BY b."order" LIMIT 1 OFFSET 8)`,
    ).run(`${'a'.repeat(2000)}!`, textId);
    db.close();
    await openReplace(page);
    await dialog(page).getByRole('checkbox', { name: 'Regular expression' }).click();
    await preview(page, '^(a+)+$', '');
    await expect(dialog(page).getByRole('alert')).toContainText('takes too long', atWork);
    await dialog(page).getByRole('checkbox', { name: 'Regular expression' }).click();
    await preview(page, 'Bead 7 ', 'Bead seven ');
    await expect(status(page)).toContainText('1 place would change', atWork);
  });

  test('leaves a bead that was changed meanwhile, and shows it again', async ({
    page,
    context,
  }) => {
    await openReplace(page);
    await preview(page, 'of this book', 'of that book');
    await expect(status(page)).toContainText('300 places', atWork);

    const other = await context.newPage();
    await other.goto(`/texts/${textId}`);
    await alive(other);
    await other.keyboard.press('g');
    await other.getByRole('textbox', { name: /^Number/ }).fill('3');
    await other.keyboard.press('Enter');
    await expect(target(other, 3)).toBeFocused();
    await other.keyboard.press('e');
    await other.getByRole('textbox', { name: 'Target of bead 3' }).fill('Theirs of this book.');
    await other.keyboard.press('ControlOrMeta+Enter');
    await expect(other.getByText('Saved', { exact: true })).toBeVisible();

    await dialog(page).getByRole('button', { name: 'Replace in 300 sentences' }).click();
    await expect(status(page)).toContainText('1 bead was changed meanwhile', atWork);
    await expect(changes(page).getByRole('listitem')).toHaveCount(1);
    await expect(changes(page)).toContainText('Theirs of that book.');
    await dialog(page).getByRole('button', { name: 'Replace in 1 sentence' }).click();
    await expect(status(page)).toContainText('Replaced 1 place in 1 bead.', atWork);
    await page.keyboard.press('Escape');
    await expect(target(page, 3)).toContainText('Theirs of that book.');
    await expect(target(page, 4)).toContainText('Bead 4 of that book.');
  });

  test('is at hand in Chinese and on a phone', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.context().addCookies([{ name: 'hebi-lang', value: 'zh-Hans', url: page.url() }]);
    await page.reload();
    await alive(page);
    await page.getByRole('button', { name: '大纲与工具' }).click();
    await page.getByRole('button', { name: '查找和替换' }).click();
    const popup = page.getByRole('dialog', { name: '查找和替换' });
    await popup.getByRole('textbox', { name: '查找' }).fill('溪流');
    await popup.getByRole('textbox', { name: '替换为' }).fill('小溪');
    await popup.getByRole('button', { name: '预览' }).click();
    await expect(popup.getByRole('status')).toContainText('处会被替换', atWork);
    await expect(popup.locator('ins').first()).toHaveText('小溪');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      390,
    );
    await expectNoViolations(page);
  });
});
