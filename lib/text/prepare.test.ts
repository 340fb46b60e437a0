import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { prepareText } from './prepare';
import type { PreparedText, Repair, RepairDecisions } from './types';

const chinese = readFileSync('public/samples/whitepaper.zh.txt', 'utf8');
const english = readFileSync('public/samples/whitepaper.en.md', 'utf8');
const gold = (name: string) =>
  readFileSync(`tests/data/whitepaper/${name}.txt`, 'utf8').trimEnd().split('\n');

const readChinese = (source = chinese, decisions: RepairDecisions = {}) =>
  prepareText(source, { lang: 'zh-Hans', format: 'txt', decisions });
const sentencesOf = (text: PreparedText) =>
  text.blocks.flatMap((block) => block.sentences.map((sentence) => sentence.text));
const find = (text: PreparedText, kind: string, before?: string): Repair =>
  text.repairs.find((it) => it.kind === kind && (before === undefined || it.before === before))!;

describe('the sample as the OCR of a newspaper page gives it', () => {
  const text = readChinese();

  it('gives exactly the sentences that were split by hand', () => {
    expect(sentencesOf(text)).toEqual(gold('zh'));
  });

  it('begins with its title, date, issuing body and caption', () => {
    expect(text.title).toBe('携手构建网络空间命运共同体');
    expect(text.blocks.slice(0, 4).map(({ kind }) => kind)).toEqual([
      'title',
      'note',
      'note',
      'caption',
    ]);
  });

  it('keeps the contents apart from the body, each entry with the heading that it names', () => {
    const entries = text.blocks.filter(({ kind }) => kind === 'contents-entry');
    expect(entries).toHaveLength(31);
    const named = entries.map(({ heading }) => heading && text.blocks[heading]!);
    const words = (block: { sentences: { text: string }[] }) =>
      block.sentences
        .map((sentence) => sentence.text)
        .join('')
        .replace(/\s/g, '');
    entries.forEach((entry, at) => {
      const heading = named[at];
      if (heading) expect([heading.kind, words(heading)]).toEqual(['heading', words(entry)]);
    });
    expect(named.filter(Boolean)).toHaveLength(15);
  });

  it('knows the level of every heading by its number', () => {
    const headings = text.blocks.filter(({ kind }) => kind === 'heading');
    const levels = headings.map(({ level, sentences }) => [level, sentences[0]!.text.slice(0, 3)]);
    expect(levels).toEqual([
      [1, '前言'], [1, '一、构'], [2, '（一）'], [2, '（二）'], [2, '（三）'],
      [1, '二、中'], [2, '（一）'], [2, '（二）'], [2, '（三）'], [2, '（四）'], [2, '（五）'],
      [2, '（六）'], [2, '（七）'], [1, '三、构'], [2, '（一）'], [3, '1.携'],
    ]); // prettier-ignore
  });

  it('knows run-in heads, and pointers to other places', () => {
    const ofRole = (role: string) =>
      text.blocks
        .flatMap((block) => block.sentences)
        .filter((sentence) => sentence.role === role)
        .map((sentence) => sentence.text);
    expect(ofRole('run-in')).toEqual([
      '尊重网络主权。',
      '维护和平安全。',
      '促进开放合作。',
      '构建良好秩序。',
    ]);
    expect(ofRole('reference')).toEqual(['《见专栏1）', '《见专栏2）', '（下转第十五版）']);
  });

  it('lists its repairs: what is certain is applied, what is not waits', () => {
    const listed = text.repairs.map(({ kind, before, after, certainty, applied }) => [
      kind,
      before.length > 12 ? `${before.trim().slice(0, 10)}…` : before.trim(),
      after,
      certainty,
      applied,
    ]);
    expect(listed).toEqual([
      ['space', '', '', 'uncertain', false],
      ['join-paragraph', '# 携手构建网络空间…', '', 'certain', true],
      ['move-block', '携手构建网络空间命运…', '', 'certain', true],
      ['join-heading', '##', '', 'certain', true],
      ['drop-doubled', '互', '', 'certain', true],
      ['join-paragraph', '', '', 'certain', true],
      ['bracket', '《见专栏1）', '（见专栏1）', 'uncertain', false],
      ['variant', '發', '发', 'uncertain', false],
      ['repetition', '文明上网、文明上网', '文明上网', 'uncertain', false],
      ['join-paragraph', '', '', 'certain', true],
      ['bracket', '《见专栏2）', '（见专栏2）', 'uncertain', false],
      ['variant', '网路', '网络', 'uncertain', false],
      ['repetition', '东盟、东盟', '东盟', 'uncertain', false],
    ]);
  });

  it('shows the very place in the source for every repair', () => {
    for (const { span, before } of text.repairs)
      expect(chinese.slice(span.start, span.end).replaceAll('**', '')).toBe(before);
  });

  it.each([
    ['variant', '發', '信息发布和传播流程'],
    ['variant', '网路', '共同参与的网络反恐体系'],
    ['repetition', '文明上网、文明上网', '文明办网、文明上网，共享'],
    ['repetition', '东盟、东盟', '与东盟、中亚、非洲'],
    ['bracket', '《见专栏1）', '（见专栏1）'],
    ['space', ' ', '命运共同体的中国主张'],
  ])('applies a proposed repair when a person says so: %s %s', (kind, before, words) => {
    const repair = find(text, kind, before);
    const mended = readChinese(chinese, { [repair.key]: 'apply' });
    expect(sentencesOf(text).join('')).not.toContain(words);
    expect(sentencesOf(mended).join('')).toContain(words);
    expect(mended.repairs.filter(({ applied }) => applied)).toHaveLength(7);
  });

  it('leaves a paragraph in two when a person says so, and the title where it stood', () => {
    const { key } = find(text, 'join-paragraph');
    const left = readChinese(chinese, { [key]: 'leave' });
    expect(sentencesOf(left)).toContain('网络空间命运共同体是人类命运共同体的重要组');
  });

  it('has the same keys for its repairs when the source is corrected elsewhere', () => {
    const corrected = readChinese(
      chinese.replace('互联网是人类社会发展的重要成果，', '互联网是重要成果，'),
    );
    expect(corrected.repairs.map(({ key }) => key)).toEqual(text.repairs.map(({ key }) => key));
  });
});

