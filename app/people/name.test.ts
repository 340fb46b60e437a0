import fc from 'fast-check';
import { checkName, longestName, readName } from './name';

describe('a name', () => {
  it.each([
    ['林语堂', '林语堂'],
    ['  Lin   Yutang ', 'Lin Yutang'],
    ['José', 'José'],
    ['', ''],
  ])('%j is kept as %j', (typed, kept) => expect(checkName(typed)).toBe(kept));

  it.each(['a\u0000b', 'a\u202eb', 'a\u200bb', '\ud800', 'x'.repeat(longestName + 1)])(
    '%j is refused',
    (typed) => expect(checkName(typed)).toBeNull(),
  );

  it('may be as long in characters beyond the first plane', () =>
    expect(checkName('𠮷'.repeat(longestName))).not.toBeNull());

  it('is one line without signs that are not seen, whatever a cookie holds', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (cookie) => {
        const name = readName(cookie);
        expect(name).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
        expect([...name].length).toBeLessThanOrEqual(longestName);
        expect(readName(name)).toBe(name);
      }),
    ));
});
