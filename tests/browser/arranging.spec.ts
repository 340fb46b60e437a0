import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, expectNoViolations, test } from './app';
import { cell, goToBead, openAtBead } from './at-bead';

const first = 12;

test.beforeEach(({ page }) => openAtBead(page, first));

const saved = (page: Page) => page.getByRole('banner').getByText('Saved', { exact: true });

/** The texts of a few beads from the first: their sides, sentence by sentence. */
const sidesOf = (page: Page, count = 5) =>
  page.evaluate(
    ([from, to]) =>
      Array.from({ length: to! - from! }, (_, at) => {
        const row = document.querySelector(`[aria-rowindex="${from! + at}"]`);
        return ['source', 'target'].map((side) =>
          [...(row?.querySelectorAll(`[data-side="${side}"] [data-sentence]`) ?? [])].map(
            (it) => it.textContent,
          ),
        );
      }),
    [first, first + count],
  ) as Promise<[string[], string[]][]>;

const totalOf = (page: Page) => page.getByRole('grid').getAttribute('aria-rowcount');

test('two beads are merged, split and undone without the mouse, and nothing is lost', async ({
  page,
}) => {
  const before = await sidesOf(page);
  const total = Number(await totalOf(page));
  const [one, two, ...rest] = before;
  await page.keyboard.press('m');
  await expect.poll(() => totalOf(page)).toBe(String(total - 1));
  expect(await sidesOf(page, 4)).toEqual([
    [
      [...one![0], ...two![0]],
      [...one![1], ...two![1]],
    ],
    ...rest,
  ]);
  await expect(cell(page, first)).toBeFocused();
  await expect(page.getByRole('button', { name: `Bead ${first}: draft` })).toBeAttached();
  await expect(saved(page)).toBeVisible();
  await expectNoViolations(page);

  await page.keyboard.press('s');
  await expect.poll(() => sidesOf(page)).toEqual(before);
  await page.keyboard.press('Control+z');
  await expect.poll(() => totalOf(page)).toBe(String(total - 1));
  await page.keyboard.press('Control+z');
  await expect.poll(() => sidesOf(page)).toEqual(before);
  await page.reload();
  await expect.poll(() => totalOf(page)).toBe(String(total));
});

