import { analyse } from 'chardet';
import { TextError } from './errors';
import { plausibility } from './plausibility';

export interface DecodeOptions {
  /** For messages. */
  fileName: string;
  /** A label of the WHATWG Encoding Standard; overrides detection. */
  encoding?: string;
  /** The most bytes that are read. Default: 64 MiB. */
  limit?: number;
}

export interface Decoded {
  /** Without a byte order mark, with its own line ends. */
  text: string;
  /** The encoding's label, to be given back as `encoding`. */
  encoding: string;
}

const mebibyte = 1024 * 1024;
/** How many bytes are looked at to tell encodings apart. */
const sampleSize = 128 * 1024;
/** Below this, an encoding does not make sense of the bytes. */
const leastPlausible = 0.5;
/** Encodings that are always considered, besides those that chardet names. */
const usual = ['gb18030', 'big5', 'utf-16le', 'utf-16be', 'windows-1252'];

/** How files begin that are no text. */
const signatures: readonly [string, string][] = [
  ['\x89PNG', 'a PNG picture'],
  ['GIF8', 'a GIF picture'],
  ['\xff\xd8\xff', 'a JPEG picture'],
  ['%PDF-', 'a PDF document'],
  ['PK\x03\x04', 'a ZIP archive, as Word, EPUB and OpenDocument files are'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'an old Office document'],
  ['{\\rtf', 'an RTF document'],
  ['\x1f\x8b', 'a gzip archive'],
  ['7z\xbc\xaf\x27\x1c', 'a 7z archive'],
  ['Rar!\x1a\x07', 'a RAR archive'],
  ['SQLite format 3\0', 'an SQLite database'],
  ['\x7fELF', 'a program'],
];

/**
 * The text that a file's bytes stand for. A byte order mark decides; else strictly valid UTF-8 is
 * UTF-8; else chardet names candidates, and of those that decode without error the one wins whose
 * text makes most sense (`plausibility`). Linear in the number of bytes.
 *
 * @throws TextError `empty` (nothing but white space), `too-large`, `not-text` (binary data), or
 *   `wrong-encoding` (not valid in the encoding, which is said with the place, or none found)
 */
export function decodeBytes(bytes: Uint8Array, options: DecodeOptions): Decoded {
  const { fileName, encoding, limit = 64 * mebibyte } = options;
  const params = { file: fileName };
  if (bytes.length > limit) {
    const size = (n: number) => `${Math.round((n / mebibyte) * 10) / 10} MiB`;
    throw new TextError(
      'too-large',
      `${fileName} has ${size(bytes.length)}; at most ${size(limit)} can be read. Split it into several files.`,
      params,
    );
  }
  refuseSignatures(bytes, fileName);
  const decoded =
    encoding === undefined ? detect(bytes, fileName) : decodeAs(bytes, encoding, fileName);
  refuseBinary(decoded.text, fileName);
  if (!/[^\s\u200b\u200e\u200f\u2060\ufeff]/.test(decoded.text))
    throw new TextError(
      'empty',
      `${fileName} has no text in it. Choose a file with content.`,
      params,
    );
  return decoded;
}

function refuseSignatures(bytes: Uint8Array, fileName: string): void {
  const head = String.fromCharCode(...bytes.subarray(0, 16));
  const found = signatures.find(([signature]) => head.startsWith(signature));
  if (found) throw notText(fileName, `is ${found[1]}, not a text file`);
}

/** Refuses control characters that no text has. */
function refuseBinary(text: string, fileName: string): void {
  const controls = text.match(/[\0-\x08\x0e-\x1a\x1c-\x1f\x7f]/g)?.length ?? 0;
  if (text.includes('\0') || controls > Math.max(4, text.length / 100))
    throw notText(fileName, 'holds binary data, not text');
}

function notText(fileName: string, what: string): TextError {
  return new TextError(
    'not-text',
    `${fileName} ${what}. Save it as plain text, Markdown or HTML and try again.`,
    { file: fileName },
  );
}

