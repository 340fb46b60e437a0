import { foldText } from '@/lib/search/fold';
import { differenceSpans } from './differences';
import { createMemoryIndex } from './memory-index';
import { openSegment } from './segment';

const indexOf = (sources: readonly string[]) => {
  const index = createMemoryIndex({ fold: foldText });
  index.add(sources.map((source, id) => ({ id, source })));
  return index;
};
// Generous: the bound is against a cost that grows with the square, not a figure to boast of.
const within = (milliseconds: number, run: () => void) => {
  const started = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(started);
  expect((user + system) / 1000).toBeLessThan(milliseconds);
};

describe('the index, fed the worst', () => {
  it('takes a unit of a million like characters, and a query of as many', () => {
    const long = '啊'.repeat(1_000_000);
    within(15_000, () => {
      const index = indexOf([long, '啊'.repeat(20), '好']);
      expect(index.search({ source: long })).toMatchObject([{ id: 0, score: 100 }]);
      expect(index.search({ source: '啊'.repeat(18) })).toMatchObject([{ id: 1, score: 90 }]);
      expect(index.fragments('啊'.repeat(3000)).length).toBeGreaterThan(0);
      expect(index.concordance(['啊啊']).length).toBe(2);
    });
  });

  it('searches 5,000 units of like characters, where no piece is rare', () => {
    const index = indexOf(Array.from({ length: 5_000 }, (_, i) => '哈'.repeat(1 + (i % 40))));
    within(5_000, () => {
      expect(index.search({ source: '哈'.repeat(30) }, { threshold: 50, limit: 3 })).toHaveLength(
        3,
      );
    });
  });

  it('looks up in 5,000 units that differ in a number only', () => {
    const index = indexOf(Array.from({ length: 5_000 }, (_, i) => `第${i}页`));
    within(5_000, () => {
      expect(index.search({ source: '第123页' }, { limit: 3 })[0]).toMatchObject({ id: 123, score: 100 }); // prettier-ignore
    });
  });

  it('finds nothing for nothing', () => {
    const index = indexOf(['', '好', '…']);
    expect(index.search({ source: '' })).toEqual([]);
    expect(index.concordance(['', ''])).toEqual([]);
    expect(index.fragments('')).toEqual([]);
    expect(createMemoryIndex({ fold: foldText }).search({ source: '好' })).toEqual([]);
  });

  it('keeps half surrogate pairs, U+0000 and characters beyond the BMP as they are', () => {
    const sources = ['\ud840孤', '零\u0000零', '𠮷野家', '𠮷野屋', '\ufffd孤'];
    const index = indexOf(sources);
    sources.forEach((source, id) => {
      expect(index.search({ source }, { threshold: 100 })).toMatchObject([{ id, source }]);
    });
    expect(index.search({ source: '𠮷野家' }, { threshold: 60 }).map(({ id }) => id)).toEqual([
      2, 3,
    ]);
  });

  it('refuses bytes that are no segment, or a part of one', () => {
    const { written } = indexOf(['文件']).compact();
    const { bytes } = written[0]!;
    for (const bad of [new Uint8Array(0), new Uint8Array(64), bytes.slice(0, bytes.length - 4)])
      expect(() => openSegment(bad)).toThrow('not an index segment');
  });

  it('refuses an id that is no whole number', () => {
    const index = createMemoryIndex({ fold: foldText });
    expect(() => index.add([{ id: 1.5, source: '文' }])).toThrow('whole number');
    expect(index.size).toBe(0);
  });

  it('lights the differences of two long texts within its bound', () => {
    within(5_000, () => {
      const spans = differenceSpans('甲乙'.repeat(5000), '乙丙'.repeat(5000));
      expect(spans.at(-1)!.query.end).toBe(10_000);
    });
  });
});
