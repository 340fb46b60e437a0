import type { Page } from '@playwright/test';
import { expect, expectNoViolations, test } from './app';

const number = 13;
const soon = 8000;

test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED/] });

const popover = (page: Page, at = number) =>
  page.getByRole('dialog', { name: `Comments on bead ${at}` });
const field = (page: Page) => page.getByRole('textbox', { name: 'New comment' });

async function open(page: Page, address: string): Promise<void> {
  const connected = page.waitForResponse(/\/events\?/);
  await page.goto(address);
  await connected;
  await expect(page.locator('[role="grid"] > [role="presentation"]')).toBeAttached();
  await page.keyboard.press('g');
  await page.getByRole('textbox', { name: /^Number/ }).fill(String(number));
  await page.keyboard.press('Enter');
  await expect(page.locator(`[aria-rowindex="${number}"] [data-side="target"]`)).toBeFocused();
}

test('two people speak of a bead: what one writes is at the other, and is never lost', async ({
  page,
  browser,
  baseURL,
}) => {
  // Two browsers on a busy machine.
  test.slow();
  await page.context().addCookies([{ name: 'hebi-name', value: 'Lin', url: baseURL! }]);
  await page.goto('/');
  const link = page.getByRole('main').getByRole('link').first();
  const address = new URL((await link.getAttribute('href'))!, baseURL).href;
  await open(page, address);

  // What cannot be sent is there again after the page was closed.
  await page.keyboard.press('c');
  await expect(field(page)).toBeFocused();
  await expectNoViolations(page);
  await page.keyboard.type('Is this meant?');
  await page.context().setOffline(true);
  await page.keyboard.press('Control+Enter');
  await expect(popover(page).getByRole('alert')).toContainText('It is kept here.');
  await page.context().setOffline(false);
  await page.goto('about:blank');
  await open(page, address);
  await page.keyboard.press('c');
  await expect(field(page)).toHaveValue('Is this meant?');
  await page.keyboard.press('Control+Enter');
  await expect(popover(page).getByText('Is this meant?')).toBeVisible();
  await expect(field(page)).toHaveValue('');
  await expect(field(page)).toBeFocused();

  // The other, on a phone in the dark, answers what the mark told of.
  const phone = await browser.newContext({
    locale: 'en-US',
    viewport: { width: 390, height: 844 },
    colorScheme: 'dark',
    hasTouch: true,
  });
  await phone.addCookies([
    { name: 'hebi-name', value: encodeURIComponent('陈望道'), url: baseURL! },
  ]);
  const other = await phone.newPage();
  await open(other, address);
  await other.getByRole('button', { name: `Bead ${number}: 1 open comment` }).tap();
  await expectNoViolations(other);
  await expect(popover(other).getByRole('button', { name: /^Delete/ })).toHaveCount(0);
  await field(other).fill('是，照原文。');
  await popover(other).getByRole('button', { name: 'Comment', exact: true }).tap();
  await expect(popover(page).getByText('是，照原文。')).toBeVisible({ timeout: soon });

  // They go with their bead, and so does what one is writing, wherever others put it.
  await page.keyboard.type('Then');
  await other.keyboard.press('Escape');
  await other.keyboard.press('Shift+M');
  await expect(popover(page, number - 1)).toBeVisible({ timeout: soon });
  await page.keyboard.type(' good.');
  await expect(field(page)).toHaveValue('Then good.');
  await other.keyboard.press('Control+z');
  await expect(popover(page)).toBeVisible({ timeout: soon });
  await expect(field(page)).toHaveValue('Then good.');
  await field(page).fill('');

  await other.getByRole('button', { name: `Bead ${number}: 2 open comments` }).tap();
  await popover(other).getByRole('button', { name: 'Resolve the comment by Lin' }).tap();
  await popover(page).getByText('1 resolved').click({ timeout: soon });
  await expect(popover(page).getByText('Resolved by 陈望道')).toBeVisible();
  await phone.close();

  // One's own words are changed and taken away, and brought back by undo.
  await popover(page).getByRole('button', { name: 'Edit your comment' }).click();
  const words = popover(page).getByRole('textbox', { name: 'Edit your comment' });
  await expect(words).toBeFocused();
  await words.fill('Is this really meant?');
  await words.press('Control+Enter');
  await expect(popover(page).getByText('Is this really meant?')).toBeVisible();
  await popover(page).getByRole('button', { name: 'Delete your comment' }).click();
  await expect(popover(page).getByText('1 resolved')).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(popover(page)).toBeHidden();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('c');
  await expect(popover(page).getByText('1 resolved')).toBeVisible();
  await page.keyboard.press('Escape');
});

test('the history of a bead shows what differs word by word, and brings a wording back', async ({
  page,
}) => {
  await page.goto('/');
  await page.getByRole('main').getByRole('link').first().click();
  await page.waitForURL(/texts/);
  await open(page, page.url());
  const cell = page.locator(`[aria-rowindex="${number}"] [data-side="target"]`);
  const imported = (await cell.textContent())!;
  await page.keyboard.press('e');
  await page.locator('[data-editor]').fill(`${imported} Indeed`);
  await page.keyboard.press('Control+Enter');
  await expect(cell).toHaveText(`${imported} Indeed`);
  await page.keyboard.press('Shift+H');
  const history = page.getByRole('dialog', { name: `History of bead ${number}` });
  await expect(history.getByRole('insertion')).toHaveText(' Indeed');
  await expect(history.getByRole('listitem')).toHaveCount(2);
  await expectNoViolations(page);
  await history.getByRole('button', { name: /^Bring the wording/ }).click();
  await expect(cell).toHaveText(imported);
  await page.keyboard.press('Control+z');
  await expect(cell).toHaveText(`${imported} Indeed`);
});
