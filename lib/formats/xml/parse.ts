import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { FormatError } from '../errors';
import { decodeXml } from './decode';

type Attributes = Readonly<Record<string, string>>;

/**
 * What a format does with the parts of a document, in order. Line numbers are counted from 1; a position is
 * that of the part's end, in UTF-16 units.
 */
export interface XmlHandler {
  /** @param line of the tag's `<` */
  open(name: string, attributes: Attributes, line: number, position: number): void;
  /** Character data, CDATA sections too; one stretch may come in several parts. */
  text(text: string, position: number): void;
  close(name: string): void;
  /** The document is whole. */
  end(): void;
}

export interface XmlOptions {
  /** For messages. */
  fileName: string;
  /** `TMX`, `TBX`: for messages. */
  kind: string;
}

/** No real segment, attribute, comment or document type is longer, in UTF-16 units. */
const longestPart = 4 * 1024 * 1024;
/** No real document is nested deeper. */
const deepest = 200;

/**
 * Parses XML piece by piece and gives what the handler makes of it. Nothing is fetched; no entity
 * is known but the five of XML and character references, so nothing expands. Linear; holds one
 * piece of input, and one part of at most 4 Mi characters.
 * @param makeHandler gets a function by which it hands out its results
 * @throws FormatError `encoding`, `empty`, `not-well-formed`, `too-large`, or what the handler throws
 */
export async function* parseXml<Item>(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  makeHandler: (emit: (item: Item) => void) => XmlHandler,
  options: XmlOptions,
): AsyncGenerator<Item, void, undefined> {
  for await (const items of parseXmlPieces(pieces, makeHandler, options)) yield* items;
}

/** `parseXml`, what each piece of input gives at once: a million single promises take seconds. */
export async function* parseXmlPieces<Item>(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  makeHandler: (emit: (item: Item) => void) => XmlHandler,
  { fileName, kind }: XmlOptions,
): AsyncGenerator<Item[], void, undefined> {
  let items: Item[] = [];
  const handler = makeHandler((item) => items.push(item));
  const parser = new SaxesParser();
  let depth = 0;
  let tagLine = 1;
  let isEmpty = true;
  /** Characters since the parser last had something to say. */
  let silent = 0;

  const fail = (code: 'not-well-formed' | 'too-large' | 'empty', what: string): never => {
    const place = { line: parser.line, column: parser.column + 1 };
    throw new FormatError(
      code,
      `${fileName}, line ${place.line}, column ${place.column}: ${what}`,
      place,
    );
  };
  parser.on('error', ({ message }) => {
    const why = message.replace(/^\d+:\d+: /, '').replace(/\.$/, '');
    const entity = openEntity(parser);
    const advice = 'Mend the file there, or export it anew from the program it came from.';
    if (entity === '') fail('not-well-formed', `not well-formed XML (${why}). ${advice}`);
    // Where an entity has no end, the parser reads on to the next semicolon of the file.
    const lines = entity.split('\n');
    const line = parser.line - lines.length + 1;
    const name = lines[0]!.slice(0, 20);
    throw new FormatError(
      'not-well-formed',
      `${fileName}, line ${line}: not well-formed XML (“&${name}” is no known entity; a bare & is written &amp;). ${advice}`,
      { line, column: lines.length > 1 ? 1 : parser.column - entity.length },
    );
  });
  parser.on('opentagstart', () => (tagLine = parser.line));
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    silent = 0;
    if (++depth > deepest)
      fail('too-large', `elements are nested more than ${deepest} deep, as in no ${kind} file.`);
    handler.open(name, attributes, tagLine, parser.position);
  });
  parser.on('closetag', ({ name }) => {
    silent = 0;
    depth--;
    handler.close(name);
  });
  const text = (data: string) => {
    silent = 0;
    handler.text(data, parser.position);
  };
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('comment', () => (silent = 0));

  for await (const piece of decodeXml(pieces, fileName)) {
    if (isEmpty) {
      if (!/[^\s\ufeff]/.test(piece)) continue;
      isEmpty = false;
    }
    silent += piece.length;
    parser.write(piece);
    if (silent > longestPart + piece.length)
      fail(
        'too-large',
        `one part is longer than ${longestPart / 1024 / 1024} Mi characters, as in no ${kind} file.`,
      );
    const ready = items;
    items = [];
    if (ready.length > 0) yield ready;
  }
  if (isEmpty)
    throw new FormatError('empty', `${fileName} is empty. Choose a ${kind} file with content.`);
  parser.close();
  handler.end();
  yield items;
}

/** The entity reference that the parser is in, without its `&`; '' where it is in none. */
function openEntity(parser: SaxesParser): string {
  return (parser as unknown as { entity?: string }).entity ?? '';
}
