import { isLanguage, negotiateLanguage } from './languages';

describe('negotiateLanguage', () => {
  it.each([
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-Hans'],
    ['zh-TW', 'zh-Hans'],
    ['en-GB,en;q=0.9,zh;q=0.8', 'en'],
    ['fr-FR, zh;q=0.5, en;q=0.4', 'zh-Hans'],
    ['en;q=0.3, zh;q=0.7', 'zh-Hans'],
    ['zh;q=0, en', 'en'],
    ['de, *;q=0.5', 'en'],
    ['', 'en'],
    [null, 'en'],
  ])('answers %j with %s', (header, language) => {
    expect(negotiateLanguage(header)).toBe(language);
  });

  it('is not troubled by nonsense, however long', () => {
    expect(negotiateLanguage(';q=;;,,=q'.repeat(100_000))).toBe('en');
    expect(negotiateLanguage('zh;q=abc')).toBe('en');
  });
});

it('takes only our own languages for languages', () => {
  expect(['en', 'zh-Hans', 'zh', 'toString', undefined].filter(isLanguage)).toEqual([
    'en',
    'zh-Hans',
  ]);
});
