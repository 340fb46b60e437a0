import fc from 'fast-check';
import { foldText } from '@/lib/search/fold';
import { createRecogniser } from './recognise';
import { stemOf, unitsOf } from './units';

const find = (terms: string[], text: string, words?: string[]) => {
  const recogniser = createRecogniser(
    terms.map((term) => ({ id: term, text: term })),
    foldText,
  );
  return recogniser
    .find(text, words && spans(words))
    .map(({ id, start, end }) => [id, text.slice(start, end)]);
};

function spans(words: string[]) {
  let at = 0;
  return words.map((word) => ({ start: at, end: (at += word.length) }));
}

describe('a recogniser of terms', () => {
  it('finds a term wherever it stands', () => {
    expect(find(['命运共同体'], '构建网络空间命运共同体，建设命运共同体。')).toHaveLength(2);
  });

  it('takes the longer of two that overlap', () => {
    expect(find(['网络', '网络空间', '空间命运'], '网络空间命运')).toEqual([
      ['网络空间', '网络空间'],
    ]);
  });

  it('does not find a term across the edge of a word', () => {
    const words = ['中国', '家庭', '的', '生活'];
    expect(find(['国家'], words.join(''), words)).toEqual([]);
    expect(find(['国家'], '国家的生活', ['国家', '的', '生活'])).toHaveLength(1);
  });

  it('finds a term inside a longer word', () => {
    expect(find(['安全'], '网络安全法', ['网络安全法'])).toHaveLength(1);
    expect(find(['安全'], '网络安全', ['网络安全'])).toHaveLength(1);
  });

  it('finds a term that two words make', () => {
    expect(find(['网络空间'], '网络空间', ['网络', '空间'])).toHaveLength(1);
  });

  it.each([
    ['data centre', 'Two data centres were built.', 'data centres'],
    ['policy', 'Their policies differ.', 'policies'],
    ['e-commerce', 'E commerce grows.', 'E commerce'],
    ['share', 'We are sharing it.', 'sharing'],
    ['ICANN', "ICANN's role", "ICANN's"],
    ['５G网络', '我们的 5G 网络', '5G 网络'],
    ['網絡', '网络', '网络'],
  ])('finds %s in “%s”', (term, text, place) => {
    expect(find([term], text)).toEqual([[term, place]]);
  });

  it.each([
    ['art', 'The party starts.'],
    ['bus', 'The business runs.'],
    ['use', 'A user came.'],
  ])('does not find %s in “%s”', (term, text) => {
    expect(find([term], text)).toEqual([]);
  });

  it('gives both where two terms have one wording', () => {
    expect(find(['bank', 'Bank'], 'the bank')).toHaveLength(2);
  });

  it('finds each term in itself, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), (term) => {
        fc.pre(unitsOf(term, foldText).length > 0);
        const [found] = createRecogniser([{ id: 'seven', text: term }], foldText).find(term);
        expect(found?.id).toBe('seven');
      }),
    );
  });

  it('looks at each place a bounded number of times, also in like characters without end', () => {
    const terms = Array.from({ length: 40 }, (_, at) => ({
      id: String(at),
      text: '字'.repeat(at + 1),
    }));
    const text = '字'.repeat(100_000);
    expect(createRecogniser(terms, foldText).find(text)).toHaveLength(2_500);
  });
});

describe('stemOf', () => {
  it.each([
    ['networks', 'network'],
    ['used', 'using'],
    ['stopped', 'stop'],
    ['classes', 'class'],
    ['boxes', 'box'],
    ['studied', 'study'],
  ])('makes %s and %s one', (a, b) => expect(stemOf(a)).toBe(stemOf(b)));

  it.each(['class', 'status', 'basis', 'this', 'bring', 'shed'])('leaves %s', (word) =>
    expect(stemOf(word)).toBe(word),
  );
});
