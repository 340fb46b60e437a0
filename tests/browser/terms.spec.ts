import { expect, expectNoViolations, test } from './app';

test.describe('terms', () => {
  test('begin with nothing, and a termbase is made', async ({ page }) => {
    await page.goto('/terms');
    await expect(page.getByText('No termbase yet.')).toBeVisible();
    await expectNoViolations(page);
    await page.getByRole('textbox', { name: 'Name of the new termbase' }).fill('Cyberspace');
    await page.getByRole('button', { name: 'Make a termbase' }).click();
    await expect(page.getByRole('heading', { name: 'Cyberspace', level: 1 })).toBeVisible();
    await expect(page.getByText('No concepts yet.')).toBeVisible();
    await page.getByRole('button', { name: 'Rename' }).click();
    const name = page.getByRole('textbox', { name: 'Name of the termbase' });
    await name.fill('Nothing');
    await name.press('Escape');
    await expect(page.getByRole('heading', { name: 'Cyberspace', level: 1 })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Rename' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expectNoViolations(page);
    await name.fill('Internet');
    await name.press('Enter');
    await expect(page.getByRole('heading', { name: 'Internet', level: 1 })).toBeVisible();
    await expectNoViolations(page);
  });

  test('are added, changed, deleted and taken back', async ({ page }) => {
    await page.goto('/terms');
    await page.getByRole('textbox', { name: 'Name of the new termbase' }).fill('白皮书');
    await page.getByRole('button', { name: 'Make a termbase' }).click();
    await page.getByRole('button', { name: 'Add a concept' }).click();
    const dialog = page.getByRole('dialog', { name: 'New concept' });
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog.getByRole('alert')).toHaveText('Give at least one term.');
    await expectNoViolations(page);
    await dialog.getByRole('textbox', { name: 'Term 1', exact: true }).fill('网络空间');
    await dialog.getByRole('textbox', { name: 'Term 2', exact: true }).fill('cyberspace');
    await dialog.getByRole('button', { name: 'Add a term' }).click();
    await dialog.getByRole('textbox', { name: 'Term 3', exact: true }).fill('network space');
    await dialog.getByRole('combobox', { name: 'Use of term 3' }).selectOption('forbidden');
    await dialog.getByRole('button', { name: 'Save' }).click();
    const concepts = page.getByRole('list', { name: 'Concepts' });
    await expect(concepts).toContainText('network space');
    await expect(concepts).toContainText('forbidden');
    await expectNoViolations(page);

    await page.getByRole('button', { name: 'Edit “网络空间”' }).click();
    await page.getByRole('textbox', { name: 'Definition' }).fill('The space that networks make.');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(concepts).toContainText('The space that networks make.');
    await page.getByRole('button', { name: 'Delete “网络空间”' }).click();
    await expect(page.getByText('No concepts yet.')).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(concepts).toContainText('The space that networks make.');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(concepts).not.toContainText('The space that networks make.');
    await page.getByRole('searchbox', { name: 'Search terms' }).fill('网絡');
    await page.getByRole('button', { name: 'Search' }).click();
    await expect(concepts).toContainText('网络空间');
    await page.getByRole('searchbox', { name: 'Search terms' }).fill('治理');
    await page.getByRole('button', { name: 'Search' }).click();
    await expect(page.getByText('No term holds “治理”.')).toBeVisible();
  });

  test('come in from a file that is looked at first, and go out again', async ({
    page,
    baseURL,
  }) => {
    await page.goto('/');
    await page.getByRole('banner').getByRole('link', { name: 'Terms' }).click();
    await page.getByRole('textbox', { name: 'Name of the new termbase' }).fill('Cyberspace');
    await page.getByRole('button', { name: 'Make a termbase' }).click();
    await page.getByRole('button', { name: 'Import…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Import terms' });
    const choose = async (name: string, content: string) => {
      const choosing = page.waitForEvent('filechooser');
      await dialog.getByRole('button', { name: /^(Choose a|Another) file$/ }).click();
      await (
        await choosing
      ).setFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(content) });
    };
    await choose('half.tbx', '<tbx>\n<text>');
    await expect(dialog.getByRole('alert')).toContainText('half.tbx, line 2:');
    await choose('plain.csv', '主权,sovereignty\n');
    await expect(dialog.getByRole('alert')).toContainText('does not name the columns');
    await expectNoViolations(page);
    await dialog.getByRole('button', { name: 'Read it so' }).click();
    await expect(dialog.getByText('The file has 1 concept.')).toBeVisible();
    const table = '中文,English,colour\n主权,sovereignty,red\n,,\n网络空间,cyberspace,\n';
    await choose('terms.csv', table);
    await expect(dialog.getByText('terms.csv, line 3: no term.')).toBeVisible();
    await expect(dialog.getByText('Not read: colour.')).toBeVisible();
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectNoViolations(page);
    await dialog.getByRole('button', { name: 'Import 2 concepts' }).click();
    await expect(dialog.getByText('2 concepts were taken in.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Close' }).click();
    const concepts = page.getByRole('list', { name: 'Concepts' });
    await expect(concepts.getByText('cyberspace', { exact: true })).toHaveCount(1);

    await page.getByRole('button', { name: 'Import…' }).click();
    await choose('terms.csv', table);
    await expect(dialog.getByText('The termbase has all of terms.csv already.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Close' }).click();
    const address = await page.getByRole('link', { name: 'Export as TBX' }).getAttribute('href');
    const file = await page.request.get(`${baseURL}${address}`);
    expect(file.headers()['content-disposition']).toContain('Cyberspace.tbx');
    expect(await file.text()).toContain('<term>sovereignty</term>');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByText('No concepts yet.')).toBeVisible();
  });

  test('are proposed by a text, and gone through with the keyboard alone', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('main').getByRole('link', { name: 'Terms', exact: true }).click();
    const list = page.getByRole('list', { name: 'Proposals' });
    // A process of its own looks, which has to start first.
    await expect(list).toBeVisible({ timeout: 60_000 });
    await expect(
      page
        .getByRole('region', { name: /stands$/ })
        .getByRole('link')
        .first(),
    ).toBeVisible();
    await expectNoViolations(page);
    const row = (text: string) => list.getByRole('listitem').filter({ hasText: text });
    await row('digital economy').focus();
    await page.keyboard.press('ArrowUp');
    await expect(row('digital economy')).not.toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(row('digital economy')).toBeFocused();
    await page.keyboard.press('x');
    await expect(row('digital economy')).toHaveCount(0);
    await page.keyboard.press('u');
    await expect(row('digital economy')).toBeFocused();
    await page.keyboard.press('e');
    await page.getByRole('textbox', { name: 'Translation' }).fill('the digital economy');
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 390, height: 800 });
    await expectNoViolations(page);
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: '1 taken into the termbase' }).click();
    await expect(page.getByRole('list', { name: 'Concepts' })).toContainText('the digital economy');

    // It serves all texts; taken from this one, it comes first wherever else it serves.
    await page.getByRole('button', { name: /^Settings of/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('spinbutton', { name: /^Priority/ }).fill('5');
    await dialog.getByRole('radio', { name: 'chosen texts only' }).check();
    await expect(dialog.getByRole('checkbox').first()).toBeVisible();
    await expectNoViolations(page);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('for 0 texts · priority 5')).toBeVisible();
    await page.goBack();
    const used = page.getByRole('region', { name: 'Termbases used for this text' });
    await expect(used.getByText('1 concept · priority 5 · for 0 texts')).toBeVisible();
    await used.getByRole('checkbox').check();
    await expect(used.getByText('for 1 text')).toBeVisible();
    await expectNoViolations(page);
    await used.getByRole('link', { name: /^Open the termbase/ }).click();
    const undo = page.getByRole('button', { name: 'Undo' });
    await undo.click();
    await expect(page.getByText('for 0 texts · priority 5')).toBeVisible();
    await undo.click();
    await expect(page.getByText('for all texts')).toBeVisible();
    await expect(page.getByRole('list', { name: 'Concepts' })).toContainText('the digital economy');
  });
});
