import { readFileSync } from 'node:fs';
import { inspectHead } from './inspect-head';

const chinese = readFileSync('public/samples/whitepaper.zh.txt');
const english = readFileSync('public/samples/whitepaper.en.md');
const bytes = (...values: number[]) => new Uint8Array(values);

describe('inspectHead', () => {
  it('knows the samples', () => {
    expect(inspectHead(chinese, false)).toEqual({ lang: 'zh-Hans', encoding: 'utf-8' });
    expect(inspectHead(english, false)).toEqual({ lang: 'en', encoding: 'utf-8' });
  });

  it('is not troubled by a cut in the middle of a character, wherever it falls', () => {
    for (let length = 3000; length < 3012; length += 1) {
      expect(inspectHead(chinese.subarray(0, length), true)).toEqual({
        lang: 'zh-Hans',
        encoding: 'utf-8',
      });
    }
  });

  it('is not troubled where there is not a single line end', () => {
    const oneLine = Buffer.from(chinese.toString('utf8').replace(/\s/g, ''));
    for (let length = 9000; length < 9006; length += 1) {
      expect(inspectHead(oneLine.subarray(0, length), true).encoding).toBe('utf-8');
    }
  });

  it('knows UTF-16', () => {
    const wide = Buffer.from(`\ufeff${chinese.toString('utf8')}`, 'utf16le');
    expect(inspectHead(wide.subarray(0, 3001), true)).toEqual({
      lang: 'zh-Hans',
      encoding: 'utf-16le',
    });
  });

  it.each([
    ['an empty file', bytes()],
    ['a picture', bytes(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13)],
    ['noise', bytes(...Array.from({ length: 999 }, (_, at) => (at * 167) % 256))],
  ])('says nothing of %s', (_, head) => {
    expect(inspectHead(head, false)).toEqual({ lang: null, encoding: null });
  });
});
