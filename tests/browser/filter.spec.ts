import type { Page } from '@playwright/test';
import { expect, expectNoViolations, test } from './app';

test.beforeEach(async ({ page }) => {
  await page.goto('/');
  await page.getByRole('main').getByRole('link').first().click();
  await expect(page.locator('[role="grid"] > [role="presentation"]')).toBeAttached();
});

const rows = (page: Page) => page.locator('[role="grid"] [role="row"]');
const numbers = (page: Page) =>
  rows(page).evaluateAll((all) => all.map((row) => Number(row.getAttribute('aria-rowindex'))));
const strip = (page: Page) => page.getByRole('region', { name: 'Filter' });
const count = (page: Page, shown: number) =>
  expect(strip(page).getByText(new RegExp(`^${shown} of \\d+ beads$`))).toBeVisible();

test('only the beads that one asks for are shown, gone through and confirmed; the address keeps it', async ({
  page,
  context,
}) => {
  await page.getByRole('button', { name: 'Your name…' }).click();
  const name = page.getByRole('dialog', { name: 'Your name' });
  await expect(name).toBeVisible();
  await expectNoViolations(page);
  await name.getByRole('textbox', { name: 'Name' }).fill('Ann');
  await page.keyboard.press('Enter');
  await expect(name).toBeHidden();

  await page.keyboard.press('Shift+F');
  const form = page.getByRole('dialog', { name: /^Show only beads/ });
  await form.getByRole('combobox', { name: 'Type' }).selectOption('Out of order');
  await expect(form.getByText(/^\d+ of \d+ beads$/)).toBeVisible();
  await expectNoViolations(page);
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/\?type=crossing$/);
  await expect.poll(async () => (await numbers(page)).length).toBe(3);
  const crossing = await numbers(page);
  await count(page, 3);
  await expect(page.getByText(`${crossing[0]! - 1} beads not shown`)).toBeVisible();
  await expectNoViolations(page);

  // A key goes from one to the next; what is confirmed stays in sight.
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(rows(page).nth(1).locator('[data-side="target"]')).toBeFocused();
  await page.keyboard.press('a');
  await expect(page.getByRole('button', { name: `Bead ${crossing[1]}: confirmed` })).toBeAttached();
  await page.keyboard.press('Shift+F');
  await form.getByRole('combobox', { name: 'Edited by' }).selectOption('Ann');
  await page.keyboard.press('Escape');
  await expect.poll(() => numbers(page)).toEqual([crossing[1]]);

  await page.goBack();
  await expect.poll(() => numbers(page)).toEqual(crossing);
  await page.goto(`${page.url()}&status=machine`);
  await count(page, 2);
  await rows(page).first().locator('[data-side="target"]').focus();
  await page.keyboard.press('a');
  await expect(page.getByRole('button', { name: `Bead ${crossing[0]}: confirmed` })).toBeAttached();
  expect(await numbers(page)).toHaveLength(2);
  await page.keyboard.press('Shift+W');
  await count(page, 1);

  // The whole text, with the bead that one is at where it was, and the filter again.
  await page.keyboard.press('w');
  await expect(strip(page)).toHaveCount(0);
  await expect(page.locator(`[aria-rowindex="${crossing[2]}"]`)).toBeInViewport();
  await page.keyboard.press('w');
  await count(page, 1);

  // What another confirms stays in sight and is counted, until one filters again.
  const last = crossing[2]!;
  const confirmed = page.getByText(/^\d+ of [\d,]+ confirmed$/);
  const before = Number.parseInt((await confirmed.textContent())!);
  const other = await context.newPage();
  await other.goto(page.url());
  await count(other, 1);
  await other.getByRole('button', { name: new RegExp(`^Bead ${last}: machine`) }).click();
  await expect(page.getByRole('button', { name: `Bead ${last}: confirmed` })).toBeAttached();
  expect(await numbers(page)).toEqual([last]);
  await expect(confirmed).toHaveText(new RegExp(`^${before + 1} of `));
  await expect(strip(page).getByRole('button', { name: 'Filter again' })).toBeVisible();
  await page.keyboard.press('Shift+W');
  await count(page, 0);
});

test.describe('in Chinese, on a phone, by night', () => {
  test.use({
    onlyReads: true,
    locale: 'zh-CN',
    viewport: { width: 390, height: 800 },
    hasTouch: true,
    isMobile: true,
    colorScheme: 'dark',
  });

  test('what is no filter is said, and what lets nothing through can be left', async ({ page }) => {
    await page.goto(`${page.url()}?status=done&type=one-sided&editor=林`);
    await expect(page.getByText(/不是筛选条件，已忽略：status=done/)).toBeVisible();
    await expect(page.getByText('没有符合条件的句对。')).toBeVisible();
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    ).toBeLessThanOrEqual(0);
    await expectNoViolations(page);
    // There is no bead to confirm.
    await page.keyboard.press('a');
    await page.getByRole('button', { name: '筛选句对' }).tap();
    const form = page.getByRole('dialog', { name: '只显示这样的句对' });
    await expect(form).toBeInViewport({ ratio: 1 });
    await expectNoViolations(page);
    await form.getByRole('button', { name: '显示全部' }).tap();
    await form.getByRole('button', { name: '关闭' }).tap();
    await expect(rows(page).first()).toBeVisible();
    await expect(page.getByRole('button', { name: /句对：已确认$/ })).toHaveCount(0);
  });
});
