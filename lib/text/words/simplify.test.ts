import fc from 'fast-check';
import { simplify } from './simplify';

describe('simplify', () => {
  test('writes traditional characters in their simplified form', () => {
    expect(simplify('網絡空間命運共同體的發布')).toBe('网络空间命运共同体的发布');
  });

  test('keeps the length of every text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(simplify(text)).toHaveLength(text.length);
      }),
    );
  });

  test('keeps the length of every character of the Unicode Han blocks', () => {
    for (const [first, last] of [
      [0x3400, 0x9fff],
      [0xf900, 0xfaff],
      [0x20000, 0x323af],
    ] as const) {
      for (let code = first; code <= last; code += 1) {
        const char = String.fromCodePoint(code);
        if (simplify(char).length !== char.length) throw new Error(char);
      }
    }
  });
});
