import { foldText } from '@/lib/search/fold';
import { createMemoryIndex } from './memory-index';
import { buildSegment, openSegment } from './segment';

const units = [
  { id: 1, source: '文件已保存。', previous: '', next: '请稍候。' },
  { id: 2, source: '请稍候。', previous: '文件已保存。', next: '' },
  { id: 3, source: '第 3 章：開始' },
  { id: 4, source: '无法打开这个文件。' },
];
const filled = () => {
  const index = createMemoryIndex({ fold: foldText });
  index.add(units);
  return index;
};

describe('a memory index', () => {
  it('gives a context match where the neighbours are the same', () => {
    const [match] = filled().search({ source: '请稍候。', previous: '文件已保存。', next: '' });
    expect(match).toMatchObject({ id: 2, kind: 'context', score: 101 });
  });

  it('gives an exact match without neighbours', () => {
    expect(filled().search({ source: '请稍候。' })[0]).toMatchObject({ kind: 'exact', score: 100 });
  });

  it('gives a near match for what differs in numbers, punctuation and script', () => {
    expect(filled().search({ source: '第12章:开始' })[0]).toMatchObject({
      id: 3,
      kind: 'near',
      score: 97,
      differsIn: ['numbers', 'punctuation', 'script'],
    });
  });

  it('gives a fuzzy match by characters', () => {
    expect(filled().search({ source: '无法保存这个文件。' }, { threshold: 70 })).toMatchObject([
      { id: 4, kind: 'fuzzy', score: 77 },
    ]);
  });

  it('gives samples of its sources, from all its segments', () => {
    const segments = [units.slice(0, 2), units.slice(2)].map((some) =>
      buildSegment(some, foldText),
    );
    const index = createMemoryIndex({ fold: foldText, segments });
    const sample = [...index.sample(10)];
    expect(sample).toHaveLength(4);
    for (const some of [units.slice(0, 2), units.slice(2)])
      expect(some.some(({ source }) => sample.includes(source))).toBe(true);
    expect([...index.sample(2)]).toHaveLength(2);
    expect([...createMemoryIndex({ fold: foldText }).sample(2)]).toEqual([]);
  });

  it('has units that were removed in what it compacts to, where they may come back', () => {
    const index = createMemoryIndex({ fold: foldText, keepsRemoved: true });
    index.add(units);
    index.remove([1, 2, 3]);
    index.add([{ id: 5, source: '完成' }]);
    const { written, removed } = index.compact();
    expect([...removed].sort()).toEqual([1, 2, 3]);
    const again = createMemoryIndex({ fold: foldText, segments: written, removed: [1] });
    expect(again.search({ source: '请稍候。' })).toMatchObject([{ id: 2, score: 100 }]);
    expect(again.search({ source: '文件已保存。' }, { threshold: 100 })).toEqual([]);
  });

  it('finds a unit by the next search, and no more when it is gone', () => {
    const index = filled();
    index.add([{ id: 9, source: '全部完成' }]);
    expect(index.search({ source: '全部完成' })).toHaveLength(1);
    index.remove([9]);
    expect(index.search({ source: '全部完成' })).toEqual([]);
  });

  it('opens again from what it asked to be kept', () => {
    const { written, removed } = filled().compact();
    const segments = written.map(({ bytes }) => openSegment(bytes));
    const again = createMemoryIndex({ fold: foldText, segments, removed });
    expect(again.size).toBe(4);
    expect(again.search({ source: '请稍候。' })[0]!.id).toBe(2);
  });
});
