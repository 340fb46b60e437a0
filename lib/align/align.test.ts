import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { align } from './align';
import { countRight, parseAlignment, scoresOf } from './evaluation';
import { readLexicon } from './lexicon';
import type { AlignableBlock, Bead } from './types';

const lexicon = readLexicon(gunzipSync(readFileSync('lib/align/data/lexicon.tsv.gz')).toString());
const languages = { sourceLang: 'zh-Hans', targetLang: 'en', lexicon };
const asOneBlock = (sentences: string[]): AlignableBlock[] => [{ kind: 'paragraph', sentences }];
const pairs = (beads: Bead[]) => beads.map(({ source, target }) => [source, target]);
const gold = (name: string) =>
  readFileSync(`tests/data/whitepaper/${name}.txt`, 'utf8').trimEnd().split('\n');

function isPartition(beads: Bead[], sources: number, targets: number): boolean {
  const covers = (indices: number[], length: number) =>
    indices.length === length && new Set(indices).size === length;
  return (
    covers(
      beads.flatMap((bead) => bead.source),
      sources,
    ) &&
    covers(
      beads.flatMap((bead) => bead.target),
      targets,
    )
  );
}

describe('aligning', () => {
  it('reaches an F1 of .97 on the hand-aligned sample text', () => {
    const beads = align(asOneBlock(gold('zh')), asOneBlock(gold('en')), languages);
    const right = parseAlignment(readFileSync('tests/data/whitepaper/gold.align', 'utf8'));
    expect(scoresOf(countRight(right, beads)).f1).toBeGreaterThanOrEqual(0.97);
  });

  it('finds sentences that the translator split, and that he joined', () => {
    const beads = align(
      asOneBlock([
        '互联网是人类文明的标志。',
        '网络安全是全球性挑战。',
        '中国坚持对话。',
        '中国反对霸权。',
      ]),
      asOneBlock([
        'The internet is a sign.',
        'It is a sign of human civilization.',
        'Cybersecurity is a global challenge.',
        'China holds to dialogue and opposes hegemony.',
      ]),
      languages,
    );
    expect(pairs(beads)).toEqual([
      [[0], [0, 1]],
      [[1], [2]],
      [[2, 3], [3]],
    ]);
  });

  it('leaves a sentence alone that has no translation', () => {
    const chinese = gold('zh').slice(50, 60);
    const english = gold('en');
    const right = parseAlignment(readFileSync('tests/data/whitepaper/gold.align', 'utf8'));
    const wanted = right
      .filter(({ source }) => source[0]! >= 50 && source[0]! < 60)
      .flatMap(({ target }) => target.map((at) => english[at]!));
    const intruder =
      'My grandmother keeps seven brown hens behind the old barn and sells their eggs.';
    wanted.splice(5, 0, intruder);
    const beads = align(asOneBlock(chinese), asOneBlock(wanted), languages);
    expect(pairs(beads)).toContainEqual([[], [5]]);
  });

  it('links two neighbouring sentences crosswise where the translator exchanged them', () => {
    const beads = align(
      asOneBlock([
        '数字经济规模连续多年位居全球第二。',
        '截至2022年6月，中国网民规模达10.51亿，互联网普及率提升到74.4%。',
        '2020年7月，北斗三号全球卫星导航系统正式开通。',
      ]),
      asOneBlock([
        'For years its digital economy has ranked second in the world by size.',
        'In July 2020 the BeiDou-3 global satellite navigation system was formally opened.',
        'By June 2022 China had 1.051 billion internet users, and the internet had reached 74.4 percent.',
      ]),
      languages,
    );
    expect(pairs(beads)).toEqual([
      [[0], [0]],
      [[1], [2]],
      [[2], [1]],
    ]);
  });

  it('aligns from English to Chinese as from Chinese to English', () => {
    const chinese = asOneBlock(gold('zh').slice(0, 60));
    const english = asOneBlock(gold('en').slice(0, 70));
    const forth = align(chinese, english, languages);
    const back = align(english, chinese, { ...languages, sourceLang: 'en', targetLang: 'zh' });
    const turned = pairs(back).map(([source, target]) => JSON.stringify([target, source]));
    expect(turned.sort()).toEqual(
      pairs(forth)
        .map((pair) => JSON.stringify(pair))
        .sort(),
    );
  });

  it('pairs headings with headings', () => {
    const heading = (text: string) => ({ kind: 'heading', level: 1, sentences: [text] });
    const paragraph = (...sentences: string[]) => ({ kind: 'paragraph', sentences });
    const beads = align(
      [heading('前言'), paragraph('安全是发展的前提。'), heading('结束语')],
      [heading('Foreword'), paragraph('Security must come first.'), heading('In Closing')],
      languages,
    );
    expect(pairs(beads)).toEqual([
      [[0], [0]],
      [[1], [1]],
      [[2], [2]],
    ]);
  });

  it('gives the same beads for the same input', () => {
    const run = () =>
      align(asOneBlock(gold('zh').slice(40, 90)), asOneBlock(gold('en').slice(40, 100)), languages);
    expect(run()).toEqual(run());
  });

  it('takes every sentence into exactly one bead, with a confidence from 0 to 1', () => {
    const word = fc.constantFrom(
      '网络',
      '2022年',
      '安全。',
      '？',
      'internet',
      'security.',
      '“',
      '',
      ' ',
      'IPv6',
      '10亿',
    );
    const side = fc.array(
      fc.record({
        kind: fc.constantFrom('paragraph', 'heading', 'contents-entry'),
        sentences: fc.array(
          fc.array(word, { maxLength: 5 }).map((words) => words.join(' ')),
          { maxLength: 4 },
        ),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(side, side, (source, target) => {
        const beads = align(source, target, languages);
        const count = (blocks: AlignableBlock[]) =>
          blocks.reduce((sum, block) => sum + block.sentences.length, 0);
        expect(isPartition(beads, count(source), count(target))).toBe(true);
        for (const { confidence } of beads) {
          expect(confidence).toBeGreaterThanOrEqual(0);
          expect(confidence).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

describe('aligning what no one should have sent', () => {
  it.each([
    ['nothing at all', [], []],
    ['nothing on one side', ['网络。', '安全。'], []],
    [
      'hundreds of sentences that are all the same',
      new Array<string>(300).fill('是的。'),
      new Array<string>(360).fill('Yes.'),
    ],
    [
      'a sentence of a megabyte',
      ['网'.repeat(1_000_000), '安全。'],
      ['Net. '.repeat(200_000), 'Security.'],
    ],
    [
      'a very long side and a very short one',
      new Array<string>(3000).fill('安全。'),
      ['Security.'],
    ],
  ])('ends, and takes every sentence into one bead: %s', (_, source, target) => {
    const beads = align(asOneBlock(source), asOneBlock(target), languages);
    expect(isPartition(beads, source.length, target.length)).toBe(true);
  });
});
