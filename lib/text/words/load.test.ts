import fc from 'fast-check';
import { createIntlSegmenter } from './intl';
import { loadSegmenter } from './load';

describe('loadSegmenter', () => {
  const words = async (lang: string, text: string) =>
    (await loadSegmenter(lang)).words(text).map((token) => token.text);

  test('divides Chinese by the dictionary, whatever its tag', async () => {
    for (const lang of ['zh', 'zh-Hans-CN', 'zh-TW'])
      expect(await words(lang, '网络安全')).toEqual(['网络', '安全']);
  });

  test('loads the dictionary once', async () => {
    expect(await loadSegmenter('zh')).toBe(await loadSegmenter('zh-Hant'));
  });

  test('divides other languages as the engine does', async () => {
    expect(await words('en', "It isn't 3.5.")).toEqual(['It', ' ', "isn't", ' ', '3.5', '.']);
  });
});

describe('createIntlSegmenter', () => {
  test('tokens make up any text again', () => {
    const segmenter = createIntlSegmenter('und');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        let at = 0;
        for (const token of segmenter.words(text)) {
          expect(token.start).toBe(at);
          expect(token.text).toBe(text.slice(token.start, token.end));
          at = token.end;
        }
        expect(at).toBe(text.length);
      }),
    );
  });
});
