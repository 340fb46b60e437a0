import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { align } from './align';
import { AlignError } from './errors';
import { parseAlignment } from './evaluation';
import { readLexicon } from './lexicon';
import type { Bead } from './types';

const lexicon = readLexicon(gunzipSync(readFileSync('lib/align/data/lexicon.tsv.gz')).toString());
const lines = (name: string) =>
  readFileSync(`tests/data/whitepaper/${name}.txt`, 'utf8').trimEnd().split('\n');
const [chinese, english] = [lines('zh').slice(40, 70), lines('en').slice(44, 80)];
const block = (sentences: string[]) => [{ kind: 'paragraph', sentences }];
const languages = { sourceLang: 'zh', targetLang: 'en', lexicon };
const alignWith = (anchors: { source: number[]; target: number[] }[]): Bead[] =>
  align(block(chinese), block(english), { ...languages, anchors });
const nameOf = ({ source, target }: { source: readonly number[]; target: readonly number[] }) =>
  `${source.join()}:${target.join()}`;

describe('aligning around beads that are known', () => {
  it('holds a bead as it is, however unlikely', () => {
    const beads = alignWith([{ source: [10], target: [2, 3] }]);
    expect(beads.map(nameOf)).toContain('10:2,3');
  });

  it('leaves a sentence alone that is known to stand alone', () => {
    expect(alignWith([{ source: [5], target: [] }]).map(nameOf)).toContain('5:');
    expect(alignWith([{ source: [], target: [7] }]).map(nameOf)).toContain(':7');
  });

  it('holds beads that cross each other, and beads of sentences that are no neighbours', () => {
    const anchors = [
      { source: [4], target: [20] },
      { source: [12], target: [6] },
      { source: [8, 15], target: [1, 30] },
    ];
    const names = alignWith(anchors).map(nameOf);
    for (const anchor of anchors) expect(names).toContain(nameOf(anchor));
  });

  it('changes nothing when it is told what it finds by itself', () => {
    const free = alignWith([]);
    const known = free.filter((_, at) => at % 4 === 0);
    expect(alignWith(known).map(nameOf)).toEqual(free.map(nameOf));
  });

  it('mends a slip of a whole region from one correction', () => {
    const right = parseAlignment(readFileSync('tests/data/whitepaper/gold.align', 'utf8'));
    const all = { chinese: lines('zh'), english: lines('en') };
    const anchors = right.filter((_, at) => at % 50 === 25);
    const beads = align(block(all.chinese), block(all.english), { ...languages, anchors });
    const names = new Set(beads.map(nameOf));
    for (const anchor of anchors) expect(names).toContain(nameOf(anchor));
  });

  it.each([
    ['a sentence that is not there', [{ source: [3], target: [999] }], /sentence 999 .* which has 36/],
    ['a sentence in two of them', [{ source: [3], target: [4] }, { source: [3], target: [5] }], /Sentence 3 .* in two/],
    ['half a sentence', [{ source: [1.5], target: [4] }], /sentence 1\.5/],
  ])('refuses %s', (_, anchors, message) => {
    expect(() => alignWith(anchors)).toThrow(AlignError);
    expect(() => alignWith(anchors)).toThrow(message);
  }); // prettier-ignore

  it('holds whatever anchors it is given, and takes every sentence once', () => {
    const side = (length: number) => fc.shuffledSubarray(Array.from({ length }, (_, at) => at));
    fc.assert(
      fc.property(side(12), side(14), fc.integer({ min: 1, max: 3 }), (sources, targets, size) => {
        const anchors: { source: number[]; target: number[] }[] = [];
        for (let at = 0; at < Math.max(sources.length, targets.length); at += size) {
          const part = (side: number[]) => side.slice(at, at + size).sort((a, b) => a - b);
          anchors.push({ source: part(sources), target: part(targets) });
        }
        const beads = align(block(chinese.slice(0, 12)), block(english.slice(0, 14)), {
          ...languages,
          anchors,
        });
        const names = beads.map(nameOf);
        for (const anchor of anchors) expect(names).toContain(nameOf(anchor));
        const taken = (key: 'source' | 'target') =>
          beads.flatMap((bead) => bead[key]).sort((a, b) => a - b);
        expect(taken('source')).toEqual(Array.from({ length: 12 }, (_, at) => at));
        expect(taken('target')).toEqual(Array.from({ length: 14 }, (_, at) => at));
      }),
      { numRuns: 60 },
    );
  });
});

describe('handing out beads as they are found', () => {
  it('hands out each bead of the result once', () => {
    const handed: Bead[] = [];
    const repeated = (sentences: string[]) =>
      Array.from({ length: 40 }, (_, copy) => sentences.map((it) => `${copy} ${it}`)).flat();
    let calls = 0;
    const beads = align(block(repeated(chinese)), block(repeated(english)), {
      ...languages,
      onBeads: (some) => {
        calls++;
        handed.push(...some);
      },
    });
    expect(calls).toBeGreaterThan(1);
    expect(handed.map(nameOf).sort()).toEqual(beads.map(nameOf).sort());
  });
});
