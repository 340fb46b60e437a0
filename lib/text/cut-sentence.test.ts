import fc from 'fast-check';
import { cutSpans, cutText, joinSpans, joinTexts, placeIn } from './cut-sentence';

describe('cutting a sentence in two', () => {
  it('leaves no white space where it was cut', () => {
    expect(cutText('In the beginning. It was so.', 18)).toEqual([
      'In the beginning.',
      'It was so.',
    ]);
    expect(cutText('起初，神创造天地。地是空虚混沌。', 9)).toEqual([
      '起初，神创造天地。',
      '地是空虚混沌。',
    ]);
  });

  it('cuts nothing off that is empty', () => {
    expect(cutText('光。', 0)).toBeNull();
    expect(cutText('光。 ', 2)).toBeNull();
  });

  it('never cuts a character in two', () => {
    expect(cutText('𠮷野家', 1)).toBeNull();
    expect(cutText('在𠮷野家', 2)).toEqual(['在', '𠮷野家']);
  });

  it('joins Chinese without a space, English with one, and what was cut to what it was', () => {
    expect(joinTexts('zh-Hans', '起初，', '神创造天地。')).toBe('起初，神创造天地。');
    expect(joinTexts('en', 'Let there be', 'light.')).toBe('Let there be light.');
    expect(joinTexts('zh-Hans', '用 API', 'HTTP 传输')).toBe('用 API HTTP 传输');
  });
});

describe('the spans of a cut sentence', () => {
  const span = (start: number, end: number) => ({ start, end });

  it('are exact where the text is as in the source, over several places too', () => {
    expect(cutSpans([span(10, 14), span(20, 26)], 10, 0, 6)).toEqual([span(10, 14), span(20, 22)]);
    expect(cutSpans([span(10, 14), span(20, 26)], 10, 6, 10)).toEqual([span(22, 26)]);
  });

  it('are empty at their place where nothing is left', () => {
    expect(cutSpans([span(10, 14)], 4, 4, 4)).toEqual([span(14, 14)]);
  });

  it('come together again to what they were, wherever they were cut', () => {
    const lengths = fc.array(fc.tuple(fc.nat(5), fc.integer({ min: 1, max: 20 })), { minLength: 1, maxLength: 4 }); // prettier-ignore
    fc.assert(
      fc.property(lengths, fc.nat(100), fc.nat(100), (parts, length, at) => {
        let end = 0;
        const spans = parts.map(([gap, size]) => {
          const start = end + gap + 1;
          end = start + size;
          return span(start, end);
        });
        const place = Math.min(at, length);
        const [a, b] = [cutSpans(spans, length, 0, place), cutSpans(spans, length, place, length)];
        if (length > 0) expect(joinSpans(a, b)).toEqual(spans);
      }),
    );
  });
});

describe('a place in another form of a text', () => {
  it('is the same before and behind what was changed', () => {
    expect(placeIn('abcXdef', 'abcYYdef', 2)).toBe(2);
    expect(placeIn('abcXdef', 'abcYYdef', 5)).toBe(6);
  });

  it('never goes back where the place goes on, and stays inside', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(), fc.nat(), (from, to, p, q) => {
        const [a, b] = [p, q].map((it) => it % (from.length + 1)).sort((x, y) => x - y);
        expect(placeIn(from, to, a!)).toBeLessThanOrEqual(placeIn(from, to, b!));
        expect(placeIn(from, to, a!)).toBeGreaterThanOrEqual(0);
        expect(placeIn(from, to, b!)).toBeLessThanOrEqual(to.length);
      }),
    );
  });

  it('takes a megabyte of one character in no time worth telling', () => {
    const long = '啊'.repeat(1_000_000);
    expect(placeIn(long, `${long}啊`, 500_000)).toBe(500_000);
  });
});
