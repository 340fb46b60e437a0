import fc from 'fast-check';
import { analyse, analysisBands, analysisCsv, bandOf, totalOf } from './analysis';

const segments = (texts: string[]) =>
  texts.map((text, at) => ({
    text,
    sentences: 1,
    previous: texts[at - 1] ?? '',
    next: texts[at + 1] ?? '',
  }));
const words = (text: string) => text.split(' ').length;

describe('an analysis', () => {
  it('counts each segment in the class of its best match', () => {
    const scores = new Map([
      ['网络属于大家。', 101],
      ['安全是前提。', 100],
      ['发展是基础。', 87],
    ]);
    const found = analyse(
      segments([...scores.keys(), '没有见过。']),
      ({ text }) => scores.get(text) ?? null,
      words,
    );
    expect([found.context, found.exact, found['85-94'], found.new].map((it) => it.segments)).toEqual([1, 1, 1, 1]); // prettier-ignore
  });

  it('counts what stood before as a repetition, unless a memory has it whole', () => {
    const texts = ['新句。', '新句。', '旧句。', '旧句。'];
    const found = analyse(segments(texts), ({ text }) => (text === '旧句。' ? 100 : 60), words);
    expect([found['50-74'], found.repetition, found.exact].map((it) => it.segments)).toEqual([1, 1, 2]); // prettier-ignore
  });

  it('asks with the neighbours of each segment', () => {
    const asked: string[][] = [];
    analyse(segments(['一', '二']), ({ previous, next }) => (asked.push([previous, next]), null), words); // prettier-ignore
    expect(asked).toEqual([
      ['', '二'],
      ['一', ''],
    ]);
  });

  it('counts characters by code points and without white space', () => {
    const { new: found } = analyse(segments(['𠀀 a']), () => null, words);
    expect(found).toEqual({ segments: 1, sentences: 1, words: 2, characters: 2 });
  });

  it.each([
    [null, 'new'],
    [49, 'new'],
    [50, '50-74'],
    [74, '50-74'],
    [75, '75-84'],
    [84, '75-84'],
    [85, '85-94'],
    [95, '95-99'],
    [99, '95-99'],
    [100, 'exact'],
    [101, 'context'],
  ])('puts a score of %p into %s', (score, band) => expect(bandOf(score)).toBe(band));

  it('leaves no segment out and counts none twice', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('一', '二', '三'), fc.option(fc.integer({ min: 1, max: 101 })))), (pairs) => {
        let at = 0;
        const found = analyse(segments(pairs.map(([text]) => text)), () => pairs[at++]![1], words);
        expect(totalOf(found).segments).toBe(pairs.length);
      }),
    ); // prettier-ignore
  });

  it('leaves as CSV with a line for each class and the total', () => {
    const csv = analysisCsv(analyse(segments(['一']), () => null, words));
    expect(csv.trimEnd().split('\r\n')).toHaveLength(analysisBands.length + 2);
    expect(csv).toContain('new,1,1,1,1\r\n');
  });
});
