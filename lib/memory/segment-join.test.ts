import fc from 'fast-check';
import { foldText } from '@/lib/search/fold';
import { createMemoryIndex } from './memory-index';
import { buildSegment, openSegment } from './segment';
import { joinSegments, shareIds } from './segment-join';
import type { IndexedUnit } from './types';

const characters = '的文件开開保存aAａ1２.，, ';
const beyond = '𠀀𠀁😀\ud800';
const sentenceOf = (alphabet: string) =>
  fc
    .array(fc.constantFrom(...alphabet.match(/./gu)!), { minLength: 1, maxLength: 30 })
    .map((list) => list.join(''));

/** Units in several segments, in the order of their ids. */
function segmentsOf(lists: readonly (readonly string[])[]) {
  let id = 0;
  const units = lists.map((sources) =>
    sources.map((source): IndexedUnit => ({
      id: id++,
      source,
      previous: id % 3 ? undefined : '前',
    })),
  );
  return { all: units.flat(), segments: units.map((some) => buildSegment(some, foldText)) };
}

const lists = (alphabet: string) =>
  fc.array(fc.array(sentenceOf(alphabet), { maxLength: 30 }), { minLength: 1, maxLength: 5 });

describe('joining segments', () => {
  it('makes byte by byte what building anew would', () => {
    fc.assert(
      fc.property(lists(characters), (sources) => {
        const { all, segments } = segmentsOf(sources);
        expect(Buffer.from(joinSegments(segments).bytes)).toEqual(
          Buffer.from(buildSegment(all, foldText).bytes),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('finds the same where each segment writes characters beyond the BMP by codes of its own', () => {
    fc.assert(
      fc.property(lists(characters + beyond), sentenceOf(characters + beyond), (sources, query) => {
        const { all, segments } = segmentsOf(sources);
        const anew = createMemoryIndex({ fold: foldText, segments: [buildSegment(all, foldText)] });
        const joined = createMemoryIndex({ fold: foldText, segments: [openSegment(joinSegments(segments).bytes)] }); // prettier-ignore
        const options = { threshold: 40, limit: 200 };
        expect(joined.search({ source: query }, options)).toEqual(anew.search({ source: query }, options)); // prettier-ignore
        const words = [[...query].slice(0, 2).join('')];
        expect(joined.concordance(words)).toEqual(anew.concordance(words));
        for (const { id, source } of all) expect(joined.sourceOf(id)).toBe(source);
      }),
      { numRuns: 200 },
    );
  });

  it('knows whether two segments hold the same id', () => {
    const of = (...ids: number[]) => buildSegment(ids.map((id) => ({ id, source: '存' })), foldText); // prettier-ignore
    expect(shareIds(of(1, 5, 9), of(2, 9))).toBe(true);
    expect(shareIds(of(1, 5, 9), of(2, 6, 10))).toBe(false);
    expect(shareIds(of(), of(1))).toBe(false);
  });
});
