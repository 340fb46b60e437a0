import type { Page } from '@playwright/test';
import { expect, expectNoViolations, test } from './app';

interface NamedFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

const file = (name: string, content: string | Buffer): NamedFile => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(content),
});

const chinese = `网络安全

网络属于大家。发展好、运用好、治理好互联网，是国际社会的共同责任。

安全是发展的前提，发展是安全的保障。2021年，全球网民达到49亿人。
`;
// 网络安全。网络属于大家。安全是发展的前提。 As GB18030: Node encodes only UTF-8.
const gb = Buffer.from(
  'cdf8c2e7b0b2c8aba1a30a0acdf8c2e7caf4d3dab4f3bcd2a1a3b0b2c8abcac7b7a2d5b9b5c4c7b0cce1a1a30a',
  'hex',
);
const english = `Security Online

The network belongs to everyone. To develop, use and govern it well is a task that the international community shares.

Security comes before development, and development guarantees security. In 2021 there were 4.9 billion internet users in the world.
`;

async function choose(page: Page, files: NamedFile[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /^Choose/ }).click();
  await (await chooser).setFiles(files);
}

async function importFiles(page: Page, files: NamedFile[]): Promise<void> {
  await choose(page, files);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
}

const imports = (page: Page) => page.getByRole('region', { name: 'Import a text' });

const failure = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ hasText: 'could not be imported' }).filter({ hasText: name });

test.use({ start: 'empty' });

test.beforeEach(async ({ page }) => {
  await page.goto('/');
});

test('two files become a text, whichever was chosen first', async ({ page }) => {
  await choose(page, [file('security.md', english), file('安全.txt', chinese)]);
  await expect(page.getByRole('combobox', { name: 'Language of security.md' })).toHaveValue('en');
  await expect(page.getByRole('combobox', { name: 'Language of 安全.txt' })).toHaveValue('zh-Hans');
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(imports(page).getByText('Imported 安全.txt and security.md.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Delete/ })).toHaveCount(1);
  await page.getByRole('link', { name: 'Read it' }).click();
  await expect(page).toHaveURL(/\/texts\/\w+/);
});

test('files can be dropped anywhere on the page', async ({ page }) => {
  const transfer = await page.evaluateHandle(
    ([zh, en]) => {
      const data = new DataTransfer();
      data.items.add(new File([zh!], '安全.txt', { type: 'text/plain' }));
      data.items.add(new File([en!], 'security.md', { type: 'text/markdown' }));
      return data;
    },
    [chinese, english],
  );
  // Where the page does not listen yet, the file is still on its way.
  await expect(async () => {
    await page.getByRole('main').dispatchEvent('dragenter', { dataTransfer: transfer });
    await expect(page.getByText('Drop the files')).toBeVisible({ timeout: 1000 });
  }).toPass();
  await page.getByRole('main').dispatchEvent('drop', { dataTransfer: transfer });
  await expect(page.getByRole('combobox', { name: 'Language of 安全.txt' })).toHaveValue('zh-Hans');
});

test('a title of one’s own is taken', async ({ page }) => {
  await choose(page, [file('a.txt', chinese), file('b.txt', english)]);
  await expect(page.getByRole('button', { name: 'Import', exact: true })).toBeEnabled();
  await page.getByRole('textbox', { name: 'Title' }).fill('我的标题 <b>&amp;');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: /我的标题 <b>&amp;/ })).toBeVisible();
});

test('the languages can be swapped, and stay two', async ({ page }) => {
  await choose(page, [file('a.txt', chinese), file('b.txt', english)]);
  const first = page.getByRole('combobox', { name: 'Language of a.txt' });
  const second = page.getByRole('combobox', { name: 'Language of b.txt' });
  await expect(second).toHaveValue('en');
  await page.getByRole('button', { name: 'Swap the languages' }).click();
  await expect(first).toHaveValue('en');
  await expect(second).toHaveValue('zh-Hans');
  await second.selectOption({ label: 'English' });
  await expect(first).toHaveValue('zh-Hans');
});

test('the files may come one after the other', async ({ page }) => {
  await choose(page, [file('b.txt', english)]);
  await expect(page.getByRole('button', { name: 'Import to translate' })).toBeEnabled();
  await choose(page, [file('a.txt', chinese)]);
  await expect(page.getByRole('combobox', { name: 'Language of a.txt' })).toHaveValue('zh-Hans');
  await expect(page.getByRole('button', { name: 'Import', exact: true })).toBeEnabled();
});

test('one file alone is imported to be translated', async ({ page }) => {
  await choose(page, [file('安全.txt', chinese)]);
  await page.getByRole('button', { name: 'Import to translate' }).click();
  await expect(imports(page).getByText('Imported 安全.txt.')).toBeVisible();
  await page.getByRole('link', { name: 'Read it' }).click();
  await expect(page.getByRole('row').first()).toContainText('Nothing on this side');
});

