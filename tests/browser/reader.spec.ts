import type { Page } from '@playwright/test';
import { openSqlite } from '@/lib/store/sqlite';
import { expect, expectNoViolations, test } from './app';
import { nameOf } from './long-text';

test.use({ onlyReads: true });

/** The top edge of an element, in CSS pixels of the viewport. */
const topOf = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => element.getBoundingClientRect().top);

/** A row in the middle of the window, and where it stands there. */
const rowInSight = (page: Page) =>
  page.getByRole('row').evaluateAll((rows) => {
    const row = rows.find((it) => it.getBoundingClientRect().top > 350)!;
    return { id: row.id, top: row.getBoundingClientRect().top };
  });

/** No row that is seen may still be on its way, and rows must touch: no gaps, no overlaps. */
async function expectSeamless(page: Page): Promise<void> {
  await expect(page.locator('[role="grid"] [aria-busy="true"]')).toHaveCount(0);
  await expect
    .poll(() =>
      page.getByRole('row').evaluateAll((rows) => {
        const boxes = rows
          .map((row) => row.getBoundingClientRect())
          .filter(({ bottom, top }) => bottom > 60 && top < window.innerHeight)
          .sort((a, b) => a.top - b.top);
        const seams = boxes.slice(1).map((box, at) => Math.abs(box.top - boxes[at]!.bottom));
        return boxes.length > 1 && Math.max(...seams) <= 1.5;
      }),
    )
    .toBe(true);
}

/** The server's page takes keys once the browser has taken over. */
const alive = (page: Page) =>
  expect(page.locator('[role="grid"] > [role="presentation"]')).toBeAttached();

async function goToBead(page: Page, number: number): Promise<void> {
  await page.keyboard.press('g');
  const field = page.getByRole('textbox', { name: /^Number/ });
  await field.fill(String(number));
  await field.press('Enter');
  await expect(page.locator(`[aria-rowindex="${number}"][id]`)).toBeInViewport({ ratio: 1 });
}

/** The row of the bead where one left off. */
function lastBead(database: string): string {
  const db = openSqlite(database);
  const id = db.prepare('SELECT "lastBeadId" FROM "Text"').pluck().get();
  db.close();
  return `bead-${id}`;
}

const openFirst = async (page: Page) => {
  await page.goto('/');
  await page.getByRole('main').getByRole('link').first().click();
  await expect(page).toHaveURL(/\/texts\/\w+$/);
  await alive(page);
};

