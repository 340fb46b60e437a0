import type { Page } from '@playwright/test';
import { expect, expectNoViolations, test } from './app';

const repairs = (page: Page) =>
  page.getByRole('listitem').filter({ has: page.getByRole('checkbox') });

async function openRepairs(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('link', { name: /repairs? waits?$/ }).click();
}

test.describe('the repairs of the sample', () => {
  test.use({ onlyReads: true });
  test.beforeEach(({ page }) => openRepairs(page));

  test('are shown in their place, in words', async ({ page }) => {
    const space = repairs(page).filter({ hasText: 'Stray space' }).first();
    await expect(space.getByRole('deletion')).toContainText('␣');
    await expect(space).toContainText(/line \d/);
    await expect(space).toContainText('waiting');
    await expect(space).toContainText('There is no space between Chinese characters.');
    await expectNoViolations(page);
  });

  test('lead to their place in the text', async ({ page }) => {
    await page
      .getByRole('link', { name: /^Show in the text: / })
      .first()
      .click();
    await expect(page).toHaveURL(/\/texts\/\w+\?bead=\d+/);
  });

  test('that were certain are applied already', async ({ page }) => {
    await page.getByRole('link', { name: /^Applied/ }).click();
    const cut = repairs(page).filter({ hasText: 'Cut paragraph' }).first();
    await expect(cut).toContainText('certain');
    await expect(cut.getByRole('button', { name: /^Revert/ })).toBeVisible();
    await expectNoViolations(page);
  });
});

test.describe('the repairs', () => {
  test.beforeEach(({ page }) => openRepairs(page));

  test('can be accepted one by one, and reverted', async ({ page }) => {
    const accept = page.getByRole('button', { name: /^Accept: / }).first();
    const name = (await accept.getAttribute('aria-label'))!.replace('Accept: ', '');
    await accept.click();
    await expect(page.getByRole('status')).toHaveText('1 repair accepted.');
    await page.reload();
    await expect(page.getByRole('button', { name: `Accept: ${name}`, exact: true })).toHaveCount(0);

    await page.getByRole('link', { name: /^Applied/ }).click();
    await page
      .getByRole('button', { name: `Revert: ${name}`, exact: true })
      .first()
      .click();
    await expect(page.getByRole('status')).toHaveText('1 repair reverted.');
    await page.getByRole('link', { name: /^Waiting/ }).click();
    await expect(
      page.getByRole('button', { name: `Accept: ${name}`, exact: true }).first(),
    ).toBeVisible();
  });

  test('of one kind can be accepted together', async ({ page }) => {
    await page.getByRole('link', { name: /^Repeated words/ }).click();
    await page.getByRole('button', { name: /^Accept (all \d+|the one) of this kind$/ }).click();
    await expect(page.getByRole('status')).toHaveText(/^\d+ repairs? accepted\.$/);
    await page.reload();
    await expect(page.getByText('There is no repair of this kind here.')).toBeVisible();
  });

  test('can be chosen and accepted together', async ({ page }) => {
    await page.getByRole('checkbox').nth(0).check();
    await page.getByRole('checkbox').nth(1).check();
    await page.getByRole('button', { name: 'Accept the 2 selected' }).click();
    await expect(page.getByRole('status')).toHaveText('2 repairs accepted.');
  });

  test('can be worked through with the keyboard alone', async ({ page }) => {
    const accept = page.getByRole('button', { name: /^Accept: / }).first();
    await accept.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: /^Revert: / }).first()).toBeFocused();
    await expect(page.getByRole('status')).toHaveText('1 repair accepted.');
    await expect(page.getByRole('button', { name: /^Revert: / }).first()).toBeFocused();
  });
});

test.describe('in Chinese, on a phone', () => {
  test.use({ onlyReads: true, locale: 'zh-CN', viewport: { width: 360, height: 740 } });

  test('the page of repairs has its place', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('link', { name: /修复待定$/ }).click();
    await expect(page.getByRole('heading', { name: '修复', level: 1 })).toBeVisible();
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    ).toBeLessThanOrEqual(0);
    await expectNoViolations(page);
  });
});

test.describe('a text without faults', () => {
  test.use({ start: 'empty' });

  test('says that there was nothing to repair', async ({ page }) => {
    await page.goto('/');
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose files' }).click();
    const file = (name: string, content: string) => ({
      name,
      mimeType: 'text/plain',
      buffer: Buffer.from(content),
    });
    await (
      await chooser
    ).setFiles([
      file('clean.zh.txt', '网络属于大家。\n'),
      file('clean.en.txt', 'The network is everyone’s.\n'),
    ]);
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(page.getByRole('status')).toHaveText('Imported clean.zh.txt and clean.en.txt.');
    await page.getByRole('link', { name: 'Repairs', exact: true }).click();
    await expect(page.getByText('There was nothing to repair in this text.')).toBeVisible();
    await expectNoViolations(page);
  });
});
