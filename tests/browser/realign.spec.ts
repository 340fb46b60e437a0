import type { Page } from '@playwright/test';
import { openSqlite } from '@/lib/store/sqlite';
import { expect, expectNoViolations, test } from './app';
import { storeLongText } from './long-text';

/** The server's page takes keys once the browser has taken over. */
const alive = (page: Page) =>
  expect(page.locator('[role="grid"] > [role="presentation"]')).toBeAttached();

async function openSample(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('main').getByRole('link').first().click();
  await alive(page);
}

const row = (page: Page, number: number) => page.locator(`[aria-rowindex="${number}"]`);
const target = (page: Page, number: number) => row(page, number).locator('[data-side="target"]');
const strip = (page: Page) => page.getByRole('region', { name: 'Alignment', exact: true });

async function goToBead(page: Page, number: number): Promise<void> {
  await page.keyboard.press('g');
  const field = page.getByRole('textbox', { name: /^Number/ });
  await field.fill(String(number));
  await field.press('Enter');
  await expect(target(page, number)).toBeFocused();
}

async function confirmBead(page: Page, number: number): Promise<void> {
  await goToBead(page, number);
  await page.keyboard.press('a');
  await expect(
    row(page, number).getByRole('button', { name: `Bead ${number}: confirmed` }),
  ).toBeAttached();
}

async function alignAgain(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Align again…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Align again' }).click();
}

/** A real alignment, on a machine that has other work too. */
const atWork = { timeout: 40_000 };

/** Two beads in the middle of the sample, one after the other, that a hand has mixed up. */
const first = 60;
const second = 61;

function mixUp(database: string): void {
  const db = openSqlite(database);
  const beads = db
    .prepare('SELECT "id" FROM "Bead" ORDER BY "order" LIMIT 2 OFFSET ?')
    .pluck()
    .all(first - 1) as number[];
  const links = db.prepare(
    `SELECT l."sentenceId" FROM "Link" AS l JOIN "Sentence" AS s ON s."id" = l."sentenceId"
     JOIN "Alignment" AS a ON a."id" = l."alignmentId"
     WHERE l."beadId" = ? AND s."versionId" = a."targetVersionId"`,
  );
  const [one, other] = beads.map((bead) => links.pluck().all(bead) as number[]);
  const move = db.prepare('UPDATE "Link" SET "beadId" = ? WHERE "sentenceId" = ?');
  for (const sentence of one!) move.run(beads[1], sentence);
  for (const sentence of other!) move.run(beads[0], sentence);
  db.close();
}

test.describe('a text whose beads were mixed up', () => {
  let words: string[] = [];
  test.beforeEach(async ({ page, app }) => {
    await openSample(page);
    await goToBead(page, first);
    words = await Promise.all([first, second].map((at) => target(page, at).innerText()));
    mixUp(app.database);
    await page.reload();
    await alive(page);
    await goToBead(page, first);
    await expect(target(page, first)).toHaveText(words[1]!);
  });

  test('is mended, keeps what was confirmed, and can be taken back', async ({ page }) => {
    await confirmBead(page, 50);
    await goToBead(page, first);
    await page.getByRole('button', { name: 'Align again…' }).click();
    const dialog = page.getByRole('alertdialog', { name: 'Align this text again?' });
    await expect(dialog).toContainText('1 bead stays as it is');
    await expect(dialog).toContainText(/\d+ beads are aligned anew\./);
    await expectNoViolations(page);
    await dialog.getByRole('button', { name: 'Align again' }).click();
    await expect(strip(page)).toContainText(/^Aligned again: \d+ beads are new\./, atWork);
    await expect(page.getByRole('status')).toHaveText(/^Aligned again: /);
    await expect(target(page, first)).toHaveText(words[0]!);
    await expect(target(page, second)).toHaveText(words[1]!);
    await expect(row(page, 50).getByRole('button', { name: 'Bead 50: confirmed' })).toBeAttached();
    await expectNoViolations(page);
    await strip(page).getByRole('button', { name: 'Close' }).click();
    await expect(strip(page)).toHaveCount(0);

    await page.keyboard.press('Control+z');
    await expect(page.getByRole('status')).toHaveText(/^Undone/);
    await expect(target(page, first)).toHaveText(words[1]!);
    await page.keyboard.press('Control+Shift+z');
    await expect(target(page, first)).toHaveText(words[0]!);
  });

  test('keeps a bead that a person confirmed, however unlikely it is', async ({ page }) => {
    await confirmBead(page, first);
    await alignAgain(page);
    await expect(strip(page)).toContainText(/^Aligned again: /, atWork);
    await expect(
      page
        .getByRole('row')
        .filter({ has: page.getByRole('button', { name: /: confirmed$/ }) })
        .locator('[data-side="target"]'),
    ).toHaveText(words[1]!);
  });

  test('stays as it is where one thinks better of it', async ({ page }) => {
    await page.getByRole('button', { name: 'Align again…' }).click();
    await expect(page.getByRole('alertdialog')).toContainText('No bead is confirmed yet');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('alertdialog')).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Align again…' })).toBeFocused();
    await expect(strip(page)).toHaveCount(0);
    await expect(target(page, first)).toHaveText(words[1]!);
  });

  test('is aligned again with the keyboard alone', async ({ page }) => {
    await page.getByRole('button', { name: 'Align again…' }).focus();
    await page.keyboard.press('Enter');
    const start = page.getByRole('alertdialog').getByRole('button', { name: 'Align again' });
    while (!(await start.evaluate((button) => button === document.activeElement)))
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(strip(page)).toContainText(/^Aligned again: /, atWork);
    await page.keyboard.press('j');
    await expect(target(page, first)).toHaveText(words[0]!);
  });
});

