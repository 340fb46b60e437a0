import type { Page } from '@playwright/test';
import { expect, expectNoViolations, test } from './app';

const number = 4;

test.beforeEach(async ({ page }) => {
  await page.goto('/');
  await page.getByRole('main').getByRole('link').first().click();
  await expect(page.locator('[role="grid"] > [role="presentation"]')).toBeAttached();
});

const row = (page: Page, at = number) => page.locator(`[aria-rowindex="${at}"]`);
const target = (page: Page, at = number) => row(page, at).locator('[data-side="target"]');
const editor = (page: Page) => page.getByRole('textbox', { name: /^(Source|Target) of bead/ });
const saved = (page: Page) => page.getByRole('banner').getByText('Saved', { exact: true });
const count = (page: Page) => row(page).getByRole('button', { name: /issue/ });
const notes = (page: Page) => page.getByRole('dialog', { name: `Bead ${number}` });

async function write(page: Page, text: string): Promise<void> {
  await page.keyboard.press('g');
  const field = page.getByRole('textbox', { name: /^Number/ });
  await field.fill(String(number));
  await field.press('Enter');
  await expect(target(page)).toBeFocused();
  await page.keyboard.press('e');
  await editor(page).fill(text);
  await page.keyboard.press('Control+Enter');
  await expect(saved(page)).toBeVisible();
}

test.describe('an issue', () => {
  test('appears when a number is changed, and goes when it is mended', async ({ page }) => {
    const before = await target(page).innerText();
    await write(page, `83 ${before}`);
    await expect(count(page)).toHaveText('1');
    await expect(target(page).locator('[data-flaw]')).toHaveText('83');
    await write(page, before);
    await expect(count(page)).toHaveCount(0);
    await expect(target(page).locator('[data-flaw]')).toHaveCount(0);
  });

  test('says what it is, beside why the bead is trusted', async ({ page }) => {
    await write(page, `83 ${await target(page).innerText()}`);
    await page.keyboard.press('i');
    await expect(notes(page).getByText('Number not found on the other side 83')).toBeVisible();
    await expect(notes(page).getByText('The lengths fit')).toBeVisible();
    await expectNoViolations(page);
    await page.keyboard.press('Escape');
    await expect(notes(page)).toBeHidden();
    await expect(target(page)).toBeFocused();

    // On a phone too, where it stands below the mark.
    await page.setViewportSize({ width: 390, height: 844 });
    await count(page).click();
    await expect(notes(page)).toBeInViewport({ ratio: 1 });
    await expectNoViolations(page);
  });

  test('stays dismissed after the page is opened again, until it is undone', async ({ page }) => {
    await write(page, `83 ${await target(page).innerText()}`);
    await page.keyboard.press('i');
    await notes(page).getByRole('button', { name: 'Dismiss: Number' }).press('Enter');
    await expect(notes(page).getByText('The checks found nothing.')).toBeVisible();
    await page.keyboard.press('Escape');
    await page.reload();
    await expect(target(page)).toContainText('83 ');
    await expect(count(page)).toHaveCount(0);
    await page.keyboard.press('Control+z');
    await expect(count(page)).toHaveText('1');
  });
});
