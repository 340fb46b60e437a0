import { spaced } from './insert-text';

describe('what is put in at the caret', () => {
  it('is set off from words on both sides', () => {
    expect(spaced('cyberspace', 'security in', 'is', 'en')).toBe(' cyberspace ');
    expect(spaced('cyberspace', 'security in ', ' is', 'en')).toBe('cyberspace');
    expect(spaced('cyberspace', 'First,', '', 'en')).toBe(' cyberspace');
    expect(spaced('cyberspace', '', '.', 'en')).toBe('cyberspace');
  });

  it('stands without a space in Chinese', () => {
    expect(spaced('网络空间', '维护', '安全', 'zh-Hans')).toBe('网络空间');
  });
});
