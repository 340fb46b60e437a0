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
});
