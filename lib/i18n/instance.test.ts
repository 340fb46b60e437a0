import { createI18n } from './instance';
import { wordsOf } from './resources';

describe('an instance of i18next', () => {
  it('has its words at once, with plurals and numbers of its language', () => {
    const english = createI18n('en', wordsOf('en', ['library']));
    expect(english.t('library:beads', { count: 1 })).toBe('1 bead');
    expect(english.t('library:beads', { count: 1200 })).toBe('1,200 beads');
    const chinese = createI18n('zh-Hans', wordsOf('zh-Hans', ['library']));
    expect(chinese.t('library:beads', { count: 1 })).toBe('1 个句对');
  });

  it('shares nothing with another', () => {
    const chinese = createI18n('zh-Hans', wordsOf('zh-Hans', []));
    const english = createI18n('en', wordsOf('en', []));
    expect([chinese.t('cancel'), english.t('cancel')]).toEqual(['取消', 'Cancel']);
  });
});
