import type { Locator, Page } from '@playwright/test';
import { expect, expectNoViolations, test } from './app';

const number = 12;

test.beforeEach(async ({ page }) => {
  await page.goto('/');
  await page.getByRole('main').getByRole('link').first().click();
  await alive(page);
});

/** The server's page takes keys once the browser has taken over. */
const alive = (page: Page) =>
  expect(page.locator('[role="grid"] > [role="presentation"]')).toBeAttached();

const row = (page: Page, at = number) => page.locator(`[aria-rowindex="${at}"]`);
const target = (page: Page, at = number) => row(page, at).locator('[data-side="target"]');
const editor = (page: Page) => page.getByRole('textbox', { name: /^(Source|Target) of bead/ });
const saved = (page: Page) => page.getByRole('banner').getByText('Saved', { exact: true });

async function goToBead(page: Page, at = number): Promise<void> {
  await page.keyboard.press('g');
  const field = page.getByRole('textbox', { name: /^Number/ });
  await field.fill(String(at));
  await field.press('Enter');
  await expect(target(page, at)).toBeFocused();
}

async function edit(page: Page, text: string, at = number): Promise<void> {
  await goToBead(page, at);
  await page.keyboard.press('e');
  await editor(page).fill(text);
}

/** Everything else on the page keeps its place. */
async function placesOf(page: Page): Promise<number[]> {
  return page
    .getByRole('row')
    .evaluateAll((rows) => rows.map((it) => Math.round(it.getBoundingClientRect().top)));
}

const firstWords = (cell: Locator) =>
  cell.evaluate((element) => {
    const range = document.createRange();
    range.selectNodeContents(element.querySelector('[data-sentence]')!);
    const { left, top } = range.getClientRects()[0]!;
    return { left, top };
  });

test.describe('a sentence', () => {
  test('opens where it stands, and nothing moves', async ({ page }) => {
    await goToBead(page);
    const [before, words] = [await placesOf(page), await firstWords(target(page))];
    await page.keyboard.press('Enter');
    await expect(editor(page)).toBeFocused();
    // A row more may be drawn below the screen.
    expect((await placesOf(page)).slice(0, before.length)).toEqual(before);
    const inside = await editor(page).evaluate((field) => {
      const box = field.getBoundingClientRect();
      const { paddingLeft, paddingTop } = getComputedStyle(field);
      return { left: box.left + parseFloat(paddingLeft), top: box.top + parseFloat(paddingTop) };
    });
    expect(Math.abs(inside.left - words.left)).toBeLessThan(2);
    expect(Math.abs(inside.top - words.top)).toBeLessThan(8);
    await expectNoViolations(page);
  });

  test('is saved, stays saved, and becomes a draft', async ({ page }) => {
    await edit(page, 'A sentence of my own.');
    await page.keyboard.press('Control+Enter');
    await expect(target(page)).toHaveText('A sentence of my own.');
    await expect(saved(page)).toBeVisible();
    await expect(target(page)).toBeFocused();
    await expect(row(page).getByRole('button', { name: `Bead ${number}: draft` })).toBeAttached();
    await page.reload();
    await expect(target(page)).toHaveText('A sentence of my own.');
  });

  test('opens with a click, at the place of the click, but not when words are marked', async ({
    page,
  }) => {
    await goToBead(page);
    const sentence = target(page).locator('[data-sentence]').first();
    const box = (await sentence.boundingBox())!;
    await page.mouse.move(box.x + 5, box.y + 10);
    await page.mouse.down();
    await page.mouse.move(box.x + 120, box.y + 10, { steps: 5 });
    await page.mouse.up();
    await expect(editor(page)).toHaveCount(0);
    await sentence.click({ position: { x: 60, y: 10 } });
    await expect(editor(page)).toBeFocused();
    const caret = await editor(page).evaluate((it: HTMLTextAreaElement) => it.selectionStart);
    expect(caret).toBeGreaterThan(2);
    expect(caret).toBeLessThan(20);
  });

  test('that is left is offered back', async ({ page }) => {
    const before = (await target(page).textContent())!;
    await edit(page, 'Not good enough yet.');
    await page.keyboard.press('Escape');
    await expect(target(page)).toHaveText(before);
    await expect(target(page)).toBeFocused();
    await page.reload();
    await alive(page);
    await goToBead(page);
    await page.keyboard.press('e');
    await expect(editor(page)).toHaveValue(before);
    await page.getByRole('button', { name: 'Bring back what you wrote' }).click();
    await expect(editor(page)).toHaveValue('Not good enough yet.');
    await page.keyboard.press('Control+Enter');
    await expect(saved(page)).toBeVisible();
    await expect(target(page)).toHaveText('Not good enough yet.');
  });

  test('cannot be emptied', async ({ page }) => {
    await edit(page, '   ');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('status')).toHaveText('A sentence cannot be empty.');
    await expect(editor(page)).toBeFocused();
  });

  test('is one line, whatever is pasted', async ({ page }) => {
    await edit(page, 'One.\nTwo.');
    await page.keyboard.press('Control+Enter');
    await expect(saved(page)).toBeVisible();
    await expect(target(page)).toHaveText('One. Two.');
  });

  test('leads on to its neighbours with Tab, saving on the way', async ({ page }) => {
    await edit(page, 'First.');
    await page.keyboard.press('Tab');
    await expect(editor(page)).toHaveAccessibleName(`Source of bead ${number + 1}`);
    await page.keyboard.press('Tab');
    await expect(editor(page)).toHaveAccessibleName(`Target of bead ${number + 1}`);
    await editor(page).fill('Second.');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    await expect(editor(page)).toHaveAccessibleName(`Target of bead ${number}`);
    await expect(editor(page)).toHaveValue('First.');
    await page.keyboard.press('Escape');
    await expect(saved(page)).toBeVisible();
    await page.reload();
    await expect(target(page)).toHaveText('First.');
    await expect(target(page, number + 1)).toHaveText('Second.');
  });
});

