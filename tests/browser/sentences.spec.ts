import type { Page } from '@playwright/test';
import { expect, expectNoViolations, test } from './app';
import { cell, goToBead, openAtBead } from './at-bead';

const first = 12;

test.beforeEach(({ page }) => openAtBead(page, first));

const sentencesOf = (page: Page, at: number, side = 'target') =>
  cell(page, at, side).locator('[data-sentence]').allTextContents();
const editor = (page: Page) => page.locator('textarea[data-editor]');
const totalOf = (page: Page) => page.getByRole('grid').getAttribute('aria-rowcount');

/** Opens the sentence of the cell that one is at, with the caret at a place. */
async function openAt(page: Page, caret: number): Promise<string> {
  await page.keyboard.press('Enter');
  await expect(editor(page)).toBeFocused();
  await editor(page).evaluate((field: HTMLTextAreaElement, at) => field.setSelectionRange(at, at), caret); // prettier-ignore
  return editor(page).inputValue();
}

test('a Chinese sentence is split at the caret, one goes on in its second half, and joins it again', async ({
  page,
}) => {
  await page.keyboard.press('ArrowLeft');
  const [whole] = await sentencesOf(page, first, 'source');
  const text = await openAt(page, 4);
  await page.keyboard.press('Alt+Enter');
  await expect(editor(page)).toHaveValue(text.slice(4));
  await expect(editor(page)).toBeFocused();
  await page.keyboard.press('Escape');
  expect(await sentencesOf(page, first, 'source')).toEqual([whole!.slice(0, 4), whole!.slice(4)]);
  await expectNoViolations(page);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Alt+Shift+Enter');
  await expect.poll(() => sentencesOf(page, first, 'source')).toEqual([whole]);
  await page.keyboard.press('Control+z');
  await expect.poll(() => sentencesOf(page, first, 'source')).toHaveLength(2);
  await page.keyboard.press('Control+z');
  await expect.poll(() => sentencesOf(page, first, 'source')).toEqual([whole]);
});

test('what one typed before the split is saved with it, and the half goes on to the next bead', async ({
  page,
}) => {
  const next = await sentencesOf(page, first + 1);
  await openAt(page, 0);
  await editor(page).fill('One half. Another half.');
  await editor(page).evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(9, 9));
  await page.keyboard.press('Alt+Enter');
  await expect(editor(page)).toHaveValue('Another half.');
  await page.keyboard.press('Alt+ArrowDown');
  await expect
    .poll(() =>
      cell(page, first + 1)
        .locator('textarea')
        .count(),
    )
    .toBe(1);
  await expect(editor(page)).toBeFocused();
  await page.keyboard.press('Escape');
  expect(await sentencesOf(page, first)).toEqual(['One half.']);
  expect(await sentencesOf(page, first + 1)).toEqual(['Another half.', ...next]);
  await page.reload();
  await expect.poll(() => sentencesOf(page, first)).toEqual(['One half.']);
});

test('no key splits while an input method is composing', async ({ page }) => {
  const before = await sentencesOf(page, first);
  await openAt(page, 5);
  const client = await page.context().newCDPSession(page);
  await client.send('Input.imeSetComposition', { text: 'ni', selectionStart: 2, selectionEnd: 2 });
  await editor(page).dispatchEvent('keydown', { key: 'Enter', altKey: true, isComposing: true, bubbles: true }); // prettier-ignore
  await editor(page).dispatchEvent('keydown', { key: 'Enter', altKey: true, keyCode: 229, bubbles: true }); // prettier-ignore
  await expect(editor(page)).toHaveCount(1);
  await client.send('Input.insertText', { text: '你' });
  await expect(editor(page)).toHaveValue(`${before[0]!.slice(0, 5)}你${before[0]!.slice(5)}`);
});

test('a sentence is deleted with a key and brought back by undo', async ({ page }) => {
  const total = await totalOf(page);
  const before = await sentencesOf(page, first);
  await openAt(page, 0);
  await page.keyboard.press('Alt+Shift+Delete');
  await expect.poll(() => sentencesOf(page, first)).toEqual(before.slice(1));
  await expect(cell(page, first)).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect.poll(() => sentencesOf(page, first)).toEqual(before);
  expect(await totalOf(page)).toBe(total);
});

test('a missing sentence is inserted, and moved to a far bead, which shows that it crosses', async ({
  page,
}) => {
  const before = await sentencesOf(page, first);
  await page.keyboard.press('Shift+I');
  const insert = page.getByRole('dialog', { name: 'Insert a sentence' });
  await insert.getByRole('textbox').fill('It was missing.');
  await expectNoViolations(page);
  await page.keyboard.press('Enter');
  await expect.poll(() => sentencesOf(page, first)).toEqual([...before, 'It was missing.']);
  await page.keyboard.press('t');
  const move = page.getByRole('dialog', { name: 'Move to another bead' });
  await expect(move.getByRole('checkbox', { name: 'It was missing.' })).toBeChecked();
  await expectNoViolations(page);
  await move.getByRole('textbox').fill(String(first + 6));
  await page.keyboard.press('Enter');
  await expect(cell(page, first + 6)).toBeFocused();
  expect(await sentencesOf(page, first + 6)).toContain('It was missing.');
  await expect(
    page.locator(`[aria-rowindex="${first + 6}"]`).getByRole('img', { name: /has this elsewhere/ }),
  ).toBeVisible();
});

