import { FormatError } from '../errors';

/** How far an XML declaration is looked for. */
const declarationSize = 1024;

/**
 * Decodes an XML file piece by piece, by its byte order mark, else by the null bytes around its
 * first `<`, else by its declaration, else as UTF-8 (XML 1.0, appendix F). Linear; holds one piece.
 * @param fileName for messages
 * @throws FormatError `encoding`, with the line of the first wrong byte
 */
export async function* decodeXml(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  fileName: string,
): AsyncGenerator<string, void, undefined> {
  let head: Uint8Array | null = new Uint8Array();
  let decoder: StreamDecoder | null = null;
  for await (const piece of pieces) {
    if (decoder === null) {
      head = join(head!, piece);
      if (head.length < declarationSize) continue;
      decoder = new StreamDecoder(encodingOf(head, fileName), fileName);
      yield decoder.decode(head);
      head = null;
    } else yield decoder.decode(piece);
  }
  if (decoder === null) {
    decoder = new StreamDecoder(encodingOf(head!, fileName), fileName);
    yield decoder.decode(head!);
  }
  yield decoder.end();
}

class StreamDecoder {
  private readonly decoder: TextDecoder;
  private line = 1;

  constructor(
    private readonly encoding: string,
    private readonly fileName: string,
  ) {
    this.decoder = new TextDecoder(encoding, { fatal: true });
  }

  decode(piece: Uint8Array): string {
    try {
      const text = this.decoder.decode(piece, { stream: true });
      this.line += lineEnds(text);
      return text;
    } catch {
      throw this.wrongByte(this.line + lineEnds(this.validPart(piece)));
    }
  }

  end(): string {
    try {
      return this.decoder.decode();
    } catch {
      throw this.wrongByte(this.line);
    }
  }

  /** What stands before the first wrong byte, roughly: a character cut by the piece's start is not known here. */
  private validPart(piece: Uint8Array): string {
    let valid = 0;
    let invalid = piece.length;
    while (invalid - valid > 1) {
      const middle = (valid + invalid) >> 1;
      const text = new TextDecoder(this.encoding).decode(piece.subarray(4, middle), {
        stream: true,
      });
      if (text.includes('\ufffd')) invalid = middle;
      else valid = middle;
    }
    return new TextDecoder(this.encoding).decode(piece.subarray(0, valid), { stream: true });
  }

  private wrongByte(line: number): FormatError {
    return new FormatError(
      'encoding',
      `${this.fileName}, line ${line}: bytes that are not valid ${this.encoding.toUpperCase()}. Save the file anew as UTF-8, or correct the encoding that its first line names.`,
      { line, column: 1 },
    );
  }
}

function lineEnds(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

function encodingOf(head: Uint8Array, fileName: string): string {
  const [a = 0, b = 0, c = 0] = head;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a !== 0 && b === 0) return 'utf-16le';
  if (a === 0 && b !== 0) return 'utf-16be';
  const start = String.fromCharCode(...head.subarray(0, declarationSize));
  const declared = /^\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']([^"'>]*)["']/.exec(start)?.[1];
  if (declared === undefined) return 'utf-8';
  let encoding: string;
  try {
    ({ encoding } = new TextDecoder(declared));
  } catch {
    throw new FormatError(
      'encoding',
      `${fileName} says that its encoding is ${declared}, which is not known. Save it as UTF-8 and try again.`,
      { line: 1, column: 1 },
    );
  }
  // The declaration has just been read byte by byte: it is wrong.
  if (encoding.startsWith('utf-16')) return 'utf-8';
  return encoding === 'gbk' ? 'gb18030' : encoding;
}

function join(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
