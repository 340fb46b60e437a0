import fc from 'fast-check';
import { createChineseSegmenter } from './chinese';
import { type Dictionary, loadDictionary } from './dictionary';

const dictionary = loadDictionary();
const segmenter = createChineseSegmenter(dictionary);
const words = (text: string) => segmenter.words(text).map((token) => token.text);

describe('Chinese words', () => {
  test.each([
    '互联网 是 人类 社会 发展 的 重要 成果 ，',
    '网络 安全 是 全球性 挑战 ， 没有 哪个 国家 能够 置身事外 、 独善其身 。',
    '截至 2022年 6月 ， 中国 网民 规模 达 10.51亿',
    '中国 IPv6 活跃 用户数 达 6.97亿 。',
    '“ 十三五 ” 时期',
    '研究 生命 的 起源',
    '结婚 的 和 尚未 结婚 的',
    '李小龙 和 王建国',
  ])('%s', (line) => {
    expect(words(line.replaceAll(' ', ''))).toEqual(line.split(' '));
  });

  test('traditional characters divide like simplified ones', () => {
    expect(words('網絡安全是全球性挑戰')).toEqual(['網絡', '安全', '是', '全球性', '挑戰']);
  });

  test('a simplified word with a character that is also traditional is found as it stands', () => {
    expect(words('乾隆皇帝')).toEqual(['乾隆', '皇帝']);
  });

  test('white space and words of other scripts stay apart', () => {
    expect(words('constructor toString 你好\n__proto__')).toEqual([
      ...['constructor', ' ', 'toString', ' ', '你好', '\n', '__', 'proto', '__'],
    ]);
  });

  test('synonyms stay as they are written', () => {
    expect(words('一模一样的电脑和计算机').join('')).toBe('一模一样的电脑和计算机');
  });

  test('tokens stand where they say, and make up any text again', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 100 }),
      fc
        .array(
          fc.constantFrom(
            ...'中国网络发布發佈體乾〇一二亿万年月日王李小老和12.,%aZ’-_ \n\u3000。，……😀𠮷\ud800\udc00'.split(
              '',
            ),
            'constructor',
            '__proto__',
            'toString',
            '中华人民共和国',
            '王建国',
          ),
          { maxLength: 60 },
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (source) => {
        const tokens = segmenter.words(source);
        expect(tokens.map((token) => token.text).join('')).toBe(source);
        expect(tokens.every(({ start, end }) => start < end)).toBe(true);
        expect(tokens.map(({ start, end }) => source.slice(start, end))).toEqual(
          tokens.map((token) => token.text),
        );
      }),
      { numRuns: 1000 },
    );
  });

  test('looks up at most each length of a word at each character', () => {
    let lookups = 0;
    let longest = 0;
    const counted: Dictionary = {
      ...dictionary,
      entry: (word) => {
        lookups += 1;
        longest = Math.max(longest, word.length);
        return dictionary.entry(word);
      },
    };
    const text = '中华人民共和国全国人民代表大会'.repeat(7000);
    expect(text.length).toBeGreaterThan(100_000);
    createChineseSegmenter(counted).words(text);
    // The longest entry has 16 characters; one more look-up for each word that was chosen.
    expect(longest).toBeLessThanOrEqual(16);
    expect(lookups).toBeLessThanOrEqual(17 * text.length);
  });

  test.each([
    '中华人民共和国全国人民代表大会',
    '網絡',
    '馛',
    '一',
    '王建国',
    '年',
    '1',
    '1年',
    'a',
    ' ',
    '。',
    '\ud800',
  ])('200,000 characters of %j come to an end', (unit) => {
    const text = unit.repeat(200_000 / unit.length);
    expect(segmenter.words(text).at(-1)?.end).toBe(text.length);
  });
});