test('a sentence is dragged to another bead by its handle; Escape leaves it where it was', async ({
  page,
}) => {
  const [before, next] = [await sentencesOf(page, first), await sentencesOf(page, first + 1)];
  const dragOver = async () => {
    await cell(page, first).locator('[data-sentence]').first().hover();
    const grip = await cell(page, first).locator('[data-grip]').first().boundingBox();
    const to = await cell(page, first + 1).boundingBox();
    await page.mouse.move(grip!.x + 4, grip!.y + 8);
    await page.mouse.down();
    await page.mouse.move(to!.x + 40, to!.y + 12, { steps: 6 });
    await expect(page.locator('[data-drop]')).toHaveAttribute('aria-rowindex', String(first + 1));
  };
  await dragOver();
  await page.keyboard.press('Escape');
  await page.mouse.up();
  expect(await sentencesOf(page, first)).toEqual(before);
  await dragOver();
  await page.mouse.up();
  await expect.poll(() => sentencesOf(page, first + 1)).toEqual([before[0], ...next]);
  await page.keyboard.press('Control+z');
  await expect.poll(() => sentencesOf(page, first)).toEqual(before);
});

test('beads are selected with Shift, confirmed and set back together', async ({ page }) => {
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+J');
  const bar = page.getByRole('toolbar', { name: 'Selected beads' });
  await expect(bar.getByText(`3 beads selected (${first}–${first + 2})`)).toBeVisible();
  await expect(page.locator('[aria-selected="true"]')).toHaveCount(3);
  await expectNoViolations(page);
  await page.keyboard.press('a');
  for (const at of [first, first + 1, first + 2])
    await expect(page.getByRole('button', { name: `Bead ${at}: confirmed` })).toBeAttached();
  await expect(bar).toHaveCount(0);

  await cell(page, first + 1).click({ modifiers: ['Shift'], position: { x: 30, y: 15 } });
  await expect(page.locator('[aria-selected="true"]')).toHaveCount(2);
  await bar.getByRole('button', { name: 'Set back' }).click();
  await expect(page.getByRole('button', { name: `Bead ${first}: machine` })).toBeAttached();
  await expect(page.getByRole('button', { name: `Bead ${first + 2}: confirmed` })).toBeAttached();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('button', { name: `Bead ${first + 2}: machine` })).toBeAttached();

  const total = Number(await totalOf(page));
  await page.keyboard.press('Shift+J');
  await page.keyboard.press('Escape');
  await expect(bar).toHaveCount(0);
  await page.keyboard.press('Shift+J');
  await page.keyboard.press('Shift+J');
  await page.keyboard.press('m');
  await expect.poll(() => totalOf(page)).toBe(String(total - 2));
});

test('what the machine is sure of is confirmed at once, as many as the dialog said', async ({
  page,
}) => {
  await page.getByRole('button', { name: 'Confirm what is sure…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Confirm what is sure' });
  const said = dialog.getByText(/will be confirmed/);
  await expect(said).toBeVisible();
  await expectNoViolations(page);
  const count = Number.parseInt((await said.textContent())!);
  expect(count).toBeGreaterThan(10);
  await dialog.getByRole('button', { name: 'Confirm', exact: true }).click();
  await expect(page.getByText(new RegExp(`^${count} of .* confirmed`))).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText(/^0 of .* confirmed/)).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true });

  test('the menu of the open sentence splits it, the menu of a bead selects, and a long press lifts a sentence', async ({
    page,
  }) => {
    const before = await sentencesOf(page, first);
    const next = await sentencesOf(page, first + 1);
    const client = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x = 0, y = 0) =>
      client.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] }); // prettier-ignore
    const from = await cell(page, first).locator('[data-sentence]').first().boundingBox();
    const to = await cell(page, first + 1).boundingBox();
    await touch('touchStart', from!.x + 40, from!.y + 10);
    await expect(page.locator('[data-dragged]')).toHaveCount(1);
    for (const part of [0.3, 0.6, 1]) {
      const y = from!.y + 10 + (to!.y + 12 - from!.y - 10) * part;
      await touch('touchMove', from!.x + 40, y);
    }
    await expect(page.locator('[data-drop]')).toHaveAttribute('aria-rowindex', String(first + 1));
    await touch('touchEnd');
    await expect.poll(() => sentencesOf(page, first + 1)).toEqual([before[0], ...next]);
    await expect(editor(page)).toHaveCount(0);
    await page.keyboard.press('Control+z');
    await expect.poll(() => sentencesOf(page, first)).toEqual(before);
    await goToBead(page, first);

    const total = Number(await totalOf(page));
    await openAt(page, 6);
    await page.getByRole('button', { name: 'What to do with this sentence' }).tap();
    await page.getByRole('menuitem', { name: 'Split the sentence at the caret' }).tap();
    await expect(editor(page)).toHaveValue(before[0]!.slice(6).trim());
    await page.getByRole('button', { name: 'Leave' }).tap();
    await page.getByRole('button', { name: `What to do with bead ${first}` }).tap();
    await page.getByRole('menuitem', { name: 'Select from here' }).tap();
    await goToBead(page, first + 2);
    await page.getByRole('button', { name: `What to do with bead ${first + 2}` }).tap();
    await page.getByRole('menuitem', { name: 'Select to here' }).tap();
    const bar = page.getByRole('toolbar', { name: 'Selected beads' });
    await bar.getByRole('button', { name: 'Merge' }).tap();
    await expect.poll(() => totalOf(page)).toBe(String(total - 2));
  });
});