test.describe('the history', () => {
  test('takes changes back and makes them again, shows where, and says so', async ({ page }) => {
    const before = (await target(page).textContent())!;
    await edit(page, 'Changed.');
    await page.keyboard.press('Control+Enter');
    await expect(saved(page)).toBeVisible();
    await goToBead(page, 150);
    await page.keyboard.press('Control+z');
    await expect(page.getByRole('status')).toHaveText(`Undone in bead ${number}.`);
    await expect(target(page)).toBeInViewport();
    await expect(target(page)).toBeFocused();
    await expect(target(page)).toHaveText(before);
    await page.keyboard.press('Control+Shift+z');
    await expect(page.getByRole('status')).toHaveText(`Redone in bead ${number}.`);
    await expect(target(page)).toHaveText('Changed.');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(target(page)).toHaveText(before);
    await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
    await page.keyboard.press('Control+z');
    await expect(page.getByRole('status')).toHaveText('There is nothing to undo.');
    await page.keyboard.press('Control+y');
    await expect(target(page)).toHaveText('Changed.');
  });

  test('survives the page', async ({ page }) => {
    const before = (await target(page).textContent())!;
    await edit(page, 'Changed.');
    await page.keyboard.press('Control+Enter');
    await expect(saved(page)).toBeVisible();
    await page.reload();
    await alive(page);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(target(page)).toHaveText(before);
  });
});

test('one key confirms a bead, and takes that back', async ({ page }) => {
  await expect(page.getByRole('meter', { name: 'Confirmed beads' })).toHaveAttribute(
    'aria-valuetext',
    /^0 of/,
  );
  await goToBead(page);
  await page.keyboard.press('a');
  await expect(page.getByRole('status')).toHaveText(`Bead ${number}: confirmed`);
  await expect(page.getByText(/^1 of \d+ confirmed$/)).toBeVisible();
  await expect(saved(page)).toBeVisible();
  await page.reload();
  await alive(page);
  await expect(page.getByText(/^1 of \d+ confirmed$/)).toBeVisible();
  const mark = row(page).getByRole('button', { name: `Bead ${number}: confirmed` });
  await expect(mark).toHaveAttribute('aria-pressed', 'true');
  await mark.click();
  await expect(page.getByText(/^0 of \d+ confirmed$/)).toBeVisible();
});

test.describe('an input method', () => {
  test('keeps its keys: nothing is saved, left or moved while one composes', async ({ page }) => {
    await goToBead(page);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('e');
    await editor(page).fill('');
    const client = await page.context().newCDPSession(page);
    const compose = (text: string) =>
      client.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
    const composingKey = (key: string, extra: object = {}) =>
      client.send('Input.dispatchKeyEvent', {
        type: 'rawKeyDown',
        key,
        // What browsers send while an input method is at work.
        windowsVirtualKeyCode: 229,
        ...extra,
      });

    await compose('wang');
    await composingKey('Enter');
    await composingKey('Enter', { modifiers: 2 });
    await composingKey('Escape');
    await composingKey('Tab');
    await expect(editor(page)).toBeFocused();
    await client.send('Input.insertText', { text: '网' });
    await expect(editor(page)).toHaveValue('网');
    await expect(saved(page)).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(row(page).locator('[data-side="source"]')).toHaveText('网');
  });

  test('does not leave the search either', async ({ page }) => {
    const field = page.getByRole('searchbox');
    await field.focus();
    const client = await page.context().newCDPSession(page);
    await client.send('Input.imeSetComposition', {
      text: 'zhu',
      selectionStart: 3,
      selectionEnd: 3,
    });
    for (const key of ['Escape', 'Enter'])
      await client.send('Input.dispatchKeyEvent', {
        type: 'rawKeyDown',
        key,
        windowsVirtualKeyCode: 229,
      });
    await expect(field).toBeFocused();
    await expect(field).toHaveValue('zhu');
  });
});