test.describe('the sample', () => {
  test.beforeEach(async ({ page }) => openFirst(page));

  test('stands side by side, level bead by bead, each side in its language', async ({ page }) => {
    const row = page.getByRole('row').filter({ hasText: '中华人民共和国国务院新闻办公室' });
    const cells = row.locator('[data-side]');
    await expect(cells.nth(0)).toHaveAttribute('lang', 'zh-Hans');
    await expect(cells.nth(1)).toHaveAttribute('lang', 'en');
    await expect(cells.nth(1)).toContainText('State Council');
    const [left, right] = await Promise.all([
      cells.nth(0).boundingBox(),
      cells.nth(1).boundingBox(),
    ]);
    expect(left!.y).toBe(right!.y);
    expect(left!.x + left!.width).toBeLessThan(right!.x);
  });

  test('says how long it is to who does not see it', async ({ page }) => {
    const grid = page.getByRole('grid');
    await expect(grid).toHaveAttribute('aria-rowcount', /^\d+$/);
    await expect(page.getByRole('row').first()).toHaveAttribute('aria-rowindex', '1');
  });

  test('has an outline in both languages that leads to its sections', async ({ page }) => {
    const outline = page.getByRole('navigation', { name: 'Outline' });
    const entry = outline.getByRole('link', { name: /^三、/ });
    await expect(entry).toContainText('III.');
    await entry.click();
    const heading = page.getByRole('row').filter({ hasText: /^三、/ }).last();
    await expect(heading).toBeInViewport();
    await expect(entry).toHaveAttribute('aria-current', 'location');
    await expect(entry).toBeInViewport({ ratio: 1 });
    await expectSeamless(page);
  });

  test('folds its outline and its tools away, and keeps that', async ({ page }) => {
    const tools = page.getByRole('button', { name: 'Tools', exact: true });
    await tools.click();
    await expect(page.getByRole('button', { name: 'Print' })).toHaveCount(0);
    const fold = page.getByRole('button', { name: 'Outline', exact: true });
    await fold.click();
    await expect(fold).toHaveAttribute('aria-expanded', 'false');
    await page.reload();
    await alive(page);
    await expect(fold).toHaveAttribute('aria-expanded', 'false');
    await page.keyboard.press('o');
    await expect(page.getByRole('link', { name: /^三、/ })).toBeVisible();
    await expect(tools).toHaveAttribute('aria-expanded', 'false');
    await tools.click();
    await expect(page.getByRole('button', { name: 'Print' })).toBeVisible();
  });

  test('has no accessibility violations by day or by night', async ({ page }) => {
    await expectNoViolations(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectNoViolations(page);
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
    await expectNoViolations(page);
  });

  test('leads to its repairs, with the number that wait', async ({ page }) => {
    await page.getByRole('link', { name: /repairs? waits?$/ }).click();
    await expect(page.getByRole('heading', { name: 'Repairs', level: 1 })).toBeVisible();
  });

  test('goes to a bead by its number', async ({ page }) => {
    await page.keyboard.press('g');
    const field = page.getByRole('textbox', { name: /^Number/ });
    await field.fill('9999');
    await field.press('Enter');
    await expect(page.getByRole('alert')).toHaveText(/^Give a number from 1 to \d+\.$/);
    await field.fill('120');
    await field.press('Enter');
    const row = page.locator('[aria-rowindex="120"]');
    await expect(row).toBeInViewport({ ratio: 1 });
    await expect(row.locator('[data-side]:focus')).toHaveCount(1);
  });

  test('is read with the keyboard alone', async ({ page }) => {
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('ArrowDown');
    await expect(page.locator('[aria-rowindex="3"] [data-side="target"]')).toBeFocused();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('k');
    await expect(page.locator('[aria-rowindex="2"] [data-side="source"]')).toBeFocused();
    // One cell of the whole grid is a stop for Tab.
    await expect(page.locator('[role="grid"] [tabindex="0"]')).toHaveCount(1);
  });
});

test.describe('search inside the sample', () => {
  test.beforeEach(async ({ page }) => openFirst(page));

  test('finds both sides in any case and form, and steps through', async ({ page }) => {
    await page.keyboard.press('/');
    const field = page.getByRole('searchbox', { name: 'Search both sides' });
    await expect(field).toBeFocused();
    await field.fill('網絡主權');
    await expect(page.getByRole('search')).toContainText(/^1 of \d+/);
    await expect(page.locator('mark').first()).toHaveText('网络主权');
    await field.press('Enter');
    await expect(page.getByRole('search')).toContainText(/^2 of \d+/);
    await field.press('Shift+Enter');
    await expect(page.getByRole('search')).toContainText(/^1 of \d+/);
    await field.fill('SOVEREIGNTY IN CYBERSPACE');
    await expect(page.locator('mark').first()).toHaveText(/sovereignty in cyberspace/i);
    await expectNoViolations(page);
  });

  test('leads back to where one was', async ({ page }) => {
    await page.mouse.wheel(0, 1500);
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(1300);
    await expectSeamless(page);
    const seen = await rowInSight(page);
    await page.keyboard.press('/');
    await page.getByRole('searchbox').fill('结束语');
    await expect(page.getByRole('search')).toContainText(/^1 of \d+/);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('searchbox')).toHaveValue('');
    await expect.poll(() => topOf(page, `#${seen.id}`)).toBeCloseTo(seen.top, -0.5);
    await expect(page.locator('mark')).toHaveCount(0);
  });

  test('moves nothing before it has found something', async ({ page }) => {
    await page.mouse.wheel(0, 1500);
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(1000);
    await expectSeamless(page);
    const seen = await rowInSight(page);
    const stays = () => expect.poll(() => topOf(page, `#${seen.id}`)).toBeCloseTo(seen.top, -0.5);
    await page.keyboard.press('/');
    await stays();
    await page.keyboard.type('北极熊', { delay: 30 });
    await expect(page.getByRole('search')).toContainText('Not found');
    await stays();
    await page.keyboard.press('Shift+Tab');
    await stays();
  });

  test('says when there is nothing', async ({ page }) => {
    await page.getByRole('searchbox').fill('北极熊');
    await expect(page.getByRole('search')).toContainText('Not found');
  });
});

