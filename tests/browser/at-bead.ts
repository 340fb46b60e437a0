import type { Page } from '@playwright/test';
import { expect } from './app';

/** One side of the bead of a number. */
export const cell = (page: Page, at: number, side = 'target') =>
  page.locator(`[aria-rowindex="${at}"] [data-side="${side}"]`);

/** Opens the first text of the library at a bead. */
export async function openAtBead(page: Page, at: number): Promise<void> {
  await page.goto('/');
  await page.getByRole('main').getByRole('link').first().click();
  await expect(page.locator('[role="grid"] > [role="presentation"]')).toBeAttached();
  await goToBead(page, at);
}

/** Goes to a bead by its number, with the keyboard. */
export async function goToBead(page: Page, at: number): Promise<void> {
  await page.keyboard.press('g');
  const field = page.getByRole('textbox', { name: /^Number/ });
  await field.fill(String(at));
  await field.press('Enter');
  await expect(cell(page, at)).toBeFocused();
}