test.describe('two pages that do not hear of each other', () => {
  test.use({ expectedErrors: [/ERR_FAILED/] });

  test.beforeEach(async ({ page, context }) => {
    await context.route(/\/events\?/, (route) => route.abort());
    await page.reload();
    await alive(page);
  });

  test('never write over each other: both texts stand side by side', async ({ page, context }) => {
    const other = await context.newPage();
    await other.goto(page.url());
    await alive(other);
    await edit(page, 'Mine.');

    await edit(other, 'Theirs.');
    await other.keyboard.press('Control+Enter');
    await expect(saved(other)).toBeVisible();
    await expect(target(other)).toHaveText('Theirs.');

    await page.keyboard.press('Control+Enter');
    const conflict = page.getByRole('group', { name: /^This sentence was changed elsewhere/ });
    await expect(conflict).toContainText('Mine.');
    await expect(conflict).toContainText('Theirs.');
    await expectNoViolations(page);
    await other.reload();
    await expect(target(other)).toHaveText('Theirs.');

    await conflict.getByRole('button', { name: 'Keep mine' }).click();
    await expect(saved(page)).toBeVisible();
    await expect(target(page)).toHaveText('Mine.');
    await other.reload();
    await expect(target(other)).toHaveText('Mine.');
  });

  test('leave the other’s text where one takes it, and one’s own where one goes on', async ({
    page,
    context,
  }) => {
    const other = await context.newPage();
    await other.goto(page.url());
    await alive(other);
    for (const at of [number, number + 1]) {
      await edit(other, `Theirs, ${at}.`, at);
      await other.keyboard.press('Control+Enter');
      await expect(target(other, at)).toHaveText(`Theirs, ${at}.`);
      await expect(saved(other)).toBeVisible();
    }
    await edit(page, 'Mine.');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: 'Take theirs' }).click();
    await expect(target(page)).toHaveText(`Theirs, ${number}.`);
    await expect(saved(page)).toBeVisible();

    await edit(page, 'Mine too.', number + 1);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: 'Go on editing mine' }).click();
    await expect(editor(page)).toHaveValue('Mine too.');
    await editor(page).fill('Ours.');
    await page.keyboard.press('Control+Enter');
    await expect(saved(page)).toBeVisible();
    await page.reload();
    await expect(target(page, number + 1)).toHaveText('Ours.');
  });

  test('do not quarrel over what does not touch the sentence', async ({ page, context }) => {
    const other = await context.newPage();
    await other.goto(page.url());
    await alive(other);
    await goToBead(other);
    await other.keyboard.press('a');
    await expect(saved(other)).toBeVisible();
    await edit(page, 'Mine.');
    await page.keyboard.press('Control+Enter');
    await expect(saved(page)).toBeVisible();
    await expect(target(page)).toHaveText('Mine.');
  });
});

test.describe('without the server', () => {
  test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch/] });

  test('nothing is lost: not by failing, not by a reload', async ({ page }) => {
    await page.route('**/texts/*', (route) =>
      route.request().method() === 'POST' ? route.abort() : route.continue(),
    );
    await edit(page, 'Kept here.');
    await page.keyboard.press('Control+Enter');
    const trouble = page.getByRole('region', { name: 'Texts that are not saved' });
    await expect(trouble).toContainText('One text could not be saved. It is kept here.');
    await expect(page.getByRole('banner').getByText('Not saved')).toBeVisible();
    await expect(target(page)).toHaveText('Kept here.');
    await expectNoViolations(page);

    // The browser asks before it lets go of the page.
    const asked = page.waitForEvent('dialog');
    const reload = page.reload();
    await (await asked).accept();
    await reload;
    await alive(page);
    await expect(trouble).toBeVisible();
    await expect(target(page)).toHaveText('Kept here.');

    await page.unroute('**/texts/*');
    await trouble.getByRole('button', { name: 'Try again' }).click();
    await expect(saved(page)).toBeVisible();
    await expect(trouble).toBeHidden();
    await page.reload();
    await expect(target(page)).toHaveText('Kept here.');
    await expect(saved(page)).toBeVisible();
  });
});

test('what one types survives a page that dies', async ({ page, context }) => {
  await edit(page, 'Half a sent');
  const address = page.url();
  // Closed without any of the events that a reload has.
  await page.close({ runBeforeUnload: false });
  const next = await context.newPage();
  await next.goto(address);
  await alive(next);
  await expect(next.getByRole('region', { name: 'Texts that are not saved' })).toBeVisible();
  await expect(target(next)).toHaveText('Half a sent');
});
