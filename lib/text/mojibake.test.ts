import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { findMojibake } from './mojibake';

const found = (text: string) =>
  findMojibake(text).map(({ start, end, meant }) => [text.slice(start, end), meant]);
const bytesOf = (text: string) => new TextEncoder().encode(text);
const chinese = readFileSync('public/samples/whitepaper.zh.txt', 'utf8');

describe('mojibake', () => {
  it('is UTF-8 read as Windows-1252 or Latin-1', () => {
    expect(found('See ä¸­æ–‡ here')).toEqual([['ä¸­æ–‡', '中文']]);
    expect(found('donâ€™t')).toEqual([['â€™', '’']]);
    expect(found('cafÃ©, 25Â°C')).toEqual([['Ã©', 'é'], ['Â°', '°']]); // prettier-ignore
    expect(found('ðŸ˜€!')).toEqual([['ðŸ˜€', '😀']]);
    expect(found('ï»¿title')).toEqual([['ï»¿', '']]);
    const latin1 = String.fromCharCode(...bytesOf('网络'));
    expect(found(`a ${latin1}`)).toEqual([[latin1, '网络']]);
  });

  it('is UTF-8 read as GBK, and what is left of it', () => {
    const asGbk = new TextDecoder('gbk').decode(bytesOf('互联网的发展'));
    expect(found(asGbk)[0]![1]).toBe('互联网的发展');
    expect(found('标题：锟斤拷锟斤拷')).toEqual([['锟斤拷', ''], ['锟斤拷', '']]); // prettier-ignore
  });

  it('is GBK read as Latin-1', () => {
    expect(found('ÖÐÎÄ title')).toEqual([['ÖÐÎÄ', '中文']]);
    expect(found('Èç¹ûÄúÏ£Íû¼ÌÐø')[0]![1]).toBe('如果您希望继续');
  });

  it.each([
    'un café\u00a0» et «\u00a0où\u00a0»',
    'é…» Spaß“ Nestlé™® Ö² naïve — Å“ ß»',
    'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ',
    'Ærøskøbing, Þingvellir, São Tomé, MANHÃ”, Đồng Nai, ÄÖÜ äöü ÄÖÜß',
    '£€¥©®™§¶•…–—“”‘’ ¼½¾ ×÷ ±µ °C',
    '浠水县在湖北，涓涓细流，鑫淼公司，锟铻剑，一斤肉',
  ])('is nothing that a text may hold: %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('is not in Chinese or English', () => {
    expect(found(chinese)).toEqual([]);
    expect(found(readFileSync('public/samples/whitepaper.en.md', 'utf8'))).toEqual([]);
  });

  it('is found in every sentence of Chinese that is read in a wrong encoding', () => {
    const sentences = chinese
      .split(/[\n。，、；：]/)
      .filter((it) => /^[\u4e00-\u9fff]{4,}$/.test(it));
    expect(sentences.length).toBeGreaterThan(500);
    for (const sentence of sentences)
      for (const encoding of ['windows-1252', 'gbk']) {
        const wrong = new TextDecoder(encoding).decode(bytesOf(sentence));
        if (!findMojibake(wrong).length) throw new Error(`${encoding}: ${sentence} ${wrong}`);
      }
  });

  it('lies within the text, in order, and costs little of what is long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        let last = 0;
        for (const { start, end } of findMojibake(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
    const started = process.cpuUsage().user;
    for (const it of ['é', 'ä¸­', '涓', '中', 'ÖÐ', '锟斤'])
      findMojibake(it.repeat(200_000 / it.length));
    expect((process.cpuUsage().user - started) / 1000).toBeLessThan(2000);
  });
});