test('a sentence moves on and back with Alt and an arrow', async ({ page }) => {
  const before = await sidesOf(page);
  const [t1, t2] = before.map(([, target]) => target);
  await page.keyboard.press('Alt+ArrowDown');
  await expect
    .poll(async () => (await sidesOf(page, 2)).map(([, target]) => target))
    .toEqual([t1!.slice(0, -1), [...t1!.slice(-1), ...t2!]]);
  await expect(cell(page, first)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(() => sidesOf(page)).toEqual(before);
});

test('a slip is mended with one key', async ({ page }) => {
  const before = await sidesOf(page, 5);
  await page.keyboard.press('Alt+PageDown');
  await expect
    .poll(async () => (await sidesOf(page, 5)).map(([, target]) => target))
    .toEqual([[], ...before.slice(0, 4).map(([, target]) => target)]);
  await page.keyboard.press('Control+z');
  await expect.poll(() => sidesOf(page, 5)).toEqual(before);
});

test('targets are exchanged, and a bead is parted into its sides', async ({ page }) => {
  const before = await sidesOf(page, 2);
  await page.keyboard.press('x');
  await expect
    .poll(async () => (await sidesOf(page, 2)).map(([, target]) => target))
    .toEqual([before[1]![1], before[0]![1]]);
  await page.keyboard.press('x');
  await page.keyboard.press('d');
  await expect
    .poll(() => sidesOf(page, 3))
    .toEqual([[before[0]![0], []], [[], before[0]![1]], before[1]]);
});

test('the menu of a bead does it with the mouse, and shows what cannot be done', async ({
  page,
}) => {
  const before = await sidesOf(page);
  const total = Number(await totalOf(page));
  const row = page.locator(`[aria-rowindex="${first}"]`);
  await row.hover();
  await row.getByRole('button', { name: `What to do with bead ${first}` }).click();
  await expect(page.getByRole('menu')).toBeVisible();
  // Outside of it the library has guards for the focus, which axe takes for hidden controls.
  const { violations } = await new AxeBuilder({ page }).include('[role="menu"]').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.getByRole('menuitem', { name: 'Merge with the next bead' }).click();
  await expect.poll(() => totalOf(page)).toBe(String(total - 1));
  await expect(cell(page, first)).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect.poll(() => sidesOf(page)).toEqual(before);

  await page.keyboard.press('d');
  await expect.poll(() => totalOf(page)).toBe(String(total + 1));
  await page.keyboard.press('Shift+F10');
  const part = page.getByRole('menuitem', { name: 'Part the bead into its two sides' });
  await expect(part).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Escape');
  await expect(cell(page, first)).toBeFocused();
});

test('one key confirms and leads to the next bead that wants a look, until none does', async ({
  page,
}) => {
  const label = () => page.getByRole('button', { name: /wants? a look/ });
  await page.keyboard.press('d');
  await expect(page.getByRole('button', { name: `Bead ${first}: draft` })).toBeAttached();
  await page.keyboard.press('n');
  await expect(label()).toBeVisible();
  await expect(page.locator(`[aria-rowindex="${first + 1}"] [data-side="target"]`)).toBeFocused();
  const all = Number.parseInt((await label().textContent())!);
  expect(all).toBeGreaterThan(1);
  for (let left = all - 1; left > 0; left--) {
    await page.keyboard.press('Shift+A');
    await expect(label()).toHaveText(new RegExp(`^${left} beads? `));
  }
  await page.keyboard.press('Shift+A');
  await expect(label()).toHaveText(/^No bead wants a look/);
  await page.reload();
  await expect(page.getByText(new RegExp(`^${all} of .* confirmed`))).toBeVisible();
});

test('a slip is found by the aligner, shown, and kept only when one wants it', async ({ page }) => {
  // A confirmed bead ends what is aligned again.
  await goToBead(page, first + 8);
  await page.keyboard.press('a');
  await expect(page.getByRole('button', { name: `Bead ${first + 8}: confirmed` })).toBeAttached();
  await goToBead(page, first);
  const before = await sidesOf(page);
  const total = Number(await totalOf(page));
  await page.keyboard.press('Alt+PageDown');
  await expect.poll(() => totalOf(page)).not.toBe(String(total));
  const slipped = await sidesOf(page);
  await page.keyboard.press('r');
  const dialog = page.getByRole('dialog', { name: 'Align again between the confirmed beads' });
  await expect(dialog.getByText(/beads come out new/)).toBeVisible();
  await expectNoViolations(page);
  await page.keyboard.press('Escape');
  await expect(cell(page, first)).toBeFocused();
  expect(await sidesOf(page)).toEqual(slipped);
  await page.keyboard.press('r');
  await dialog.getByRole('button', { name: 'Keep the new' }).click();
  await expect.poll(() => sidesOf(page)).toEqual(before);
  await page.keyboard.press('Control+z');
  await expect.poll(() => sidesOf(page)).toEqual(slipped);
});

test('what cannot be done is said, and changes nothing', async ({ page }) => {
  const before = await sidesOf(page);
  await goToBead(page, 1);
  await page.keyboard.press('Shift+M');
  await expect(page.getByText('That cannot be done with this bead.')).toBeAttached();
  await page.reload();
  await expect.poll(() => sidesOf(page)).toEqual(before);
});

test.describe('without news of others', () => {
  test.use({ expectedErrors: [/ERR_FAILED/] });

  test('another tab that did not see it is told, and overwrites nothing', async ({
    page,
    context,
  }) => {
    await context.route(/\/events\?/, (route) => route.abort());
    const other = await context.newPage();
    await other.goto(page.url());
    await expect(other.locator('[role="grid"] > [role="presentation"]')).toBeAttached();
    await page.keyboard.press('a');
    await expect(page.getByRole('button', { name: `Bead ${first}: confirmed` })).toBeAttached();
    await goToBead(other, first);
    const before = await sidesOf(other);
    await other.keyboard.press('m');
    await expect(other.getByText('This was changed elsewhere.')).toBeAttached();
    await expect(other.getByRole('button', { name: `Bead ${first}: confirmed` })).toBeAttached();
    expect(await sidesOf(other)).toEqual(before);
  });
});

test.describe('without an answer', () => {
  test.use({ expectedErrors: [/ERR_FAILED/] });

  test('keys are shown before the server answers; what does not come to it outlives the page, and is made once', async ({
    page,
    context,
  }) => {
    const before = await sidesOf(page);
    const total = Number(await totalOf(page));
    // The server is slow.
    await page.route(/\/texts\/[^/]+$/, async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      await new Promise((resolve) => setTimeout(resolve, 300));
      return route.continue();
    });
    // Five changes; the fourth is told from a bead that the server has not made by then.
    for (const key of ['m', 'm', 'd', 'ArrowDown', 'Shift+M', 'a']) await page.keyboard.press(key);
    await expect(page.locator('[data-save="saving"]')).toBeVisible();
    const arranged = await sidesOf(page, 3);
    expect(arranged).toEqual([
      [before.slice(0, 3).flatMap(([source]) => source), before.slice(0, 3).flatMap((it) => it[1])],
      ...before.slice(3),
    ]);
    expect(await totalOf(page)).toBe(String(total - 2));
    const confirmed = page.getByRole('button', { name: `Bead ${first}: confirmed` });
    await expect(confirmed).toBeAttached();
    await expect(saved(page)).toBeVisible();
    expect(await sidesOf(page, 3)).toEqual(arranged);
    await page.reload();
    await expect.poll(() => sidesOf(page, 3)).toEqual(arranged);
    await expect(confirmed).toBeAttached();
    await expect(page.locator('[role="grid"] > [role="presentation"]')).toBeAttached();

    // The server makes the first, and its answer is lost; the second does not come to it.
    await goToBead(page, first);
    let isLost = false;
    await page.unroute(/\/texts\/[^/]+$/);
    await context.route(/\/texts\/[^/]+$/, async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      if (!isLost) await route.fetch();
      isLost = true;
      return route.abort();
    });
    await page.keyboard.press('s');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('m');
    // What is not sent yet is undone at once.
    const merged = await sidesOf(page, 3);
    await page.keyboard.press('d');
    await expect.poll(() => sidesOf(page, 3)).not.toEqual(merged);
    await page.keyboard.press('Control+z');
    await expect.poll(() => sidesOf(page, 3)).toEqual(merged);
    // A sentence is split, and its second half reworded before the server has made it.
    await page.keyboard.press('e');
    const field = page.locator('textarea[data-editor]');
    const whole = await field.inputValue();
    await field.evaluate((it: HTMLTextAreaElement) => it.setSelectionRange(4, 4));
    await page.keyboard.press('Alt+Enter');
    await expect(field).toHaveValue(whole.slice(4).trim());
    await expect(field).toBeFocused();
    await field.fill('The other half.');
    await page.keyboard.press('Control+Enter');
    await expect(field).toHaveCount(0);
    const notice = page.getByRole('region', { name: 'Changes that wait for the server' });
    await expect(notice).toContainText('not saved yet');
    await expect(page.locator('[data-save="kept"]')).toHaveText('Not saved');
    await expect(confirmed).not.toBeAttached();
    const kept = await sidesOf(page, 3);
    expect(kept.flat(2)).toEqual(expect.arrayContaining([whole.slice(0, 4).trim(), 'The other half.'])); // prettier-ignore
    expect(await totalOf(page)).toBe(String(total - 2));
    await expectNoViolations(page);
    await notice.getByRole('button', { name: 'Try now' }).click();
    await expect(notice).toContainText('not saved yet');

    // The page is lost: the next one goes on with it, and a second one leaves it alone.
    await page.reload();
    await expect(notice).toContainText('not saved yet');
    await expect.poll(() => sidesOf(page, 3)).toEqual(kept);
    await page.keyboard.press('h');
    await expect(notice).toContainText('One command waits behind.');
    const other = await context.newPage();
    await other.goto(page.url());
    await expect(other.locator('[role="grid"] > [role="presentation"]')).toBeAttached();
    await context.unroute(/\/texts\/[^/]+$/);
    await page.evaluate(() => dispatchEvent(new Event('online')));
    const history = page.getByRole('dialog', { name: 'History of this text' });
    await expect(history.getByRole('listitem').first()).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(saved(page)).toBeVisible();
    await expect(notice).not.toBeAttached();
    // Nine changes, and the import: the text that was typed came behind the sentence.
    await page.keyboard.press('h');
    await expect(history.getByRole('listitem')).toHaveCount(10);
    await page.keyboard.press('Escape');
    for (const it of [page, other]) await expect.poll(() => sidesOf(it, 3)).toEqual(kept);
    expect(await totalOf(page)).toBe(String(total - 2));
    await page.reload();
    await expect.poll(() => sidesOf(page, 3)).toEqual(kept);
    await expect(page.locator('[data-save="saved"]')).toBeAttached();
  });
});

