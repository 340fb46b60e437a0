import fc from 'fast-check';
import { foldText } from '@/lib/search/fold';
import { adaptNumbers } from './adapt-numbers';
import { differenceSpans } from './differences';
import { createMemoryIndex } from './memory-index';

const units = [
  { id: 1, source: '请在设置中打开自动更新。' },
  { id: 2, source: '自动更新已关闭' },
  { id: 3, source: '無法連接伺服器，請檢查網絡設置' },
  { id: 4, source: '更新' },
];
const index = createMemoryIndex({ fold: foldText });
index.add(units);

describe('fragments', () => {
  it('are the longest stretches that a unit holds, with their places on both sides', () => {
    const query = '如果您想打开自动更新，请检查网络设置。';
    const fragments = index.fragments(query);
    const texts = fragments.map((fragment) => [
      fragment.id,
      query.slice(fragment.start, fragment.end),
      fragment.source.slice(fragment.unitStart, fragment.unitEnd),
    ]);
    expect(texts).toEqual([
      [3, '，请检查网络设置', '，請檢查網絡設置'],
      [1, '打开自动更新', '打开自动更新'],
    ]);
  });

  it('are none where nothing of the least length is held', () => {
    expect(index.fragments('完全不同的句子')).toEqual([]);
    expect(index.fragments('自动更新', { minimum: 5 })).toEqual([]);
  });

  it('pass over the unit that the segment is, which holds all of it', () => {
    const query = units[0]!.source;
    const idsBeside = (except?: number) =>
      index.fragments(query, { minimum: 4, except }).map(({ id }) => id);
    expect(idsBeside()).toEqual([1]);
    expect(idsBeside(1)).toEqual([2]);
  });

  it('find the longest common stretch of any two texts', () => {
    const text = fc.string({ unit: fc.constantFrom(...'甲乙丙丁'), minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), text, (sources, query) => {
        const some = createMemoryIndex({ fold: foldText });
        some.add(sources.map((source, id) => ({ id, source })));
        let longest = 0;
        for (let start = 0; start < query.length; start++)
          for (let end = start + 3; end <= query.length; end++)
            if (sources.some((source) => source.includes(query.slice(start, end))))
              longest = Math.max(longest, end - start);
        const [first] = some.fragments(query, { minimum: 3 });
        expect(first ? first.end - first.start : 0).toBe(longest);
      }),
    );
  });
});

describe('the concordance', () => {
  it('gives the units that hold all words, in any script and width, the nearest words first', () => {
    expect(index.concordance(['更新', '自动']).map(({ id }) => id)).toEqual([2, 1]);
    expect(index.concordance(['网络']).map(({ id }) => id)).toEqual([3]);
    expect(index.concordance(['请', '检', '设置'])[0]).toMatchObject({
      id: 3,
      places: [{ start: 8, end: 9 }, { start: 9, end: 10 }, { start: 13, end: 15 }],
    }); // prettier-ignore
  });

  it('finds what plain search finds', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab甲乙'), maxLength: 12 });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 12 }), fc.array(text, { minLength: 1, maxLength: 2 }), (sources, words) => {
        const sought = words.filter((word) => word !== '');
        const some = createMemoryIndex({ fold: foldText });
        some.add(sources.map((source, id) => ({ id, source })));
        const wanted = sources.flatMap((source, id) => sought.length > 0 && sought.every((word) => source.includes(word)) ? [id] : []);
        expect(some.concordance(words).map(({ id }) => id).sort((a, b) => a - b)).toEqual(wanted);
      }),
    ); // prettier-ignore
  });

  it('gives the same of common words and of rare ones, whatever the segments', () => {
    const text = fc.string({ unit: fc.constantFrom(...'甲乙丙'), minLength: 1, maxLength: 6 });
    const word = fc.string({ unit: fc.constantFrom(...'甲乙丙'), minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(text, { minLength: 4, maxLength: 12 }), word, fc.nat(400), fc.nat(3), (texts, word, others, gone) => {
        // Among many others the word is rare, and its postings are followed; else the shortest are looked at.
        const sources = [...texts, ...Array.from({ length: others }, (_, i) => `丁${i}`)];
        const some = createMemoryIndex({ fold: foldText });
        sources.forEach((source, id) => id % 2 === 0 && some.add([{ id, source }]));
        some.add(sources.flatMap((source, id) => (id % 2 === 1 ? [{ id, source }] : [])));
        some.remove([gone]);
        const wanted = texts
          .flatMap((source, id) => (source.includes(word) && id !== gone ? [{ id, source }] : []))
          .sort((a, b) => a.source.length - b.source.length || b.id - a.id);
        expect(some.concordance([word], { limit: 3 }).map(({ id }) => id)).toEqual(wanted.slice(0, 3).map(({ id }) => id));
      }),
      { numRuns: 60 },
    ); // prettier-ignore
  });

  it('gives the nearest of words that nearly all units hold', () => {
    const many = createMemoryIndex({ fold: foldText });
    many.add(
      Array.from({ length: 70_000 }, (_, id) => ({
        id,
        source: `甲${'丙'.repeat(1 + (id % 7))}乙`,
      })),
    );
    many.add([{ id: 70_000, source: '丁甲乙' }]);
    const found = many.concordance(['乙', '甲'], { limit: 3 });
    expect(found.map(({ id }) => id)).toEqual([70_000, 69_999 - (69_999 % 7), 69_992 - (69_992 % 7)]); // prettier-ignore
  });
});

describe('differences', () => {
  it('cover both texts in order', () => {
    const text = fc.string({ unit: fc.constantFrom(...'甲乙丙𠀀'), maxLength: 20 });
    fc.assert(
      fc.property(text, text, (query, source) => {
        const spans = differenceSpans(query, source);
        const joined = (side: 'query' | 'source', whole: string) =>
          spans.map((span) => whole.slice(span[side].start, span[side].end)).join('');
        expect(joined('query', query)).toBe(query);
        expect(joined('source', source)).toBe(source);
        for (const span of spans)
          expect(
            query.slice(span.query.start, span.query.end) ===
              source.slice(span.source.start, span.source.end),
          ).toBe(span.kind === 'same');
      }),
    );
  });

  it('are what was put in another’s place', () => {
    expect(differenceSpans('打开文件失败', '打开文档失败')).toEqual([
      { kind: 'same', query: { start: 0, end: 3 }, source: { start: 0, end: 3 } },
      { kind: 'different', query: { start: 3, end: 4 }, source: { start: 3, end: 4 } },
      { kind: 'same', query: { start: 4, end: 6 }, source: { start: 4, end: 6 } },
    ]);
  });
});

describe('numbers of a near match', () => {
  it('go into the target', () => {
    expect(adaptNumbers('第12章，共3页', '第7章，共3页', 'Chapter 7, 3 pages')).toEqual({
      target: 'Chapter 12, 3 pages',
      complete: true,
    });
  });

  it('change places where they did in the segment', () => {
    expect(adaptNumbers('从2到1', '从1到2', 'from 1 to 2').target).toBe('from 2 to 1');
  });

  it('stay where the target writes them another way, and say so', () => {
    expect(adaptNumbers('共4页', '共3页', 'three pages')).toEqual({
      target: 'three pages',
      complete: false,
    });
  });
});
