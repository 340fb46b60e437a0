import type { Page } from '@playwright/test';
import { expect, expectNoViolations, test } from './app';

test.use({ onlyReads: true });

/** The words that are lit. */
const litWords = (page: Page) =>
  page.evaluate(() =>
    [...(CSS.highlights.get('linked-words') ?? [])].map((range) => (range as Range).toString()),
  );

/** Moves the mouse onto a word of the first sentence that has it. */
async function pointAt(page: Page, word: string): Promise<void> {
  const place = await page.locator('[data-sentence]', { hasText: word }).first().evaluate((sentence, wanted) => {
    const node = document.createTreeWalker(sentence, NodeFilter.SHOW_TEXT).nextNode()!;
    const range = document.createRange();
    const at = node.textContent!.indexOf(wanted);
    range.setStart(node, at);
    range.setEnd(node, at + wanted.length);
    const box = range.getBoundingClientRect();
    return { x: box.left + box.width / 3, y: box.top + box.height / 2 };
  }, word);
  await page.mouse.move(place.x - 3, place.y);
  await page.mouse.move(place.x, place.y);
} // prettier-ignore

test('the word under the mouse and the words that translate it are lit', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('main').getByRole('link').first().click();
  await expect(page.locator('[role="grid"] > [role="presentation"]')).toBeAttached();

  await pointAt(page, 'Cyberspace');
  await expect
    .poll(() => litWords(page))
    .toEqual(expect.arrayContaining(['Cyberspace', '网络空间']));

  await expectNoViolations(page);

  await page.keyboard.press('Shift');
  expect(await litWords(page)).toEqual([]);
});
