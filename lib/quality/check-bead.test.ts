import { checkBead } from './check-bead';
import { issueKey } from './issue-key';
import { noNorms, pairOf, raisedIn } from './testing/pairs';
import { readNorms } from './text-norms';

describe('the checks on a bead', () => {
  it.each([
    ['a question that only one side asks', '你去不去？', 'You are going.', ['final-mark: .']],
    ['a side that stops in the middle', '他走了。', 'He went', ['final-mark: t']],
    ['a bracket that does not close', '信息（数据）发布了。', 'Information (data was published.', ['brackets: (']],
    ['a quotation mark that does not close', '他说：“好”，就走了。', 'He said “fine and left.', ['quotes: “']],
    ['Chinese left in English', '他来自成都。', 'He comes from 成都.', ['untranslated: 成都']],
    ['a source left as it was', '他走了。', '他走了。', ['untranslated: ']],
    ['two spaces', '他走了。', 'He  went.', ['spaces:   ']],
    ['a word twice in a row', '他在房子里。', 'He is in the the house.', ['repeated-word: the the']],
    ['的 twice in a row', '我的的书。', 'My book.', ['repeated-word: 的的']],
    ['a pronoun twice in a row', '我们我们走吧。', 'Let us go.', ['repeated-word: 我们我们']],
    ['half-width marks in Chinese', '他来了,我走了。', 'He came and I left.', ['width: ,']],
    ['full-width marks in English', '他来了，我走了。', 'He came，I left.', ['width: ，']],
  ])('raise %s', (_, chinese, english, raised) => {
    expect(raisedIn(pairOf(chinese, english))).toEqual(raised);
  }); // prettier-ignore

  it.each([
    ['a statement for a rhetorical question', '岂不妙哉？', 'How splendid that would be.'],
    ['an exclamation for a full stop', '快走！', 'Go quickly.'],
    ['a bracket that goes on in the next bead on both sides', '（他走了。', '(He went.'],
    ['a quotation that goes on in the next bead', '“我走了。', '“I am off.'],
    ['a quotation mark at the end whose other half is before', '我走了。”', 'I am off.'],
    ['the number of a list', '1）信息', '1) Information'],
    ['a Chinese name in brackets', '成都', 'Chengdu (成都)'],
    ['a short English name in Chinese', '谷歌', 'Google'],
    ['reduplication', '他慢慢地看看天天见的人，研究研究。', 'Slowly he looked at those he saw every day.'],
    ['sounds', '哈哈哈哈哈哈，他笑了。', 'He laughed, ha ha.'],
    ['words that are rightly doubled', '他以前就有。', 'He had had it, and knew that that was so.'],
    ['的的确确', '这的的确确是他。', 'It is really him.'],
    ['straight quotation marks of another bead', '他说：“走。', 'He said: "go.'],
  ])('spare %s', (_, chinese, english) => {
    expect(raisedIn(pairOf(chinese, english))).toEqual([]);
  }); // prettier-ignore

  it('let a text keep its own custom of half-width marks', () => {
    const bead = pairOf('他来了,我走了。', 'He came and I left.');
    expect(raisedIn(bead, { ...noNorms, narrowMarks: readNorms([bead, bead]).narrowMarks })).toEqual([]); // prettier-ignore
  });

  it('measure lengths by the text’s own ratio', () => {
    const usual = Array.from({ length: 40 }, (_, at) =>
      pairOf('信'.repeat(20 + (at % 5)), 'red blue '.repeat(7 + (at % 3))),
    );
    const norms = readNorms(usual);
    expect(usual.flatMap((bead) => raisedIn(bead, norms))).toEqual([]);
    expect(raisedIn(pairOf('信'.repeat(20), 'red blue '.repeat(40)), norms)).toEqual([
      'length: 5.5',
    ]);
    expect(raisedIn(pairOf('（2022年11月7日）', '(7 Nov. 2022)'), norms)).toEqual([]);
    expect(readNorms(usual.slice(0, 5)).length).toBeNull();
  });

  it('check a one-sided bead for its own words only', () => {
    const bead = { ...pairOf('有  83人在在的。', ''), target: { lang: 'en', sentences: [] } };
    expect(checkBead(bead, noNorms).map(({ check }) => check)).toEqual(['spaces', 'repeated-word']);
  });

  it.each([['“（'], ['的的'], ['the the '], ['a ,'], ['word word word word '], ['信息化'], ['  '], ['《']])(
    'end on a long run of %p', (unit) => {
      const text = unit.repeat(9_000 / unit.length);
      const started = process.cpuUsage().user;
      checkBead(pairOf(text, text), noNorms);
      checkBead(pairOf(text.repeat(100), text), noNorms);
      expect((process.cpuUsage().user - started) / 1e6).toBeLessThan(1);
    },
  ); // prettier-ignore
});

describe('the key of an issue', () => {
  const bead = pairOf(['他走了。', '有83人。'], 'He  went, with 38 others.');
  const [number, , spaces] = checkBead(bead, noNorms);

  it('stays where other things change', () => {
    expect(spaces?.check).toBe('spaces');
    expect(issueKey(spaces!, bead)).toBe(issueKey(spaces!, { ...bead, source: { lang: 'zh', sentences: [] } })); // prettier-ignore
    expect(issueKey(number!, bead)).toBe(issueKey(number!, structuredClone(bead)));
  });

  it('is another as soon as the text concerned is another', () => {
    const edited = pairOf(['他走了。', '有83人。'], 'He  left, with 38 others.');
    expect(issueKey(number!, edited)).not.toBe(issueKey(number!, bead));
    expect(issueKey(spaces!, edited)).not.toBe(issueKey(spaces!, bead));
  });
});
