import fc from 'fast-check';
import { splitSentences, type SplitOptions } from './sentences';

/** Splits the text without its bars and puts a bar wherever a sentence ends and another follows. */
function bars(lang: string, marked: string, options?: SplitOptions): string {
  const text = marked.replaceAll('|', '');
  const spans = splitSentences(text, lang, options);
  const ends = new Set(spans.slice(0, -1).map((span) => span.end));
  return [...text].reduce(
    ({ at, out }, char) => ({
      at: at + char.length,
      out: out + char + (ends.has(at + char.length) ? '|' : ''),
    }),
    { at: 0, out: '' },
  ).out;
}

describe('Chinese sentences', () => {
  test.each([
    ['full stops', '自由是秩序的目的，秩序是自由的保障。|既要提倡自由，也要保持秩序。'],
    ['questions and exclamations', '真的吗？|真的！|我不信。'],
    ['a run of marks as one', '你说什么？！|再说一遍！！|好吧。'],
    ['an ellipsis that ends', '他想了很久……|天亮了。'],
    ['an ellipsis before 等', '教育、医疗……等公共服务都在其中。|另有其他。'],
    ['an ellipsis inside speech', '“我……我不知道。”|她低下头。'],
    ['an ellipsis that closes speech', '“可是……”|他不再说下去。'],
    ['an ellipsis behind a full stop', '天黑了。……|后来雨停了。'],
    ['a run-in head', '尊重网络主权。|《联合国宪章》确立的主权平等原则同样适用于网络空间。'],
    ['a semicolon inside a sentence', '既尊重权利；也构建秩序。|坚持依法管网。'],
    ['a number with a point', '网民规模达10.51亿，普及率提升到74.4%。|数据截至2022年6月。'],
    ['the number of an item', '1.携手推进全球信息基础设施建设'],
    ['a date', '2022年6月，平台上线。|2022.6.1开通。'],
    ['traditional punctuation', '他問：「你去嗎？」|「不去。」|大家都笑了。'],
    ['ASCII marks', '你好!我是新来的.请多关照.'.replace(/!|\.(?=请)/g, '$&|')],
    ['ASCII marks with spaces', '你好! |我来了. |请坐.'],
    ['English inside', '他用过Node.js和v2.0两个版本。|Mr. Li来了。'],
    ['an address', '详见https://example.org/a.b?c=1。|谢谢。'],
    ['honours in a list of persons', '王大明议员，O.B.E., J.P.|李小文议员， J.P. |张一议员'],
    ['honours in a sentence', '王大明议员，O.B.E.，今天发言。|J.P.是太平绅士的缩写。'],
    ['other initials before Chinese', '他引用了Smith, A.B.的著作。|书已绝版。'],
    ['a half-width full stop', '春天｡|夏天｡'],
  ])('%s', (_, marked) => {
    expect(bars('zh', marked)).toBe(marked.replaceAll(' |', '| '));
  });

  test.each([
    ['curly quotes', '他说：“天晴了。”|大家都出去了。'],
    ['several sentences in one speech', '“天晴了。|我们走吧！”|大家出去了。'],
    ['a comma behind the speech', '“你来吗？”，他又问了一遍。|没人回答。'],
    ['straight quotes', '"这是对的。"|他说。'],
    ['straight quotes behind a full stop', '他走了。|"这是对的。"|他说。'],
    ['quotes around words', '一些国家搞“小圈子”“脱钩断链”。|形势复杂。'],
    ['a white space before the closing quote', '她说：“不会。 ”|说完就走。'],
    ['nested quotes', '“他说‘不行！’”|众人不语。'],
  ])('closing quotes stay with their sentence: %s', (_, marked) => {
    expect(bars('zh', marked)).toBe(marked);
  });

  test.each([
    ['a title', '他写过《谁动了我的书？谁在读书！》一文。|很有名。'],
    ['a remark', '这件事（他后来说！当然不是真的。）很快传开。|大家都信了。'],
    ['a remark of its own', '事情过去了。|（当时谁也没说。）|后来才知道。'],
    ['a reference behind a full stop', '针对未成年人，加强保护。|（见专栏1）'],
    ['a reference in mixed brackets', '针对未成年人，加强保护。|《见专栏1）'],
    ['a notice', '【注意！必读】请先看说明。|再动手。'],
  ])('brackets hold together: %s', (_, marked) => {
    expect(bars('zh', marked)).toBe(marked);
  });

  test('a bracket or quotation mark that nobody closes does not swallow the block', () => {
    const rest = '各国应当合作。'.repeat(200);
    for (const open of ['（', '《', '“', '「', '"', '《见专栏1）']) {
      expect(splitSentences(`他说：${open}好。${rest}`, 'zh')).toHaveLength(201);
    }
  });

  test('brackets too far apart do not belong together', () => {
    const rest = '各国应当合作。'.repeat(200);
    expect(splitSentences(`（${rest}）`, 'zh')).toHaveLength(200);
  });

  test('semicolons end sentences where one wants them to', () => {
    const marked = '有的去；|有的留；|都好。';
    expect(bars('zh', marked, { semicolons: true })).toBe(marked);
  });
});

