import { readEnglish, stemOf } from './english';

describe('English stems', () => {
  it.each([
    ['develop', 'develops', 'developed', 'developing', 'development'],
    ['country', 'countries'],
    ['stop', 'stopped', 'stopping'],
    ['use', 'used', 'using'],
    ['child', 'children'],
    ['modernize', 'modernization', 'modernised'],
  ])('fall together: %s', (...words) => {
    const [first, ...others] = words.map(stemOf);
    for (const other of others) expect(other).toBe(first);
  });

  it('know function words, which say little about a translation', () => {
    expect(readEnglish('The internet is ours.').filter((token) => !token.isFunction)).toEqual([
      { stem: 'internet', isFunction: false, start: 4, end: 12 },
    ]);
  });
});
