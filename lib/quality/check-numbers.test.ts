import { checkNumbers } from './check-numbers';
import { pairOf } from './testing/pairs';

const missing = (chinese: string, english: string) =>
  checkNumbers(pairOf(chinese, english)).map(({ found }) => found);

describe('numbers of two sides', () => {
  it.each([
    ['三千二百个村庄', '3,200 villages'],
    ['中国网民规模达10.51亿', '1.051 billion internet users'],
    ['两万五千里长征', 'the 25,000-li march'],
    ['人口三亿五千万', 'a population of 350 million'],
    ['减少两成', 'a fall of 20 percent'],
    ['增长了百分之三十八点五', 'grew by 38.5 percent'],
    ['占39.8%', 'accounts for 39.8 per cent'],
    ['三分之二的人口', 'two-thirds of the population'],
    ['二〇二三年3月5日', 'March 5, 2023'],
    ['一九九四年十二月', 'December 1994'],
    ['20世纪80年代', 'in the 1980s'],
    ['二十世纪九十年代', 'in the nineties'],
    ['87年', 'back in ’87'],
    ['第二十三章', 'Chapter 23'],
    ['第二十三章', 'the twenty-third chapter'],
    ['十四五岁', 'fourteen or fifteen'],
    ['三到五万人', '30,000 to 50,000 people'],
    ['一百零五岁', 'an hundred and five years'],
    ['二百五十三万', 'two million five hundred and thirty thousand'],
    ['民国七十二年', 'in 1983'],
    ['共１２３４人', '1,234 people in all'],
    ['二十四个', 'two dozen of them'],
    ['十几个人', 'a dozen people'],
    ['千万不要一个人去', 'Whatever you do, do not go alone.'],
    ['亿万人民', 'hundreds of millions of people'],
    ['每天1次', 'once a day'],
    ['万一下雨', 'if it should rain'],
  ])('finds %s in %s', (chinese, english) => {
    expect(missing(chinese, english)).toEqual([]);
  });

  it.each([
    ['三千二百个村庄', '3,300 villages', ['三千二百', '3,300']],
    ['10.51亿', '1.051 million', ['10.51亿', '1.051 million']],
    ['3月5日', 'April 5', ['3']],
    ['二〇二三年', '2022', ['二〇二三', '2022']],
    ['百分之三十', '13 percent', ['百分之三十', '13 percent']],
    ['有八十三人', 'There were people.', ['八十三']],
    ['有人来了。', 'Forty-two people came.', ['Forty-two']],
  ])('misses what differs in %s and %s', (chinese, english, found) => {
    expect(missing(chinese, english)).toEqual(found);
  });

  it('says where the number stands', () => {
    const [issue] = checkNumbers(pairOf(['他来了。', '有八十三人。'], 'He came. Some were there.'));
    expect(issue?.place).toEqual({ side: 'source', sentence: 1, start: 1, end: 4 });
  });

  it('reads the digits of any other language', () => {
    const bead = (target: string) => ({
      source: { lang: 'zh', sentences: ['共1234人'] },
      target: { lang: 'de', sentences: [target] },
    });
    expect(checkNumbers(bead('1.234 Menschen'))).toEqual([]);
    expect(checkNumbers(bead('1.243 Menschen'))).toHaveLength(2);
  });

  it('asks no other language for numbers in words', () => {
    const bead = { source: { lang: 'en', sentences: ['within thirty days'] }, target: { lang: 'de', sentences: ['binnen dreißig Tagen'] } }; // prettier-ignore
    expect(checkNumbers(bead)).toEqual([]);
  });

  it('takes the place of an argument for no number', () => {
    expect(missing('第 %3$d 页（%1$u x %2$u）', '(%u x %u) for page %d')).toEqual([]);
    expect(missing('第 3 页 %1$s', 'page %s')).toEqual(['3']);
  });

  it('ends on long runs of numerals, of digits and of number words', () => {
    const started = process.cpuUsage().user;
    for (const text of ['一'.repeat(200_000), '9'.repeat(200_000), '9,'.repeat(100_000), '十万'.repeat(100_000)])
      checkNumbers(pairOf(text, text));
    checkNumbers(pairOf('一', 'hundred and '.repeat(50_000) + 'twenty-'.repeat(50_000)));
    expect((process.cpuUsage().user - started) / 1e6).toBeLessThan(5);
  }); // prettier-ignore
});