describe('English sentences', () => {
  test.each([
    ['full stops', 'Freedom is the purpose of order. |Order is what protects freedom.'],
    ['titles', 'Dr. Li met Mr. Wang and Prof. Chen. |They talked.'],
    ['abbreviations inside', 'The U.S. delegation came at 9 a.m. sharp, i.e. early.'],
    [
      'abbreviations at the end',
      'She lives in the U.S. |He lives in Beijing, Tianjin, etc. |They write.',
    ],
    ['numbered things', 'See No. 5 on p. 12 and Fig. 3. |It is clear.'],
    ['no as an answer', 'Is it? |No. |We waited.'],
    ['initials', 'J. R. R. Tolkien and Robert C. Brown wrote it. |We read it.'],
    ['degrees', 'She has a Ph.D. from Nanjing. |He has none.'],
    ['companies', 'It was sold by Blue Lake Inc. of Shanghai. |Nobody noticed.'],
    ['months', 'It opened on Jan. 5, 2021. |It closed in Feb. 2022.'],
    ['decimals', 'Output rose 3.5 percent to 45.5 trillion. |That is much.'],
    ['the number of an item', '1. Building infrastructure'],
    ['a Roman number', 'IV. A Closer Community in Cyberspace'],
    ['a number in brackets', '(1) Respecting sovereignty in cyberspace'],
    ['an item behind a sentence', 'These are listed in annex V. |4. The board agreed.'],
    ['an ellipsis inside', 'Well . . . nothing. |Wait... what? |Hm… yes.'],
    ['a stammer', 'I... I forgot. |Sorry.'],
    ['an ellipsis at the end', 'He waited… |The door opened.'],
    ['small letters behind marks', 'Yahoo! is a company. |So is eBay.'],
    ['a name that begins small', 'Everyone wants one. |iPhones sell well.'],
    ['a dash behind a mark', 'They sold it - alas! - and left. |We stayed.'],
    [
      'addresses and files',
      'Write to a.b@example.org or see www.example.org/x.html for config.json files.',
    ],
    ['notes', 'The effect is known.12,13 |Its cause is not.4–6 |See fig.2 there.'],
    ['Chinese marks', '他说“好”。|That was all.'],
  ])('%s', (_, marked) => {
    expect(bars('en', marked)).toBe(marked.replaceAll(' |', '| '));
  });

  test.each([
    ['a full stop', '“We are late.” |Nobody moved.'],
    ['a question that goes on', '“Really?” he said. |“Really.”'],
    ['a question told by name', '“Really?” Old Zhang asked. |“Really.”'],
    ['a question and a new sentence', '“Really?” |He said nothing.'],
    ['straight quotes', '"Stop!" she cried. |"Why?" |Nobody knew.'],
    ['single quotes', "'Stop!' she cried. |'Why should I?' |He ran."],
    ['speech broken off', '“But the letter—” |“It was burnt.”'],
    ['the mark behind the quote', 'He called it “a global village”. |We agreed.'],
    ['two turns that end in an abbreviation', '"At one A.M." |"So late!"'],
  ])('closing quotes stay with their sentence: %s', (_, marked) => {
    expect(bars('en', marked)).toBe(marked.replaceAll(' |', '| '));
  });

  test.each([
    ['a reference of its own', 'Much has been done. |(See Box 1.) |More will follow.'],
    ['a remark inside', 'The plan (see p. 3. It is short.) was kept. |Good.'],
    ['a remark that ends', 'The plan was kept (see Box 1). |Good.'],
  ])('brackets hold together: %s', (_, marked) => {
    expect(bars('en', marked)).toBe(marked.replaceAll(' |', '| '));
  });

  test('in a text without capitals a small letter begins a sentence', () => {
    const marked = 'the trial began in may. |it ended in june.';
    expect(bars('en', marked)).toBe(marked.replaceAll(' |', '| '));
  });
});

describe('any text', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc
      .array(
        fc.constantFrom(
          ...'网空 。！？…；.!?;"\'“”‘’「」《》（）()[]—-1aAI\n\t\u3000\ud840\udc00'.split(''),
          'Mr.',
          'e.g.',
          '. . .',
          'U.S.',
        ),
        { maxLength: 80 },
      )
      .map((parts) => parts.join('')),
  );
  const lang = fc.constantFrom('zh-Hans-CN', 'zh-TW', 'en', 'en-GB', 'de', '');

  test('spans are in order, disjoint, trimmed, and leave out nothing but white space', () => {
    fc.assert(
      fc.property(text, lang, fc.boolean(), (source, tag, semicolons) => {
        let at = 0;
        for (const { start, end } of splitSentences(source, tag, { semicolons })) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(source.slice(at, start).trim()).toBe('');
          expect(end).toBeGreaterThan(start);
          expect(source.slice(start, end).trim()).toBe(source.slice(start, end));
          at = end;
        }
        expect(source.slice(at).trim()).toBe('');
      }),
      { numRuns: 2000 },
    );
  });

  test('white space alone holds no sentence', () => {
    expect(splitSentences('', 'zh')).toEqual([]);
    expect(splitSentences(' \n\u3000', 'en')).toEqual([]);
  });

  test.each([
    ['one character', '网'],
    ['full stops', '.'],
    ['spaced full stops', '. '],
    ['letters and full stops', 'a.'],
    ['numbers', '1. '],
    ['open quotes', '“'],
    ['open brackets', '（。'],
    ['closers', '。”'],
    ['dashes before quotes', '—"'],
    ['titles', 'Mr. '],
    ['white space', `.${' '.repeat(999)}`],
  ])('a million characters of %s come to an end', (_, unit) => {
    const source = unit.repeat(1_000_000 / unit.length);
    for (const tag of ['zh', 'en']) {
      expect(splitSentences(source, tag).at(-1)?.end).toBe(source.trimEnd().length);
    }
  });
});
