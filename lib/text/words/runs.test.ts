import fc from 'fast-check';
import { runsOf } from './runs';

const show = (text: string) =>
  runsOf(text).map(({ kind, start, end }) => `${kind}:${text.slice(start, end)}`);

describe('runsOf', () => {
  test.each([
    ['网络IPv6支持', ['han:网络', 'latin:IPv6', 'han:支持']],
    [
      '达10.51亿，74.4%。',
      ['han:达', 'number:10.51', 'han:亿', 'mark:，', 'number:74.4%', 'mark:。'],
    ],
    ['1,200 and 5G', ['number:1,200', 'space: ', 'latin:and', 'space: ', 'latin:5G']],
    [
      'don’t e-mail a_b.',
      ['latin:don’t', 'space: ', 'latin:e-mail', 'space: ', 'latin:a_b', 'mark:.'],
    ],
    ['好……？！', ['han:好', 'mark:……', 'mark:？', 'mark:！']],
    [' \n\u3000好', ['space: \n\u3000', 'han:好']],
    ['二〇二二𠮷😀😀', ['han:二〇二二𠮷', 'mark:😀😀']],
    ['2021—2023', ['number:2021', 'mark:—', 'number:2023']],
    ['がㅎé', ['latin:がㅎé']],
  ])('%j', (text, expected) => {
    expect(show(text)).toEqual(expected);
  });

  test('covers any text without gaps', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        let at = 0;
        for (const { start, end } of runsOf(text)) {
          expect(start).toBe(at);
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(at).toBe(text.length);
      }),
    );
  });
});
