import { loadDictionary } from './dictionary';

describe('loadDictionary', () => {
  const dictionary = loadDictionary();
  const cost = (word: string) => dictionary.entry(word)!.cost;

  test('knows the words of segmentit, and those alone', () => {
    expect(dictionary.entry('互联网')).toBeDefined();
    expect(dictionary.entry('网络命运')).toBeUndefined();
    for (const word of ['constructor', 'toString', '__proto__', 'hasOwnProperty', ''])
      expect(dictionary.entry(word)).toBeUndefined();
  });

  test('a compound costs more than its two parts, less than three words', () => {
    expect(cost('网络安全')).toBeGreaterThan(cost('网络') + cost('安全'));
    expect(cost('网络安全')).toBeLessThan(3);
  });

  test('idioms and names are no compounds', () => {
    for (const word of ['置身事外', '中华人民共和国']) expect(cost(word)).toBeLessThan(2);
  });

  test('says how long the words from a character on can be', () => {
    expect(dictionary.reach('中')).toBeGreaterThanOrEqual('中华人民共和国'.length);
    expect(dictionary.reach('😀'[0]!)).toBe(0);
  });
});