function detect(bytes: Uint8Array, fileName: string): Decoded {
  const marked = byteOrderMark(bytes);
  if (marked) return decodeAs(bytes, marked, fileName);
  const sample = bytes.subarray(0, sampleSize);
  const isWide = sample.includes(0);
  if (!isWide) {
    const text = tryDecode(bytes, 'utf-8');
    if (text !== null) return { text, encoding: 'utf-8' };
    refuseDamagedUtf8(bytes, fileName);
  }
  const candidates = isWide ? ['utf-16le', 'utf-16be'] : [...new Set([...usual, ...named(sample)])];
  const ranked = candidates
    .map((encoding) => {
      // A sample may end inside a character.
      const text = tryDecode(sample, encoding, sample.length < bytes.length);
      return { encoding, score: text === null ? 0 : plausibility(text) };
    })
    .filter(({ score }) => score >= leastPlausible)
    .sort((a, b) => b.score - a.score);
  for (const { encoding } of ranked) {
    const text = tryDecode(bytes, encoding);
    if (text !== null) return { text, encoding };
  }
  if (isWide) throw notText(fileName, 'holds binary data, not text');
  throw new TextError(
    'wrong-encoding',
    `The encoding of ${fileName} cannot be told. Name it, or save the file as UTF-8.`,
    { file: fileName },
  );
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return undefined;
}

/** The encodings that chardet thinks of, the likeliest first, as far as they can be decoded. */
function named(sample: Uint8Array): string[] {
  return analyse(sample)
    .map(({ name }) => canonicalLabel(name))
    .filter((label): label is string => label !== undefined && label !== 'utf-8')
    .slice(0, 4);
}

function canonicalLabel(label: string): string | undefined {
  try {
    const { encoding } = new TextDecoder(label.trim());
    // GB 18030 holds all of GBK and GB 2312.
    return encoding === 'gbk' ? 'gb18030' : encoding;
  } catch {
    return undefined;
  }
}

function tryDecode(bytes: Uint8Array, encoding: string, isCut = false): string | null {
  try {
    const decoder = new TextDecoder(encoding, { fatal: true });
    if (isCut) return decoder.decode(bytes, { stream: true });
    // Read whole, Node takes windows-1252 for Latin-1; read as a stream it does not.
    if (encoding === 'windows-1252')
      return decoder.decode(bytes, { stream: true }) + decoder.decode();
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

function decodeAs(bytes: Uint8Array, label: string, fileName: string): Decoded {
  const encoding = canonicalLabel(label);
  if (encoding === undefined)
    throw new TextError(
      'wrong-encoding',
      `${fileName} cannot be read as ${label}: there is no such encoding. Try utf-8, gb18030, big5, utf-16le or utf-16be.`,
      { file: fileName, encoding: label },
    );
  const text = tryDecode(bytes, encoding);
  if (text !== null) return { text, encoding };
  const offset = validBytes(bytes, encoding);
  const line = lineAt(bytes, encoding, offset);
  throw new TextError(
    'wrong-encoding',
    `${fileName} is not valid ${encoding}: the bytes at offset ${offset} (line ${line}) mean nothing in it. Choose another encoding, or let Hebi detect it.`,
    { file: fileName, encoding, offset: String(offset), line: String(line) },
  );
}

/** How many bytes at the start are valid; found by halving, so that it takes some 26 passes at most. */
function validBytes(bytes: Uint8Array, encoding: string): number {
  let valid = 0;
  let invalid = bytes.length + 1;
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    if (tryDecode(bytes.subarray(0, middle), encoding, true) === null) invalid = middle;
    else valid = middle;
  }
  return valid;
}

function lineAt(bytes: Uint8Array, encoding: string, offset: number): number {
  const before = tryDecode(bytes.subarray(0, offset), encoding, true) ?? '';
  return (before.match(/\r\n?|[\n\u0085\u2028\u2029]/g)?.length ?? 0) + 1;
}

/**
 * Refuses a file that is UTF-8 but for a few bytes: any other encoding would turn all of it into
 * nonsense that looks valid.
 */
function refuseDamagedUtf8(bytes: Uint8Array, fileName: string): void {
  const text = new TextDecoder('utf-8').decode(bytes.subarray(0, sampleSize));
  const wrong = text.match(/\ufffd/g)?.length ?? 0;

  const right = text.match(/[^\0-\x7f\ufffd]/g)?.length ?? 0;
  if (right >= 20 && wrong * 20 <= right) decodeAs(bytes, 'utf-8', fileName);
}
