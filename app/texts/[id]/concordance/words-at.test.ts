import { wordAround } from './words-at';

describe('the word at a caret', () => {
  it('is the one it stands in, or that begins or ends there', () => {
    expect(wordAround('The network belongs to all.', 6, 'en')).toBe('network');
    expect(wordAround('The network', 11, 'en')).toBe('network');
    expect(wordAround('The network', 4, 'en')).toBe('network');
    expect(wordAround('a — b', 2, 'en')).toBe('');
    expect(wordAround('网络属于大家。', 2, 'zh-Hans')).toBe('属于');
  });
});
