import { expect, expectNoViolations, test } from './app';

test.use({ onlyReads: true });

test.describe('the library with nothing in it', () => {
  test.use({ start: 'empty' });

  test('says what Hebi is for and offers the sample', async ({ page }) => {
    await page.goto('/');
    await expect(page.getByRole('heading', { name: 'Two languages, side by side' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Open the sample text' })).toBeVisible();
    await expect(page.getByRole('list')).toHaveCount(0);
    await expectNoViolations(page);
  });
});

test.describe('the library with a text in it', () => {
  test.beforeEach(async ({ page }) => {
    await page.goto('/');
  });

  test('shows a text with both titles, its size and what is confirmed', async ({ page }) => {
    const entry = page
      .getByRole('listitem')
      .filter({ has: page.getByRole('link', { name: '携手构建网络空间命运共同体' }) });
    await expect(entry).toContainText(/Jointly|Shared Future|Cyberspace/i);
    await expect(entry).toContainText(/\d+ beads/);
    await expect(entry).toContainText(/\d+ \+ \d+ sentences/);
    await expect(entry.getByRole('meter', { name: 'Confirmed beads' })).toHaveAttribute(
      'aria-valuetext',
      /^0 of \d+ confirmed$/,
    );
    await expectNoViolations(page);
  });

  test('leads to the repairs that wait', async ({ page }) => {
    await page.getByRole('link', { name: /repairs? waits?$/ }).click();
    await expect(page.getByRole('heading', { name: 'Repairs', level: 1 })).toBeVisible();
  });

  test('offers to read on the text that was opened last', async ({ page }) => {
    await page.getByRole('link', { name: /携手构建/ }).click();
    await expect(page).toHaveURL(/\/texts\/\w+/);
    await page.getByRole('link', { name: 'Hebi, library' }).click();
    await page.getByRole('link', { name: 'Continue reading' }).click();
    await expect(page).toHaveURL(/\/texts\/\w+/);
  });
});

test.describe('to a Chinese browser', () => {
  test.use({ locale: 'zh-CN' });

  test('the interface speaks Chinese, until one switches', async ({ page }) => {
    await page.goto('/');
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
    await expectNoViolations(page);
    await page.getByRole('button', { name: '切换到英文' }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(page.getByRole('button', { name: 'Choose files' })).toBeVisible();
    await page.reload();
    await expect(page.getByRole('button', { name: 'Choose files' })).toBeVisible();
  });
});

test('the theme is kept, and drawn by the server', async ({ page, request }) => {
  await page.goto('/');
  await page.getByRole('button', { name: /^Theme/ }).click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  const cookies = await page.context().cookies();
  const html = await request.get('/', {
    headers: { Cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') },
  });
  expect(await html.text()).toContain('data-theme="dark"');
});

test.describe('in the dark', () => {
  test.use({ colorScheme: 'dark' });

  test('the library can be read', async ({ page }) => {
    await page.goto('/');
    await expectNoViolations(page);
  });
});

test.describe('on a phone', () => {
  test.use({
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    expectedErrors: [/404/],
  });

  test('nothing goes beyond the edge', async ({ page }) => {
    for (const path of ['/', '/nowhere']) {
      await page.goto(path);
      await expect(page.getByRole('main')).toBeVisible();
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
      ).toBeLessThanOrEqual(0);
    }
  });
});

test('the keyboard skips the bar', async ({ page }) => {
  await page.goto('/');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});

test.describe('a wrong address', () => {
  test.use({ expectedErrors: [/404/] });

  test('leads back to the library', async ({ page }) => {
    const answer = await page.goto('/texts/nothing/repairs');
    expect(answer?.status()).toBe(404);
    await expectNoViolations(page);
    await page.getByRole('link', { name: 'Back to the library' }).click();
    await expect(page).toHaveURL('/');
  });
});

test.describe('an empty library', () => {
  test.use({ start: 'empty', onlyReads: false });

  test('opens the sample', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('button', { name: 'Open the sample text' }).click();
    await expect(page.getByRole('progressbar', { name: 'Progress of the import' })).toBeVisible();
    await page.getByRole('link', { name: 'Read it' }).click();
    await expect(page).toHaveURL(/\/texts\/\w+/);
    await expect(page.getByText('互联网').first()).toBeVisible();
  });
});

test.describe('a library', () => {
  test.use({ onlyReads: false });

  test('deletes a text only after asking, and then all of it', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('button', { name: /^Delete/ }).click();
    const dialog = page.getByRole('alertdialog', { name: /Delete “携手构建网络空间命运共同体”\?/ });
    await expect(dialog).toContainText('cannot be undone');
    await expectNoViolations(page);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('button', { name: /^Delete/ })).toBeFocused();

    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'Delete the text' }).click();
    await expect(page.getByRole('status')).toContainText('was deleted');
    await expect(page.getByRole('button', { name: 'Open the sample text' })).toBeVisible();
    await page.reload();
    await expect(page.getByRole('link', { name: /携手构建/ })).toHaveCount(0);
  });
});
