import { openSegment } from '@/lib/memory/segment';
import { ChunkWriter, SegmentBuilder, type BuiltSegment } from './segment-builder';

describe('building segments from chunks', () => {
  const build = (chunks: readonly (readonly [lang: string, units: number, length: number])[]) => {
    const built: (Omit<BuiltSegment, 'bytes'> & { symbols: number; ids: number[] })[] = [];
    const builder = new SegmentBuilder(({ lang, units, bytes }) => {
      // What is built is good until the next: it is looked at here.
      const { ids, text } = openSegment(bytes);
      built.push({ lang, units, symbols: text.length, ids: Array.from({ length: units }, (_, i) => ids.at(i)) }); // prettier-ignore
    }, { units: 500, characters: 12_500, open: 50_000 }); // prettier-ignore
    let id = 0;
    for (const [lang, units, length] of chunks) {
      const writer = new ChunkWriter(lang);
      for (let i = 0; i < units; i++) writer.add(++id, `${'文'.repeat(length - 8)}${10_000_000 + id}`, null, null); // prettier-ignore
      builder.take(writer.take()!);
    }
    const early = built.length;
    builder.finish([]);
    return { built, early, units: id };
  };

  it('builds one when it is full, and the rest at the end; no unit is missing or there twice', () => {
    const { built, early, units } = build(Array.from({ length: 40 }, () => ['zh-Hans', 10, 60]));
    expect(early).toBe(1);
    expect(built).toHaveLength(2);
    const ids = built.flatMap(({ ids }) => ids).sort((a, b) => a - b);
    expect(ids).toEqual(Array.from({ length: units }, (_, i) => i + 1));
  });

  it('builds the fullest where many languages are open, so that what is held stays bounded', () => {
    const langs = Array.from({ length: 30 }, (_, i) => `x${i}`);
    const { built, early } = build([
      ['large', 100, 100],
      ...langs.flatMap((lang) => [[lang, 20, 100] as const, [lang, 2, 100] as const]),
    ]);
    expect(built[0]!.lang).toBe('large');
    expect(early).toBeGreaterThan(5);
    expect(built.reduce((sum, { units }) => sum + units, 0)).toBe(100 + 30 * 22);
  });
});
