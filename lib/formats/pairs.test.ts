import { fittingLang, pairVariants } from './pairs';
import { noAnnotations, noProvenance, type TranslationUnit } from './types';

function unit(...variants: [string, string][]): TranslationUnit {
  return {
    ...noProvenance,
    ...noAnnotations,
    id: null,
    sourceLang: null,
    variants: variants.map(([lang, text]) => ({
      ...{ lang, text, markup: null },
      ...noProvenance,
      ...noAnnotations,
    })),
  };
}

describe('which language of a unit is meant', () => {
  it.each([
    ['zh', ['en', 'zh-CN'], 'zh-CN'],
    ['zh', ['zh', 'zh-TW'], 'zh'],
    ['zh', ['zh-TW'], 'zh-TW'],
    ['zh-CN', ['zh', 'zh-TW'], 'zh'],
    ['zh-Hans', ['zh-SG', 'zh-HK'], 'zh-SG'],
    ['zh-TW', ['zh-HK', 'zh-Hant'], 'zh-Hant'],
    ['en-GB', ['en-US', 'en'], 'en'],
    ['en-GB', ['en-US', 'en-GB', 'en'], 'en-GB'],
    ['en-GB', ['en-US'], 'en-US'],
  ])('%s among %j is %s', (wish, langs, expected) => {
    expect(fittingLang(langs, wish)).toBe(expected);
  });

  it('never takes traditional characters where simplified are asked for', () => {
    expect(fittingLang(['zh-TW', 'zh-Hant', 'zh-HK'], 'zh-Hans')).toEqual([]);
    expect(fittingLang(['zh', 'zh-CN'], 'zh-TW')).toEqual([]);
  });

  it('names those that fit equally, and takes the one that is preferred', () => {
    expect(fittingLang(['en-US', 'en-GB'], 'en')).toEqual(['en-US', 'en-GB']);
    expect(fittingLang(['en-US', 'en-GB'], 'en', ['en-AU', 'en-GB'])).toBe('en-GB');
  });
});

describe('pairs of a unit', () => {
  it('are several where a language comes several times', () => {
    const paired = pairVariants(unit(['zh', '好'], ['en', 'Good'], ['en', 'Fine']), {
      source: 'zh',
      target: 'en',
    });
    expect('pairs' in paired && paired.pairs.map(({ target }) => target.text)).toEqual([
      'Good',
      'Fine',
    ]);
  });

  it.each([
    [unit(['en', 'Good']), 'no-source'],
    [unit(['zh', '好']), 'no-target'],
    [unit(['zh', '好'], ['en', ' ']), 'empty'],
    [unit(['zh', '好'], ['en-US', 'a'], ['en-GB', 'b']), 'ambiguous-target'],
  ])('are none, with the reason: %#', (of, code) => {
    expect(pairVariants(of, { source: 'zh', target: 'en' })).toMatchObject({ problem: { code } });
  });
});
