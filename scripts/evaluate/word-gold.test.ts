import { readWordLinks } from './word-gold';

const sentences = { chinese: ['天晴了。', '我们 出门。'], english: ['It is sunny.', 'We go out.'] };
const block = ['[0,1]:[0,1]', '天 晴 了 。 我们 出门 。', 'It is sunny . We go out .'];
const read = (...lines: string[]) => readWordLinks(`${lines.join('\n')}\n`, sentences);

describe('readWordLinks', () => {
  test('finds the words in the joined sentences', () => {
    const [bead] = read(...block, '0?0 1-2 4-4 5-5 5-6');
    expect(bead).toMatchObject({ source: [0, 1], target: [0, 1] });
    const placed = (words: { text: string; start: number; end: number }[], text: string) =>
      words.every((word) => text.slice(word.start, word.end) === word.text);
    expect(placed(bead!.chinese, '天晴了。我们 出门。')).toBe(true);
    expect(placed(bead!.english, 'It is sunny. We go out.')).toBe(true);
    expect(bead!.chinese[5]).toEqual({ text: '出门', start: 7, end: 9 });
    expect(bead!.english[4]).toEqual({ text: 'We', start: 13, end: 15 });
  });

  test('counts the sure links among the possible ones', () => {
    const [bead] = read(...block, '0?0 1-2');
    expect(bead!.sure).toEqual([[1, 2]]);
    expect(bead!.possible).toEqual([
      [0, 0],
      [1, 2],
    ]);
  });

  test('reads beads apart by a blank line', () => {
    const one = ['[0]:[0]', '天 晴 了 。', 'It is sunny .', '1-2'];
    const two = ['[1]:[1]', '我们 出门 。', 'We go out .', '0-0'];
    expect(read(...one, '', ...two).map(({ source }) => source)).toEqual([[0], [1]]);
    expect(() => read(...one, ...two)).toThrow('line 5 must be blank');
  });

  test.each([
    ['a bead with one side', ['[0]:[]', '天', 'It', '0-0'], 'line 1 is no bead'],
    ['a sentence that is not there', ['[9]:[0]', '天', 'It', '0-0'], 'line 1: there is no'],
    ['another word', ['[0]:[0]', '天 阴 了 。', 'It', '0-0'], 'line 2: “阴” stands where'],
    ['a word left out', ['[0]:[0]', '天 晴 了 。', 'It is', '0-0'], 'line 3 ends before: sunny.'],
    ['two spaces', ['[0]:[0]', '天  晴 了 。', 'It', '0-0'], 'line 2: “” stands where'],
    ['no link', [...block, '0-0 1:1'], 'line 4: “1:1” is no link'],
    ['a place past the end', [...block, '0-8'], 'line 4: 0-8 links a word'],
    ['a link twice', [...block, '0-0 0?0'], 'line 4: 0?0 is linked twice'],
    ['a block cut short', block, 'line 4: “” is no link'],
  ])('refuses %s, naming the line', (_, lines, message) => {
    expect(() => read(...lines)).toThrow(message);
  });
});