test('the history says what was done, and leads back to any point of it', async ({ page }) => {
  const before = await sidesOf(page);
  const total = Number(await totalOf(page));
  await page.keyboard.press('a');
  await expect(page.getByRole('button', { name: `Bead ${first}: confirmed` })).toBeAttached();
  await page.keyboard.press('m');
  await expect.poll(() => totalOf(page)).toBe(String(total - 1));
  await page.keyboard.press('m');
  await expect.poll(() => totalOf(page)).toBe(String(total - 2));
  await page.keyboard.press('h');
  const dialog = page.getByRole('dialog', { name: 'History of this text' });
  // Three changes, and the import.
  await expect(dialog.getByRole('listitem')).toHaveCount(4);
  await expectNoViolations(page);
  await dialog.getByRole('button', { name: 'Back to how it was after: Status set' }).click();
  await expect.poll(() => sidesOf(page)).toEqual(before);
  await expect(page.getByRole('button', { name: `Bead ${first}: confirmed` })).toBeAttached();
  await expect(cell(page, first)).toBeFocused();
  await page.keyboard.press('h');
  await expect(dialog.getByText('undone')).toHaveCount(2);
  await dialog.getByRole('button', { name: 'Back to how it was after: Merged' }).first().click();
  await expect.poll(() => totalOf(page)).toBe(String(total - 2));
});
