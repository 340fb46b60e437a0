import type { BrowserContext, Page } from '@playwright/test';
import { expect, expectNoViolations, test } from './app';
import { cell } from './at-bead';

const first = 12;
const second = 1000;
/** A second on a quiet machine; a busy one has its time. */
const soon = 8 * second;

test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED/] });

const totalOf = async (page: Page) =>
  Number(await page.getByRole('grid').getAttribute('aria-rowcount'));
const editor = (page: Page) => page.locator('[data-editor]');

async function open(page: Page, address: string, at = first): Promise<void> {
  const connected = page.waitForResponse(/\/events\?/);
  await page.goto(address);
  await connected;
  await expect(page.locator('[role="grid"] > [role="presentation"]')).toBeAttached();
  await page.keyboard.press('g');
  const field = page.getByRole('textbox', { name: /^Number/ });
  await field.fill(String(at));
  await field.press('Enter');
  await expect(cell(page, at)).toBeFocused();
}

async function reword(page: Page, text: string): Promise<void> {
  await page.keyboard.press('e');
  await editor(page).fill(text);
  await page.keyboard.press('Control+Enter');
}

/** Two people, each in a browser of their own, at the same bead. */
const two = test.extend<{ other: Page; names: undefined }>({
  names: [
    async ({ context, baseURL }, provide) => {
      await context.addCookies([{ name: 'hebi-name', value: 'Lin', url: baseURL! }]);
      await provide(undefined);
    },
    { auto: true },
  ],
  other: async ({ browser, page, baseURL }, provide) => {
    await page.goto('/');
    const link = page.getByRole('main').getByRole('link').first();
    const address = new URL((await link.getAttribute('href'))!, baseURL).href;
    const context: BrowserContext = await browser.newContext({ locale: 'en-US' });
    await context.addCookies([
      { name: 'hebi-name', value: encodeURIComponent('陈望道'), url: baseURL! },
    ]);
    const other = await context.newPage();
    await open(page, address);
    await open(other, address);
    await provide(other);
    await context.close();
  },
});

two('what one writes soon stands at the other', async ({ page, other }) => {
  await expect(page.getByText('陈望道 is here too')).toBeVisible();
  await expect(other.getByText('Lin is here too')).toBeVisible();
  await reword(page, 'The net belongs to all of us.');
  await expect(page.getByRole('banner').getByText('Saved', { exact: true })).toBeVisible();
  await expect(cell(other, first)).toHaveText('The net belongs to all of us.', { timeout: soon });
  await other.keyboard.press('a');
  await expect(page.getByRole('button', { name: `Bead ${first}: confirmed` })).toBeAttached({
    timeout: soon,
  });
  await page.keyboard.press('Control+z');
  await expect(other.getByRole('button', { name: `Bead ${first}: draft` })).toBeAttached({ timeout: soon }); // prettier-ignore
  await expectNoViolations(page);
});

two('two who edit the same sentence are told, and see both versions', async ({ page, other }) => {
  await other.keyboard.press('e');
  await editor(other).fill('Written by Chen.');
  await reword(page, 'Written by Lin.');
  await expect(other.getByText('Changed elsewhere.')).toBeVisible({ timeout: soon });
  await expect(editor(other)).toHaveValue('Written by Chen.');
  await expect(editor(other)).toBeFocused();
  await expectNoViolations(other);
  await other.keyboard.press('Control+Enter');
  const panel = other.getByRole('group', { name: /changed elsewhere while you edited/ });
  await expect(panel.getByText('Written by Chen.')).toBeVisible();
  await expect(panel.getByText('Written by Lin.')).toBeVisible();
  await expect(cell(page, first)).toHaveText('Written by Lin.');
  await panel.getByRole('button', { name: 'Keep mine' }).click();
  await expect(cell(page, first)).toHaveText('Written by Chen.', { timeout: soon });
});

two(
  'what was missed while the connection was lost comes when it is back',
  async ({ page, other }) => {
    const total = await totalOf(page);
    await other.context().setOffline(true);
    await reword(page, 'Said while the other was away.');
    await page.keyboard.press('j');
    await page.keyboard.press('m');
    await expect.poll(() => totalOf(page)).toBe(total - 1);
    await page.keyboard.press('Control+z');
    await expect.poll(() => totalOf(page)).toBe(total);
    await page.keyboard.press('k');
    await page.keyboard.press('Shift+M');
    await expect.poll(() => totalOf(page)).toBe(total - 1);
    await other.waitForTimeout(second);
    expect(await totalOf(other)).toBe(total);
    await other.context().setOffline(false);
    await expect.poll(() => totalOf(other)).toBe(total - 1);
    await expect(cell(other, first - 1)).toContainText('Said while the other was away.');
  },
);

two(
  'beads that one merges are merged at the other, who keeps their place',
  async ({ page, other }) => {
    const total = await totalOf(page);
    await open(other, other.url(), 60);
    const text = (await cell(other, 60).textContent())!;
    const placeOf = (at: number) =>
      cell(other, at).evaluate((it) => it.getBoundingClientRect().top);
    const before = await placeOf(60);
    await page.keyboard.press('m');
    await expect.poll(() => totalOf(other), { timeout: soon }).toBe(total - 1);
    await expect(cell(other, 59)).toHaveText(text);
    await expect(cell(other, 59)).toBeFocused();
    expect(Math.abs((await placeOf(59)) - before)).toBeLessThan(2);
    // An open sentence waits until it is left.
    await other.keyboard.press('e');
    await editor(other).fill(`${text} And more.`);
    await page.keyboard.press('Control+z');
    await expect.poll(() => totalOf(page)).toBe(total);
    await other.waitForTimeout(second);
    await expect(editor(other)).toHaveValue(`${text} And more.`);
    expect(await totalOf(other)).toBe(total - 1);
    await other.keyboard.press('Control+Enter');
    await expect.poll(() => totalOf(other), { timeout: soon }).toBe(total);
    await expect(cell(other, 60)).toHaveText(`${text} And more.`);
    await page.keyboard.press('g');
    await page.getByRole('textbox', { name: /^Number/ }).fill('60');
    await page.keyboard.press('Enter');
    await expect(cell(page, 60)).toHaveText(`${text} And more.`);
  },
);
