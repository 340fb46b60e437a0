import fc from 'fast-check';
import { longestIncreasing, matchSentences } from './match-sentences';

const matched = (before: string[], after: string[]) => [...matchSentences(before, after).oldOf];

describe('matching the sentences of a corrected source', () => {
  it('finds every sentence of an unchanged source, repeated ones too', () => {
    const text = ['同意。', '反对。', '同意。', '同意。'];
    expect(matched(text, text)).toEqual([0, 1, 2, 3]);
  });

  it('keeps what stands around a new sentence', () => {
    expect(matched(['一。', '二。'], ['一。', '中间的新句子。', '二。'])).toEqual([0, -1, 1]);
  });

  it('keeps what stands around a sentence that is gone', () => {
    expect(matched(['一。', '二。', '三。'], ['一。', '三。'])).toEqual([0, 2]);
  });

  it('follows a sentence that was moved', () => {
    expect(
      matched(['标题', '前言。', '正文。', '结束。'], ['前言。', '正文。', '结束。', '标题']),
    ).toEqual([1, 2, 3, 0]);
  });

  it('takes a sentence with a mended slip for the same one, and says so', () => {
    const { oldOf, corrected } = matchSentences(
      ['前。', '规范网上内容生产、信息發布和传播流程。', '后。'],
      ['前。', '规范网上内容生产、信息发布和传播流程。', '后。'],
    );
    expect([...oldOf]).toEqual([0, 1, 2]);
    expect([...corrected]).toEqual([0, 1, 0]);
  });

  it('takes a wholly different sentence for a new one', () => {
    expect(matched(['前。', '数字经济蓬勃发展。', '后。'], ['前。', '天朗气清。', '后。'])).toEqual(
      [0, -1, 2],
    );
  });

  const sentences = fc.array(
    fc.constantFrom('甲。', '乙。', '丙。', '丁。', '戊己庚辛。', '戊己庚壬。'),
    {
      maxLength: 30,
    },
  );

  it('never gives two new sentences the same old one', () => {
    fc.assert(
      fc.property(sentences, sentences, (before, after) => {
        const used = matched(before, after).filter((old) => old !== -1);
        expect(new Set(used).size).toBe(used.length);
      }),
    );
  });

  it('only links sentences of the same text, but for those that it calls corrected', () => {
    fc.assert(
      fc.property(sentences, sentences, (before, after) => {
        const { oldOf, corrected } = matchSentences(before, after);
        oldOf.forEach((old, at) => {
          if (old !== -1 && !corrected[at]) expect(after[at]).toBe(before[old]);
        });
      }),
    );
  });

  it('ends on a hundred thousand sentences that are all the same', () => {
    const same = new Array<string>(100_000).fill('。');
    expect(matched(same, same.slice(1)).every((old) => old !== -1)).toBe(true);
  });
});

describe('the longest increasing subsequence', () => {
  it('is increasing, and as long as that of a plain search over all', () => {
    const longest = (values: number[], above = -Infinity): number =>
      values.reduce(
        (best, value, at) =>
          value > above ? Math.max(best, 1 + longest(values.slice(at + 1), value)) : best,
        0,
      );
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 9 }), (values) => {
        const run = longestIncreasing(values).map((at) => values[at]!);
        expect(run.every((value, at) => at === 0 || run[at - 1]! < value)).toBe(true);
        expect(run).toHaveLength(longest(values));
      }),
    );
  });
});
