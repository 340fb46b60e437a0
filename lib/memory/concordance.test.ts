import { foldText } from '@/lib/search/fold';
import { createMemoryIndex } from './memory-index';

describe('a concordance of common words', () => {
  it('finds the long units that hold both, behind many short ones that hold one', () => {
    const short = 80_000;
    const sources = Array.from({ length: 2 * short }, (_, i) => (i % 2 ? '网络' : '主权') + '页'.repeat(i % 3)); // prettier-ignore
    const long = '网络空间是人类共同的活动空间，尊重网络主权是推进全球治理体系变革的前提。';
    const units = [...sources, long, '没有这两个词的一句话，同样很长很长很长。'].map(
      (source, id) => ({ id: id + 1, source }),
    );
    const index = createMemoryIndex({ fold: foldText });
    index.add(units);
    expect(index.concordance(['网络', '主权']).map(({ source }) => source)).toEqual([long]);
  });
});
