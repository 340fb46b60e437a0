import { readChineseNumbers, readEnglishNumbers, valueOfNumeral } from './numbers';

const chinese = (text: string) => readChineseNumbers(text).map(({ token }) => token);
const english = (text: string) => readEnglishNumbers(text).map(({ token }) => token);

describe('numbers in two languages', () => {
  it.each([
    ['中国网民规模达10.51亿', '1.051 billion internet users'],
    ['超过790万辆', 'more than 7.9 million vehicles'],
    ['1.92万亿元', '1.92 trillion yuan'],
    ['占39.8%', '39.8 percent'],
    ['737万条', '7.37 million requests'],
    ['一百多年', 'more than one hundred years'],
    ['二十四个', 'twenty-four of them'],
    ['2400多个', '2,400 centers'],
  ])('%s and %s hold the same number', (zh, en) => {
    expect(chinese(zh)).toEqual(english(en));
  });

  it('reads numerals by their digits or by their places', () => {
    expect(valueOfNumeral('二〇二二')).toBe(2022);
    expect(valueOfNumeral('一千零五十')).toBe(1050);
    expect(valueOfNumeral('十五')).toBe(15);
    expect(valueOfNumeral('三万五千')).toBe(35_000);
    expect(valueOfNumeral('三亿五千万')).toBe(350_000_000);
    expect(valueOfNumeral('一万亿')).toBe(1e12);
  });

  it('takes no number from a word that only holds one', () => {
    expect(english('someone often tends')).toEqual([]);
  });

  it('ends on a megabyte of digits', () => {
    expect(
      chinese('9'.repeat(1_000_000)).length + chinese('万'.repeat(100_000)).length,
    ).toBeLessThan(3);
  });
});