test.describe('a book of 5,000 beads', () => {
  let address = '';
  test.use({ start: 'book' });
  test.beforeEach(async ({ page }) => {
    await openFirst(page);
    address = page.url();
    await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '5000');
  });

  test('opens with a window of it', async ({ page }) => {
    await expect(page.getByRole('grid').getByText(nameOf(0))).toBeVisible();
    expect(await page.getByRole('row').count()).toBeLessThan(120);
    await expectSeamless(page);
  });

  test('scrolls from one end to the other without gaps', async ({ page }) => {
    for (const share of [0.02, 0.3, 0.31, 0.9, 1, 0.5, 0]) {
      await page.evaluate(
        (to) => window.scrollTo(0, to * (document.documentElement.scrollHeight - innerHeight)),
        share,
      );
      await expectSeamless(page);
    }
  });

  test('does not move what one reads while one scrolls back through what was not measured', async ({
    page,
  }) => {
    await goToBead(page, 2500);
    await expectSeamless(page);
    for (let step = 0; step < 15; step++) {
      // Every row moves with the wheel, and with nothing else.
      const seen = await rowInSight(page);
      await page.mouse.wheel(0, -200);
      await expect.poll(() => topOf(page, `#${seen.id}`)).toBeCloseTo(seen.top + 200, -0.5);
    }
  });

  test('goes exactly to a place far away', async ({ page }) => {
    for (const number of [4711, 5000, 3, 2600]) {
      await goToBead(page, number);
      await expect(page.locator(`[aria-rowindex="${number}"]`)).toContainText(nameOf(number - 1));
      await expectSeamless(page);
    }
  });

  test('finds a sentence far away', async ({ page }) => {
    await page.keyboard.press('/');
    await page.getByRole('searchbox').fill(nameOf(4321));
    await expect(page.getByRole('search')).toContainText('1 of 1');
    await expect(page.locator('mark')).toBeInViewport();
    await page.keyboard.press('ArrowDown');
    await expect(page.locator('[aria-rowindex="4322"] [data-side="target"]')).toBeFocused();
  });

  test('opens where one left off, to the pixel', async ({ page, app }) => {
    await goToBead(page, 3456);
    await expectSeamless(page);
    const top = await page.getByRole('row').evaluateAll((rows) => {
      const row = rows.find((it) => it.getBoundingClientRect().bottom > 68 + 12)!;
      return row.id;
    });
    await expect.poll(() => lastBead(app.database)).toBe(top);
    await page.goto('/');
    await page.goto(address);
    await expect(page.locator(`#${top}`)).toBeInViewport();
    await alive(page);
    await expectSeamless(page);
    expect(Math.abs((await topOf(page, `#${top}`)) - 68)).toBeLessThan(40);
  });

  test('opens at the bead that an address names', async ({ page }) => {
    await goToBead(page, 4000);
    const id = await page.locator('[aria-rowindex="4000"]').getAttribute('id');
    await page.goto(`${address}?bead=${id!.replace('bead-', '')}`);
    await expect(page.locator(`#${id}`)).toBeInViewport({ ratio: 1 });
    await expectSeamless(page);
    await page.goto(`${address}?bead=999999999`);
    await expect(page.getByRole('grid')).toBeVisible();
  });

  test('is printed whole', async ({ page }) => {
    await page.evaluate(() => {
      window.print = () => {
        document.body.dataset.printed = String(document.querySelectorAll('[role="row"]').length);
      };
    });
    await page.getByRole('button', { name: 'Print' }).click();
    await expect(page.locator('body')).toHaveAttribute('data-printed', '5000', { timeout: 80_000 });
    await expectSeamless(page);
  });
});

test.describe('a reader without JavaScript', () => {
  test.use({ start: 'book', javaScriptEnabled: false });

  test('still reads', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('main').getByRole('link').first().click();
    await expect(page.getByRole('grid').getByText(nameOf(20))).toBeVisible();
  });
});

test.describe('an unknown text', () => {
  test.use({ expectedErrors: [/404/] });

  test('is said to be unknown', async ({ page }) => {
    const answer = await page.goto('/texts/nothing');
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole('heading', { name: 'This page is not here' })).toBeVisible();
  });
});

test.describe('in Chinese, on a phone, by touch', () => {
  test.use({
    locale: 'zh-CN',
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
  });

  test('the text has its place, and everything can be reached', async ({ page }) => {
    await openFirst(page);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    ).toBeLessThanOrEqual(0);
    await expectNoViolations(page);

    await page.getByRole('button', { name: '大纲与工具' }).click();
    const drawer = page.getByRole('dialog', { name: '大纲' });
    await expectNoViolations(page);
    await drawer.getByRole('link', { name: /^三、/ }).click();
    await expect(drawer).toBeHidden();
    await expect(page.getByRole('row').filter({ hasText: /^三、/ }).last()).toBeInViewport();

    await page.getByRole('button', { name: '搜索原文和译文' }).click();
    await page.getByRole('searchbox').fill('主权');
    await expect(page.getByRole('search')).toContainText(/第 \d+ 处，共 \d+ 处/);
    await expectNoViolations(page);
  });

  test('what one touches is large enough', async ({ page }) => {
    await openFirst(page);
    const small = await page.getByRole('button').evaluateAll((buttons) =>
      buttons
        .map((button) => ({
          name: button.ariaLabel ?? button.textContent,
          box: button.getBoundingClientRect(),
        }))
        .filter(({ box }) => box.height > 0 && (box.height < 44 || box.width < 44))
        .map(({ name }) => name),
    );
    expect(small).toEqual([]);
  });
});
