import { guessLanguage } from './guess-language';

describe('guessLanguage', () => {
  it('knows Chinese, also with English names in it', () => {
    expect(guessLanguage('互联网名称与数字地址分配机构（ICANN）是一个组织。')).toBe('zh-Hans');
  });

  it('knows English, also with Chinese terms in it', () => {
    expect(guessLanguage('The word 合璧 means two halves of one jade disc laid together.')).toBe(
      'en',
    );
  });

  it('knows traditional and rare characters', () => {
    expect(guessLanguage('網路空間命運共同體，是這個時代的要求。𠀀')).toBe('zh-Hant');
  });

  it.each(['', '12 345', '!?。…'])('does not guess where there are no words: %j', (text) => {
    expect(guessLanguage(text)).toBeNull();
  });

  it('ends on a million characters without a break', () => {
    expect(guessLanguage('a'.repeat(1_000_000))).toBe('en');
    expect(guessLanguage('字'.repeat(1_000_000))).toBe('zh-Hans');
  });
});
