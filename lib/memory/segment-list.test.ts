import { readFileSync } from 'node:fs';
import { foldText } from '@/lib/search/fold';
import { createMemoryIndex } from './memory-index';
import { allHeld, buildSegment, openSegment } from './segment';
import { joinSegments } from './segment-join';
import { sourceOf } from './testing';

/* Some thousand stretches of the sample text: lists of many pages, and runs that lie across them. */
const sample = readFileSync('public/samples/whitepaper.zh.txt', 'utf8').replace(/\s+/g, '');
const sources = Array.from({ length: 6000 }, (_, i) => {
  const start = (i * 7) % (sample.length - 70);
  return sample.slice(start, start + 8 + (i % 60));
});
const units = sources.map((source, id) => ({ id, source, previous: '前', next: sources[id + 1] }));
const queries = [3, 700, 2048, 5999].map((i) => [...sources[i]!].filter((_, at) => at % 9 !== 4).join('')); // prettier-ignore

describe('a segment that is read where it lies', () => {
  const built = buildSegment(units, foldText);
  const index = (of: Parameters<typeof openSegment>[0]) =>
    createMemoryIndex({ fold: foldText, segments: [openSegment(of)] });
  const held = index(built.bytes);
  const read = index(sourceOf(built.bytes));
  const all = (of: typeof held) => ({
    fuzzy: queries.map((source) => of.search({ source }, { threshold: 40, limit: 1000 })),
    context: of.search({ source: sources[9]!, previous: '前', next: sources[10] }),
    fragments: queries.map((query) => of.fragments(query)),
    concordance: ['区块', '的', '交易网络'].map((word) => of.concordance([word])),
    sources: units.map(({ id }) => of.sourceOf(id)),
  });

  it('finds what one that is held finds, and takes a fraction of the memory', () => {
    expect(all(held).fuzzy.every((matches) => matches.length > 0)).toBe(true);
    expect(all(read)).toEqual(all(held));
    const [least, whole] = [read.sizes[0]!, read.sizes[allHeld]!];
    expect(least * 2).toBeLessThan(whole);
    expect(held.sizes).toEqual(read.sizes.map(() => whole));
  });

  it('finds the same while it is held, in part or whole, and let go again', () => {
    for (const level of [1, 2, 3, allHeld, 0]) {
      read.hold(level);
      expect(all(read)).toEqual(all(held));
    }
  });

  it('is joined with others to the same bytes', () => {
    const halves = [units.slice(0, 2500), units.slice(2500)].map((some) => buildSegment(some, foldText)); // prettier-ignore
    const joined = joinSegments(halves.map(({ bytes }) => openSegment(sourceOf(bytes))));
    expect(Buffer.compare(joined.bytes, built.bytes)).toBe(0);
  });
});
