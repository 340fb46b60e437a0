import { exportAddress, isLanguageTag, memoryTag } from './export-address';

it('names the file that is wanted', () => {
  expect(exportAddress('abc', { status: 'all', source: 'zh-CN', target: 'en' })).toBe(
    '/api/texts/abc/export?format=tmx&status=all&source=zh-CN&target=en',
  );
});

it('offers the tags that translation tools know', () => {
  expect(['zh', 'zh-Hans', 'zh-Hant', 'en', 'en-GB'].map(memoryTag)).toEqual([
    'zh-CN',
    'zh-CN',
    'zh-TW',
    'en',
    'en-GB',
  ]);
});

it('knows a language tag from something else', () => {
  expect(['zh-CN', 'en', '', 'zh_CN', 'a'].map(isLanguageTag)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});
