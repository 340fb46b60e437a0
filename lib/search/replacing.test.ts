import fc from 'fast-check';
import { QueryError } from './errors';
import { applyReplacements, compileReplacing, toDifference, type Replacing } from './replacing';

const most = 20_000;

const replacing = (query: string, replacement: string, more: Partial<Replacing> = {}) => ({
  query,
  replacement,
  isPattern: false,
  matchCase: false,
  matchWidth: false,
  matchScript: false,
  wholeWord: false,
  ...more,
});

function replaced(text: string, ...how: Parameters<typeof replacing>): string {
  return applyReplacements(text, compileReplacing(replacing(...how), most)(text)!);
}

function faultOf(
  ...how: Parameters<typeof replacing>
): Pick<QueryError, 'code' | 'field' | 'index'> {
  try {
    compileReplacing(replacing(...how), most);
  } catch (error) {
    if (error instanceof QueryError)
      return { code: error.code, field: error.field, index: error.index };
  }
  throw new Error('It was understood.');
}

describe('replacing a string', () => {
  it('finds it whatever its case, width or 简/繁 form, and leaves all else as it is', () => {
    expect(replaced('ＩＮＴＥＲＮＥＴ與網絡，Internet与网络', 'internet', 'Net')).toBe(
      'Net與網絡，Net与网络',
    );
    expect(replaced('ＩＮＴＥＲＮＥＴ與網絡，网络', '网络', '互联网')).toBe(
      'ＩＮＴＥＲＮＥＴ與互联网，互联网',
    );
    expect(replaced('(甲)（乙）', '（', '[')).toBe('[甲)[乙）');
  });

  it('tells apart what is to be told apart', () => {
    expect(replaced('Net net', 'net', 'web', { matchCase: true })).toBe('Net web');
    expect(replaced('Ａ A', 'a', 'b', { matchWidth: true })).toBe('Ａ b');
    expect(replaced('網絡网络', '网络', '互联网', { matchScript: true })).toBe('網絡互联网');
    // The case of what is full-width is case as well.
    expect(replaced('Ａ a', 'a', 'b', { matchCase: true })).toBe('Ａ b');
  });

  it('takes signs of patterns as they stand, in both fields', () => {
    expect(replaced('a.b (c) $1', '(c)', '$1$&')).toBe('a.b $1$& $1');
    expect(replaced('1+1=2 and 11', '1+1', 'x')).toBe('x=2 and 11');
  });

  it('finds whole words only where words have spaces between them', () => {
    const whole = { wholeWord: true };
    expect(replaced('art, artist, ART; part', 'art', 'craft', whole)).toBe(
      'craft, artist, craft; part',
    );
    expect(replaced('用app看，apple', 'APP', '程序', whole)).toBe('用程序看，apple');
    expect(replaced('中国人在中国', '中国', '我国', whole)).toBe('我国人在我国');
    expect(replaced('a  b', '  ', ' ', whole)).toBe('a b');
    expect(replaced('naïve naïveté', 'naïve', 'x', whole)).toBe('x naïveté');
  });

  it('keeps whatever is not found, for any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'grapheme', minLength: 1 }),
        (text, query) => {
          const found = compileReplacing(replacing(query, '\u0000'), most)(text)!;
          const kept = applyReplacements(
            text,
            found.map((it) => ({ ...it, text: text.slice(it.start, it.end) })),
          );
          expect(kept).toBe(text);
          expect(found.every((it, at) => it.start >= (found[at - 1]?.end ?? 0))).toBe(true);
        },
      ),
    );
  });
});

describe('replacing a pattern', () => {
  const pattern = { isPattern: true };

  it('puts what groups found into the new text, as it stood in the text', () => {
    expect(replaced('2020年3月', String.raw`(\d+)年(\d+)月`, '$2/$1', pattern)).toBe('3/2020');
    expect(replaced('２０２０年', String.raw`(\d+)年`, '[$1]', pattern)).toBe('[２０２０]');
    expect(replaced('網絡網絡', '(?<it>网络)', '<$<it>>', pattern)).toBe('<網絡><網絡>');
    expect(replaced('ab', '(a)(b)', '$2$1$$$&$12', pattern)).toBe('ba$aba2');
    expect(replaced('a', '(a)|(b)', '[$2]', pattern)).toBe('[]');
  });

  it('keeps the meaning of its signs where characters are folded', () => {
    expect(replaced('（甲）(乙)', '（(.)）', '$1', pattern)).toBe('甲乙');
    expect(replaced('a－b-c', '[－]', '+', pattern)).toBe('a+b+c');
    expect(replaced('a B', String.raw`\S`, 'x', pattern)).toBe('x x');
    expect(replaced('體体', '[體]', 'x', pattern)).toBe('xx');
  });

  it('finds empty places once each', () => {
    expect(replaced('𠀀b', '', 'x', { ...pattern, query: '$' })).toBe('𠀀bx');
    expect(replaced('𠀀b', 'q*', '-', pattern)).toBe('-𠀀-b-');
  });

  it.each([
    ['(a', 'unclosed-group', 2],
    ['a)', 'unopened-group', 1],
    ['[a', 'unclosed-class', 2],
    ['*a', 'nothing-to-repeat', 1],
    ['a{2,1}', 'bad-repeat', 6],
    ['[z-a]', 'bad-range', 4],
    [String.raw`\q`, 'bad-escape', 1],
    ['(?<n>a)\\k<m>', 'unknown-group', 12],
    ['(?z)', 'bad-group', 1],
    ['', 'empty', 0],
  ])('says what is wrong with %s, and where', (query, code, index) => {
    expect(faultOf(query, '', pattern)).toEqual({ code, field: 'query', index });
  });

  it('says which group of the new text there is none of', () => {
    expect(faultOf('(a)', 'x$2', pattern)).toEqual({ code: 'unknown-group', field: 'replacement', index: 1 }); // prettier-ignore
    expect(faultOf('(a)', '$<b>', pattern)).toEqual({ code: 'unknown-group', field: 'replacement', index: 0 }); // prettier-ignore
  });

  it('gives up where the new text would have no end', () => {
    const bomb = compileReplacing(replacing('(.+)', '$1'.repeat(500), pattern), most);
    expect(bomb('字'.repeat(10_000))).toBeNull();
    expect(bomb('字')).toHaveLength(1);
  });
});

describe('the difference for the eye', () => {
  it('leaves out what stays far from a change, and no half of a character', () => {
    const text = `${'前'.repeat(50)}旧${'𠀀'.repeat(50)}旧`;
    const found = compileReplacing(replacing('旧', '新'), most)(text)!;
    const [head, change, middle] = toDifference(text, found, 5);
    expect(head).toEqual({ same: `…${'前'.repeat(5)}` });
    expect(change).toEqual({ old: '旧', new: '新' });
    expect(middle).toEqual({ same: '𠀀𠀀…𠀀𠀀' });
  });
});
