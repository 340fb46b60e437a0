import fc from 'fast-check';
import { foldText, findFolded } from '@/lib/search/fold';
import { toOneLine, toStretches } from './sentence-text';

it('stores a sentence as one line', () => {
  expect(toOneLine('  网络\r\n属于\u2028大家。\n')).toBe('网络 属于 大家。');
  expect(toOneLine(' \n ')).toBe('');
});

describe('stretches', () => {
  it('part what is found from what is not', () => {
    expect(
      toStretches('网络属于大家', [
        { start: 0, end: 2 },
        { start: 4, end: 6 },
      ]),
    ).toEqual([
      { text: '网络', found: true },
      { text: '属于', found: false },
      { text: '大家', found: true },
    ]);
  });

  it('lose nothing, whatever is looked for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ maxLength: 3 }), (text, query) => {
        const stretches = toStretches(text, findFolded(text, foldText(query)));
        expect(stretches.map((it) => it.text).join('')).toBe(text);
      }),
    );
  });
});
