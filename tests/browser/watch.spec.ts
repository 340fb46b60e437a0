import type { Page } from '@playwright/test';
import { repeatedSample } from '@/scripts/bench/sample';
import { expect, expectNoViolations, test } from './app';

test.use({ start: 'empty' });
test.slow();

const long = repeatedSample(20);
/** A real alignment of a book, on a machine that has other work too. */
const atWork = { timeout: 40_000 };

/** Begins the import of a book and goes to where one sees it come. */
async function watchImport(page: Page, { zh, en } = long): Promise<void> {
  await page.goto('/');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /^(Choose files|选择文件)$/ }).click();
  const file = (name: string, content: Uint8Array) => ({
    name,
    mimeType: 'text/plain',
    buffer: Buffer.from(content),
  });
  await (await chooser).setFiles([file('书.txt', zh), file('book.md', en)]);
  await page.getByRole('button', { name: /^(Import|导入)$/ }).click();
  await page.getByRole('link', { name: /^(Watch|观看)/ }).click();
  await expect(page).toHaveURL(/\/jobs\/[\w-]+$/);
}

const beads = (page: Page) => page.getByRole('list', { name: 'Beads as they come' });
const made = async (page: Page) =>
  Number((await page.getByText(/beads so far$/).innerText()).replace(/\D/g, ''));

test('beads come side by side while the work goes on, and it can be stopped', async ({ page }) => {
  await watchImport(page);
  await expect(
    page.getByRole('heading', { name: 'Importing 书.txt and book.md', level: 1 }),
  ).toBeVisible();
  await expect(page.getByRole('progressbar', { name: 'Progress of the import' })).toBeVisible();
  const bead = beads(page).getByRole('listitem').first();
  await expect(bead.locator('[lang="zh-Hans"]')).toBeVisible(atWork);
  await expect(bead.locator('[lang="en"]')).toBeVisible();
  const seen = await made(page);
  await expect.poll(() => made(page)).toBeGreaterThan(seen);
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByRole('main')).toContainText('Stopped. Nothing was imported.');
  await expectNoViolations(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectNoViolations(page);
  await page.getByRole('link', { name: 'Back to the library' }).click();
  await expect(page.getByRole('button', { name: /^Delete/ })).toHaveCount(0);
});

test('who is at the end is taken along, and who reads higher up is left alone', async ({
  page,
}) => {
  // Long enough to be at work until one has read a while.
  await watchImport(page, repeatedSample(40));
  await expect(beads(page).getByRole('listitem').last()).toBeInViewport(atWork);
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(600);
  await page.mouse.wheel(0, -500);
  const id = 'in-sight';
  const top = await beads(page)
    .getByRole('listitem')
    .evaluateAll((rows, name) => {
      const row = rows.find((it) => it.getBoundingClientRect().top > 300)!;
      row.id = name;
      return row.getBoundingClientRect().top;
    }, id);
  const seen = await made(page);
  await expect.poll(() => made(page), atWork).toBeGreaterThan(seen + 200);
  const now = await page.locator(`#${id}`).evaluate((it) => it.getBoundingClientRect().top);
  expect(Math.abs(now - top)).toBeLessThan(2);
  await page.keyboard.press('End');
  await expect(page.locator(`#${id}`)).toHaveCount(0);
  await expect(beads(page).getByRole('listitem').last()).toBeInViewport();
});

test('what is watched becomes the text', async ({ page }) => {
  await watchImport(page, repeatedSample(6));
  await expect(page).toHaveURL(/\/texts\/\w+$/, atWork);
  await expect(page.getByRole('grid')).toBeVisible();
  await page.goto('/');
  await expect(page.getByRole('button', { name: /^Delete/ })).toHaveCount(1);
  await expect(page.getByRole('link', { name: 'Read it' })).toHaveCount(0);
});

test('what fails says why', async ({ page }) => {
  await watchImport(page, { zh: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0]), en: long.en });
  await expect(page.getByRole('main')).toContainText('书.txt is not a text file');
  await expect(page.getByRole('link', { name: 'Back to the library' })).toBeVisible();
  await expectNoViolations(page);
});

test.describe('in Chinese, on a phone, by night', () => {
  test.use({
    locale: 'zh-CN',
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
    colorScheme: 'dark',
  });

  test('what comes has its place', async ({ page }) => {
    const tooWide = () =>
      page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    await watchImport(page);
    await expect(page.getByRole('button', { name: '停止' })).toBeVisible();
    await expectNoViolations(page);
    await expect(
      page.getByRole('list', { name: '逐步出现的句对' }).getByRole('listitem').first(),
    ).toBeAttached(atWork);
    expect(await tooWide()).toBeLessThanOrEqual(0);
    // A job stops while it works: what takes longer to look at is looked at before and after.
    await page.getByRole('button', { name: '停止' }).click();
    await expect(page.getByRole('main')).toContainText('已停止，没有导入任何内容。');
    expect(await tooWide()).toBeLessThanOrEqual(0);
    await expectNoViolations(page);
  });
});

test.describe('a job that nobody knows', () => {
  test.use({ expectedErrors: [/404/] });

  test('is said to be unknown', async ({ page }) => {
    const answer = await page.goto('/jobs/nothing');
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole('heading', { name: 'This page is not here' })).toBeVisible();
  });
});
