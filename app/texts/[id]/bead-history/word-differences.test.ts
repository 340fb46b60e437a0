import fc from 'fast-check';
import { wordDifferences } from './word-differences';

/** `same`, `[before→after]`. */
const shown = (before: string, after: string, lang: string) =>
  wordDifferences(before, after, lang)
    .map((part) => (part.kind === 'same' ? part.text : `[${part.before}→${part.after}]`))
    .join('');

describe('what differs between two wordings', () => {
  it.each([
    ['en', 'The net is ours.', 'The network is ours.', 'The [net→network] is ours.'],
    ['en', 'It is ours.', 'It is truly ours.', 'It is [→truly ]ours.'],
    ['en', 'one two three', 'four five six', '[one two three→four five six]'],
    ['zh-Hans', '信息發布是责任', '信息发布是责任', '信息[發布→发布]是责任'],
    ['zh-Hans', '网络安全', '网络安全', '网络安全'],
    ['en', '', 'New.', '[→New.]'],
  ])('in %s: %s / %s', (lang, before, after, expected) =>
    expect(shown(before, after, lang)).toBe(expected),
  );

  it('makes up both wordings again, whatever they are', () =>
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('网络', '安全', ' ', 'a', 'is', '。', '\ud800') }),
        fc.string({ unit: fc.constantFrom('网络', '安全', ' ', 'a', 'is', '，') }),
        fc.constantFrom('zh-Hans', 'en'),
        (before, after, lang) => {
          const parts = wordDifferences(before, after, lang);
          const joined = (side: 'before' | 'after') =>
            parts.map((part) => (part.kind === 'same' ? part.text : part[side])).join('');
          expect([joined('before'), joined('after')]).toEqual([before, after]);
        },
      ),
    ));

  it('takes bounded time on what is long and has nothing in common', () => {
    const started = process.cpuUsage();
    wordDifferences('a '.repeat(20_000), 'b '.repeat(20_000), 'en');
    const { user } = process.cpuUsage(started);
    expect(user / 1000).toBeLessThan(3000);
  });
});
