import { languageFor } from './registry';

test.each([
  ['zh', 'zh'],
  ['zh-Hans-CN', 'zh'],
  ['zh_TW', 'zh'],
  ['EN-gb', 'en'],
  ['de-AT', 'und'],
  ['', 'und'],
  ['-', 'und'],
  ['constructor', 'und'],
])('the language for %j is %s', (tag, expected) => {
  expect(languageFor(tag).tag).toBe(expected);
});
