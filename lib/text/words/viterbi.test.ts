import { cheapestDivision } from './viterbi';

/** A lattice of words and their costs, that counts how often it is asked. */
function latticeOf(text: string, costs: Record<string, number>) {
  const longest = Math.max(...Object.keys(costs).map((word) => word.length));
  const asked = { count: 0 };
  return {
    asked,
    longest,
    reach: () => longest,
    cost: (start: number, end: number) => {
      asked.count += 1;
      const word = text.slice(start, end);
      return Object.hasOwn(costs, word) ? costs[word] : undefined;
    },
    unknown: 1.5,
  };
}

function divide(text: string, costs: Record<string, number>): string[] {
  let start = 0;
  return cheapestDivision(text, latticeOf(text, costs)).map((end) => {
    const word = text.slice(start, end);
    start = end;
    return word;
  });
}

describe('cheapestDivision', () => {
  const costs = { 研究: 1, 研究生: 1, 生命: 1, 命: 1, 起源: 1, 的: 1, '𠮷野家': 1 };

  test('takes the cheapest words, not the longest first', () => {
    expect(divide('研究生命的起源', costs)).toEqual(['研究', '生命', '的', '起源']);
  });

  test('leaves characters that are in no word on their own', () => {
    expect(divide('研究甲乙', costs)).toEqual(['研究', '甲', '乙']);
  });

  test('divides no surrogate pair', () => {
    expect(divide('𠀀𠮷野家𠀀', costs)).toEqual(['𠀀', '𠮷野家', '𠀀']);
  });

  test('an empty text has no words', () => {
    expect(divide('', costs)).toEqual([]);
  });

  test('asks at most once per character and length of a word', () => {
    const text = '研究生命的起源'.repeat(15_000);
    const lattice = latticeOf(text, costs);
    expect(cheapestDivision(text, lattice)).toHaveLength(4 * 15_000);
    expect(lattice.asked.count).toBeLessThanOrEqual(text.length * lattice.longest);
  });
});
