import fc from 'fast-check';
import { codePointsOf } from './code-points';
import { sharedPairs } from './shared-pairs';

const shared = (a: string, b: string) => sharedPairs(codePointsOf(a), codePointsOf(b));
const text = fc.string({ unit: fc.constantFrom(...'的文件保存，a𠀀'), maxLength: 30 });

describe('the pairs of characters that two texts share', () => {
  it('are all of them but the seams where a clause has moved', () => {
    expect(shared('请先保存文件，再关闭窗口', '再关闭窗口，请先保存文件')).toBeCloseTo(18 / 22);
  });

  it('are counted as often as both have them', () => {
    expect(shared('哈哈哈哈', '哈哈')).toBeCloseTo(2 / 4);
  });

  it('are none in a text of one character, which is the same or not', () => {
    expect([shared('好', '好'), shared('好', '坏'), shared('好', '')]).toEqual([1, 0, 0]);
  });

  it('are from 0 to 1, the same from both sides, and 1 of a text with itself', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(shared(a, b)).toBe(shared(b, a));
        expect(shared(a, b)).toBeGreaterThanOrEqual(0);
        expect(shared(a, b)).toBeLessThanOrEqual(1);
        expect(shared(a, a)).toBe(1);
      }),
    );
  });

  it('of long texts take no longer than their length', () => {
    const long = '的'.repeat(200_000);
    const started = performance.now();
    expect(shared(long, long)).toBe(1);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
