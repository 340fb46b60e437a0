import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { decodeBytes } from './decode';
import { TextError } from './errors';
import { formatOf } from './format';

const fixture = (name: string) =>
  new Uint8Array(readFileSync(join(process.cwd(), 'tests/data/encodings', name)));
const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, { bigEndian = false } = {}) => {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i += 1) view.setUint16(i * 2, text.charCodeAt(i), !bigEndian);
  return bytes;
};
const read = (bytes: Uint8Array, encoding?: string) =>
  decodeBytes(bytes, { fileName: 'sample.txt', encoding });

function failure(act: () => unknown): TextError {
  try {
    act();
  } catch (error) {
    if (error instanceof TextError) return error;
    throw error;
  }
  throw new Error('Nothing was thrown.');
}

const simplified =
  '合璧把中文原文和英文译文放在一起，逐句对照。\n读者一眼就能看到两种语言怎样说同一件事。\n';
const traditional =
  '合璧把中文原文和英文譯文放在一起，逐句對照。\n讀者一眼就能看到兩種語言怎樣說同一件事。\n';

describe('decodeBytes detects', () => {
  it.each([
    ['hans.gb18030.txt', 'gb18030', simplified],
    ['hans-short.gb18030.txt', 'gb18030', '互联网的发展\n'],
    ['hans-rare.gb18030.txt', 'gb18030', `${simplified}龘𠀀㐀镕\n`],
    ['hant.gbk.txt', 'gb18030', traditional],
    ['hant.big5.txt', 'big5', traditional],
    ['hant-short.big5.txt', 'big5', '網路的發展\n'],
    ['latin.windows-1252.txt', 'windows-1252', '“It’s a café,” said Zoë – and so it was.\n'],
  ])('%s', (name, encoding, text) => {
    expect(read(fixture(name))).toEqual({ text, encoding });
  });

  it.each([
    ['UTF-8', utf8(simplified), 'utf-8'],
    ['UTF-8 with its mark', utf8(`\ufeff${simplified}`), 'utf-8'],
    ['UTF-16 LE with its mark', utf16(`\ufeff${simplified}`), 'utf-16le'],
    ['UTF-16 BE with its mark', utf16(`\ufeff${simplified}`, { bigEndian: true }), 'utf-16be'],
    ['UTF-16 LE', utf16(simplified), 'utf-16le'],
    ['UTF-16 BE', utf16(simplified, { bigEndian: true }), 'utf-16be'],
  ])('%s', (_, bytes, encoding) => {
    expect(read(bytes)).toEqual({ text: simplified, encoding });
  });

  it('UTF-16 without a mark also where the text is English, or has no line end', () => {
    expect(read(utf16('Plain English.')).text).toBe('Plain English.');
    expect(read(utf16('Plain English.', { bigEndian: true })).text).toBe('Plain English.');
    expect(read(utf16('我们在这里工作和学习')).text).toBe('我们在这里工作和学习');
  });

  it('plain ASCII as UTF-8', () => {
    expect(read(utf8('Hello.')).encoding).toBe('utf-8');
  });
});

describe('decodeBytes', () => {
  it('keeps line ends of every kind', () => {
    const text = 'a\r\nb\rc\nd\u0085e\u2028f\u2029g';
    expect(read(utf8(text)).text).toBe(text);
  });

  it('reads what it wrote for any text, with the encoding that it named', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        fc.pre(/\S/.test(text) && !/[\p{Cc}\ufeff\u200b]/u.test(text));
        const bytes = utf8(text);
        const { encoding, text: decoded } = read(bytes);
        expect(decoded).toBe(text);
        expect(read(bytes, encoding).text).toBe(text);
      }),
    );
  });

  it('obeys a named encoding, under any of its names', () => {
    expect(read(fixture('hans.gb18030.txt'), 'GBK').text).toBe(simplified);
    expect(read(fixture('hans.gb18030.txt'), 'gb2312').encoding).toBe('gb18030');
    expect(read(fixture('hant.big5.txt'), 'Big5').text).toBe(traditional);
  });
});

describe('decodeBytes refuses, and says why:', () => {
  it.each([
    ['nothing', utf8('')],
    ['white space', utf8(' \r\n\u3000\t\n')],
    ['a byte order mark alone', utf8('\ufeff')],
  ])('an empty file: %s', (_, bytes) => {
    const error = failure(() => read(bytes));
    expect(error).toMatchObject({ code: 'empty', params: { file: 'sample.txt' } });
    expect(error.message).toContain('sample.txt');
  });

  it('a file over the limit, with both sizes', () => {
    const error = failure(() =>
      decodeBytes(utf8('a'.repeat(3 * 1024 * 1024)), { fileName: 'big.txt', limit: 1024 * 1024 }),
    );
    expect(error.code).toBe('too-large');
    expect(error.message).toMatch(/big\.txt has 3 MiB; at most 1 MiB/);
  });

  it.each([
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]), /PNG/],
    ['a PDF', utf8('%PDF-1.7\n'), /PDF/],
    ['a Word file', Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0]), /Word/],
    [
      'random bytes',
      Uint8Array.from({ length: 4096 }, (_, i) => (i * 197 + (i >> 3) * 31) & 255),
      /./,
    ],
    ['UTF-8 with a NUL', utf8('abc\0def ghi\n'), /binary/],
    ['control characters', utf8('\x01\x02\x03\x04\x05\x06 text'), /binary/],
  ])('%s', (_, bytes, says) => {
    const error = failure(() => read(bytes));
    expect(error.code).toBe('not-text');
    expect(error.message).toMatch(says);
  });

  it('bytes that the named encoding does not have, with their place', () => {
    const bytes = Uint8Array.from([...utf8('第一行\nab'), 0xff, ...utf8('c')]);
    expect(failure(() => read(bytes, 'utf-8'))).toMatchObject({
      code: 'wrong-encoding',
      params: { file: 'sample.txt', encoding: 'utf-8', offset: '12', line: '2' },
    });
  });

  it('UTF-8 with one damaged byte, rather than to read nonsense', () => {
    const bytes = utf8(simplified.repeat(3));
    bytes[bytes.length - 8] = 0x41;
    const error = failure(() => read(bytes));
    expect(error.code).toBe('wrong-encoding');
    expect(error.message).toContain('utf-8');
  });

  it('an encoding that does not exist', () => {
    expect(failure(() => read(utf8('a'), 'klingon-8')).code).toBe('wrong-encoding');
  });
});

describe('decodeBytes on large input', () => {
  it('reads ten megabytes in one line', () => {
    const text = '网'.repeat(3_500_000);
    expect(read(utf8(text)).text.length).toBe(text.length);
  });

  it('finds the bad byte at the end of them', () => {
    const bytes = utf8('网'.repeat(1_000_000));
    bytes[bytes.length - 1] = 0x41;
    expect(failure(() => read(bytes, 'utf-8')).params.line).toBe('1');
  });
});

describe('formatOf', () => {
  it.each([
    ['a.txt', 'txt'],
    ['b.MD', 'md'],
    ['c.d.markdown', 'md'],
    ['e.htm', 'html'],
    ['f.HTML', 'html'],
  ])('%s is %s', (name, format) => {
    expect(formatOf(name)).toBe(format);
  });

  it.each(['a.docx', 'README', 'dir.txt/file', '.txt/', 'a.constructor', ''])(
    'refuses %j and names what can be read',
    (name) => {
      const error = failure(() => formatOf(name));
      expect(error.code).toBe('unknown-format');
      expect(error.message).toMatch(/\.txt.*\.md.*\.html/);
    },
  );
});
