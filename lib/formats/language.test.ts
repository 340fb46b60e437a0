import { canonicalLang } from './language';

describe('a language tag', () => {
  it.each([
    ['EN-US', 'en-US'],
    ['en_us', 'en-US'],
    ['zh', 'zh'],
    ['ZH-CN', 'zh-CN'],
    ['zh_CN.UTF-8', 'zh-CN'],
    ['zh-hans-cn', 'zh-Hans-CN'],
    ['cmn', 'zh'],
    ['cmn-Hant-TW', 'zh-Hant-TW'],
    ['zh-cmn-Hans', 'zh-Hans'],
    ['zh-yue', 'yue'],
    ['chi', 'zh'],
    ['zho', 'zh'],
    ['zh-CHS', 'zh-Hans'],
    ['zh-CHT', 'zh-Hant'],
    [' eN-uS ', 'en-US'],
    ['English (US)', 'English (US)'],
  ])('%s is %s', (written, canonical) => {
    expect(canonicalLang(written)).toBe(canonical);
  });
});