describe('the English sample, in Markdown', () => {
  const text = prepareText(english, { lang: 'en', format: 'md' });

  it('gives exactly the sentences that were split by hand', () => {
    expect(sentencesOf(text)).toEqual(gold('en'));
  });

  it('needs no repair', () => {
    expect(text.repairs).toEqual([]);
  });

  it('has the structure of its source', () => {
    const shape = ({ blocks }: PreparedText) =>
      blocks.map(({ kind, level }) => (level ? `${kind} ${level}` : kind));
    expect(shape(text)).toEqual(shape(readChinese()));
  });
});

describe('any source at all', () => {
  const piece = fc.constantFrom(
    '# ', '**', '<b>', '</b>', '\n', '\r\n', '\n\n', '网络空间', '發布', '。', '，', '“', '”', '《', '）',
    ' ', '　', '１２', 'ＡＢ', '、', '目录', '一、', '（一）', '（2022年11月）', 'The net', 'U.S. ', '. ', '- ', '>', '\u{20000}',
  ); // prettier-ignore
  const source = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));
  const format = fc.constantFrom('txt' as const, 'md' as const, 'html' as const);

  it('gives sentences whose places lie in the source, in order, and never overlap', () => {
    fc.assert(
      fc.property(source, format, fc.constantFrom('zh-Hans', 'en'), (text, format, lang) => {
        const { blocks } = prepareText(text, { lang, format });
        const spans = blocks.flatMap((block) => block.sentences.flatMap((it) => it.spans));
        for (const { start, end } of spans) {
          expect(start).toBeLessThanOrEqual(end);
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(text.length);
        }
        const ordered = spans
          .filter(({ start, end }) => end > start)
          .sort((a, b) => a.start - b.start);
        ordered.forEach((span, at) => {
          if (at > 0) expect(span.start).toBeGreaterThanOrEqual(ordered[at - 1]!.end);
        });
      }),
      { numRuns: 500 },
    );
  });

  it('is read as it stands where every repair is left: a plain sentence is its place in the source', () => {
    const plain = fc
      .array(fc.constantFrom('网络', '安全', '發', '。', '，', ' ', '\n', '１', 'a'), {
        maxLength: 40,
      })
      .map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(plain, (text) => {
        const first = readChinese(text);
        const leave = Object.fromEntries(first.repairs.map(({ key }) => [key, 'leave' as const]));
        for (const block of readChinese(text, leave).blocks)
          for (const { text: words, spans } of block.sentences)
            expect(
              spans
                .map(({ start, end }) => text.slice(start, end))
                .join('')
                .replace(/\s/g, ''),
            ).toBe(words.replace(/\s/g, ''));
      }),
    );
  });

  it('gives the same text for the same source and decisions', () => {
    fc.assert(fc.property(source, (text) => expect(readChinese(text)).toEqual(readChinese(text))));
  });

  it.each([
    [
      'three megabytes in one line',
      '网络空间是亿万网民共同的精神家园。'.repeat(60_000),
      'txt' as const,
    ],
    ['a million stars', '*'.repeat(1_000_000), 'md' as const],
    ['a million opening brackets', '（'.repeat(1_000_000), 'txt' as const],
    ['a million line ends', '\n'.repeat(1_000_000), 'txt' as const],
    ['half a million tags', '<b>'.repeat(500_000), 'txt' as const],
    ['a hundred thousand nested elements', '<div>'.repeat(30_000) + '网', 'html' as const],
    [
      'thirty thousand cut paragraphs',
      '网络空间前途命运应由世界各国共同掌握，\n\n'.repeat(30_000),
      'txt' as const,
    ],
    ['a million of one character', '网'.repeat(1_000_000), 'txt' as const],
  ])('ends: %s', (_, text, format) => {
    expect(prepareText(text, { lang: 'zh-Hans', format }).source).toBe(text);
  });
});