test('three files are one too many', async ({ page }) => {
  await choose(page, [file('a.txt', 'a'), file('b.txt', 'b'), file('c.txt', 'c')]);
  await expect(page.getByRole('main').getByRole('alert')).toContainText('takes two files');
});

test('the same files again change nothing', async ({ page }) => {
  const files = [file('a.txt', chinese), file('b.txt', english)];
  await importFiles(page, files);
  await expect(imports(page).getByText('Imported a.txt and b.txt.')).toBeVisible();
  await page.getByRole('button', { name: 'Put away' }).click();
  await importFiles(page, files);
  await expect(imports(page).getByText('are here already; nothing was changed')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Read it' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Delete/ })).toHaveCount(1);
});

test('a corrected source takes the place of the earlier one, if one says so', async ({ page }) => {
  await importFiles(page, [file('a.txt', chinese), file('b.txt', english)]);
  await expect(imports(page).getByText('Imported a.txt and b.txt.')).toBeVisible();
  await page.getByRole('button', { name: 'Put away' }).click();
  const corrected = chinese.replace('49亿人', '四十九亿人');
  await importFiles(page, [file('a.txt', corrected), file('b.txt', english)]);
  await page.getByRole('button', { name: 'Replace it' }).click();
  await expect(imports(page).getByText('took the place of the earlier files')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Delete/ })).toHaveCount(1);
});

test('GB18030 is found out', async ({ page }) => {
  await choose(page, [file('gb.txt', gb), file('b.txt', english)]);
  await expect(page.getByRole('combobox', { name: 'Encoding of gb.txt' })).toContainText(
    'Detected: GB18030',
  );
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(imports(page).getByText('Imported gb.txt and b.txt.')).toBeVisible();
});

test.describe('a file that cannot be read is named, and nothing is imported', () => {
  test.afterEach(async ({ page }) => {
    await expect(imports(page).getByText('Nothing was imported.')).toBeVisible();
    await expectNoViolations(page);
    await page.reload();
    await expect(page.getByRole('button', { name: /^Delete/ })).toHaveCount(0);
  });

  test('empty', async ({ page }) => {
    await importFiles(page, [file('empty.txt', ''), file('b.txt', english)]);
    await expect(failure(page, 'empty.txt is empty')).toBeVisible();
  });

  test('a picture', async ({ page }) => {
    const bytes = Buffer.from('89504e470d0a1a0a0000000d4948445200000001', 'hex');
    await importFiles(page, [file('picture.txt', bytes), file('b.txt', english)]);
    await expect(failure(page, 'picture.txt is not a text file')).toBeVisible();
  });

  test('in another encoding than was named', async ({ page }) => {
    await choose(page, [file('gb.txt', gb), file('b.txt', english)]);
    await page.getByRole('combobox', { name: 'Encoding of gb.txt' }).selectOption('UTF-8');
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(failure(page, 'gb.txt is not valid utf-8: see line 1')).toBeVisible();
  });

  test('of a kind that is not read yet', async ({ page }) => {
    await importFiles(page, [file('a.docx', chinese), file('b.txt', english)]);
    await expect(failure(page, 'a.docx is of a kind')).toBeVisible();
  });
});

test.describe('a file of 10 MB in a single line', () => {
  const sentence = '网络空间是人类共同的活动空间';
  const long = sentence.repeat(Math.ceil((10 * 1024 * 1024) / Buffer.byteLength(sentence)));

  test('goes on while the page is away, and can be stopped', async ({ page }) => {
    await importFiles(page, [file('long.txt', long), file('b.txt', english)]);
    await expect(page.getByRole('progressbar', { name: 'Progress of the import' })).toBeVisible();
    await page.goto('about:blank');
    await page.goto('/');
    await page.getByRole('button', { name: 'Stop importing long.txt and b.txt' }).click();
    await expect(imports(page).getByText('Stopped. Nothing was imported.')).toBeVisible();
    await page.reload();
    await expect(page.getByRole('button', { name: /^Delete/ })).toHaveCount(0);
  });

  test('comes to an end, and the library still answers meanwhile', async ({ page, request }) => {
    test.slow();
    await importFiles(page, [file('long.txt', long), file('b.txt', english)]);
    expect((await request.get('/')).ok()).toBe(true);
    await expect(imports(page).getByText('Imported long.txt and b.txt.')).toBeVisible({
      timeout: 120_000,
    });
  });
});

test('a foreign page cannot import anything', async ({ request }) => {
  const answer = await request.post('/api/import/sample', {
    headers: { Origin: 'https://elsewhere.example' },
  });
  expect(answer.status()).toBe(403);
});
