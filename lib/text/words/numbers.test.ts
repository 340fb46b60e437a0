import { joinNumbers } from './numbers';

function joined(...words: string[]): string[] {
  let at = 0;
  const spans = words.map((word) => ({ start: at, end: (at += word.length) }));
  const text = words.join('');
  return joinNumbers(text, spans).map(({ start, end }) => text.slice(start, end));
}

describe('joinNumbers', () => {
  test('gives a number its myriads, also out of the next word', () => {
    expect(joined('10.51', '亿')).toEqual(['10.51亿']);
    expect(joined('4690', '亿元')).toEqual(['4690亿', '元']);
    expect(joined('1.92', '万亿', '元')).toEqual(['1.92万亿', '元']);
  });

  test('gives a year, month and day their character', () => {
    expect(joined('2022', '年', '6', '月')).toEqual(['2022年', '6月']);
    expect(joined('2021', '年底')).toEqual(['2021', '年底']);
  });

  test('leaves measure words and percentages alone', () => {
    expect(joined('60', '余', '所')).toEqual(['60', '余', '所']);
    expect(joined('30%', '年')).toEqual(['30%', '年']);
  });

  test('joins Chinese numerals', () => {
    expect(joined('十三', '五', '时期')).toEqual(['十三五', '时期']);
    expect(joined('二', '〇', '二', '二')).toEqual(['二〇二二']);
  });
});