test.describe('a long text at work', () => {
  test.slow();
  test.beforeEach(async ({ page, app }) => {
    await page.goto(`/texts/${storeLongText(app.database, 20_000)}`);
    await alive(page);
    await alignAgain(page);
    await expect(
      strip(page).getByRole('progressbar', { name: 'Progress of the alignment' }),
    ).toBeVisible();
  });

  test('is found at work when one comes back, edited meanwhile, and stopped without a trace', async ({
    page,
  }) => {
    await page.reload();
    await expect(strip(page).getByRole('progressbar')).toBeVisible();
    await page.getByRole('button', { name: 'Align again…' }).click();
    await expect(strip(page)).toBeFocused();
    await expect(page.getByRole('alertdialog')).toHaveCount(0);
    await strip(page).getByRole('link', { name: 'Watch' }).click();
    await expect(
      page.getByRole('heading', { name: 'Aligning “一本长书” again', level: 1 }),
    ).toBeVisible();
    await page.goBack();
    await alive(page);
    await expectNoViolations(page);
    await goToBead(page, 3000);
    await page.keyboard.press('a');
    await expect(page.getByRole('button', { name: 'Bead 3,000: confirmed' })).toBeAttached();
    await strip(page).getByRole('button', { name: 'Stop aligning' }).focus();
    await page.keyboard.press('Enter');
    await expect(strip(page)).toContainText('Stopped. Nothing was changed.');
    await expect(strip(page)).toBeFocused();
    await page.keyboard.press('Control+z');
    await expect(page.getByRole('status')).toHaveText('Undone in bead 3,000.');
    await page.keyboard.press('Control+z');
    await expect(page.getByRole('status')).toHaveText('There is nothing to undo.');
  });
});

test.describe('in Chinese, on a phone', () => {
  test.use({
    locale: 'zh-CN',
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
  });

  test('the question and its answer have their place', async ({ page }) => {
    await openSample(page);
    await page.getByRole('button', { name: '大纲与工具' }).click();
    await page.getByRole('button', { name: '重新对齐……' }).click();
    const dialog = page.getByRole('alertdialog', { name: '重新对齐这篇文本？' });
    await expect(dialog).toContainText(/全部 \d+ 个句对会重新对齐/);
    await expectNoViolations(page);
    await dialog.getByRole('button', { name: '重新对齐' }).click();
    await expect(page.getByRole('region', { name: '对齐', exact: true })).toContainText(
      '已重新对齐',
      atWork,
    );
    await expectNoViolations(page);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    ).toBeLessThanOrEqual(0);
  });
});
