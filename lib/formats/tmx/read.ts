import { FormatError } from '../errors';
import { parseXmlPieces } from '../xml/parse';
import { TmxHandler } from './handler';
import type { TmxItem, UnitFault } from './items';

export interface ReadTmxOptions {
  /** For messages. */
  fileName: string;
  /** Stop at the first fault, rather than report it and go on. */
  isStrict?: boolean;
}

/**
 * Reads TMX 1.1 to 1.4b piece by piece: UTF-8, UTF-16 or what the file declares, with or without a
 * document type. Nothing is fetched and nothing expands. Linear; holds one unit of at most 2 Mi
 * characters.
 *
 *     for await (const item of readTmx(createReadStream(file), { fileName: file }))
 *       if (item.kind === 'unit') …
 *
 * @param pieces the file's bytes, unpacked
 * @throws FormatError `empty`, `encoding`, `not-well-formed`, `wrong-kind` (no TMX), `too-large`;
 *   `broken-unit` where strict, or where there are units and none can be read. Units that came
 *   before it are then not to be kept.
 */
export async function* readTmx(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  options: ReadTmxOptions,
): AsyncGenerator<TmxItem, void, undefined> {
  for await (const items of readTmxPieces(pieces, options)) yield* items;
}

/** `readTmx`, what each piece of the file gives at once: for files of a million units. */
export async function* readTmxPieces(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { fileName, isStrict = false }: ReadTmxOptions,
): AsyncGenerator<TmxItem[], void, undefined> {
  const parts = parseXmlPieces<TmxItem>(pieces, (emit) => new TmxHandler(emit, fileName), {
    fileName,
    kind: 'TMX',
  });
  let units = 0;
  let left = 0;
  let first: UnitFault | null = null;
  for await (const items of parts) {
    for (const [at, item] of items.entries()) {
      if (item.kind === 'unit') units++;
      else if (item.kind === 'fault') {
        if (isStrict) {
          yield items.slice(0, at);
          throw brokenUnit(item.fault, fileName, '');
        }
        first ??= item.fault;
        if (!item.fault.isKept) left++;
      }
    }
    yield items;
  }
  if (units === 0 && left > 0)
    throw brokenUnit(first!, fileName, `none of its ${left} units can be read; the first: `);
}

function brokenUnit(fault: UnitFault, fileName: string, before: string): FormatError {
  const place = { line: fault.line, column: 1 };
  return new FormatError(
    'broken-unit',
    `${fileName}, line ${fault.line}: ${before}${fault.message}`,
    place,
  );
}
