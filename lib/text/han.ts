import { Converter } from 'opencc-js/t2cn';

/**
 * Which characters are simplified, and which traditional, is what the two national character sets
 * say: GB 2312 (1980) has the simplified ones, Big5 (1984) the traditional ones. Most characters are
 * in both.
 */
interface Charsets {
  simplified: ReadonlySet<string>;
  traditional: ReadonlySet<string>;
}

/** Traditional characters that GB 2312 lists for a surname or a dialect, and modern text never means. */
const listedForNames = new Set('後於麽');

let charsets: Charsets | undefined;

function loadCharsets(): Charsets {
  charsets ??= {
    simplified: readCharset('gbk', [0xb0, 0xf7], [[0xa1, 0xfe]]),
    traditional: readCharset(
      'big5',
      [0xa4, 0xf9],
      [
        [0x40, 0x7e],
        [0xa1, 0xfe],
      ],
    ),
  };
  return charsets;
}

/** The Han characters of a two-byte set, whose bytes lie in the given ranges. */
function readCharset(
  encoding: string,
  [firstLead, lastLead]: [number, number],
  trails: readonly [number, number][],
): ReadonlySet<string> {
  const bytes: number[] = [];
  for (let lead = firstLead; lead <= lastLead; lead += 1)
    for (const [first, last] of trails)
      for (let trail = first; trail <= last; trail += 1) bytes.push(lead, trail);
  const text = new TextDecoder(encoding).decode(new Uint8Array(bytes));
  return new Set(text.match(/\p{Script=Han}/gu));
}

export type HanScript = 'simplified' | 'traditional' | 'either';

/** The script that a Han character gives away. */
export function scriptOf(character: string): HanScript {
  const { simplified, traditional } = loadCharsets();
  if (listedForNames.has(character)) return 'traditional';
  const isSimplified = simplified.has(character);
  if (isSimplified === traditional.has(character)) return 'either';
  return isSimplified ? 'simplified' : 'traditional';
}

/** How many characters of a text give away each script. Linear. */
export function countScripts(text: string): { simplified: number; traditional: number } {
  const counts = { simplified: 0, traditional: 0, either: 0 };
  for (const [character] of text.matchAll(/\p{Script=Han}/gu)) counts[scriptOf(character)] += 1;
  return { simplified: counts.simplified, traditional: counts.traditional };
}

let convert: ((text: string) => string) | undefined;

/** The simplified form of a traditional character; itself where there is none. */
export function simplify(character: string): string {
  convert ??= Converter({ from: 't', to: 'cn' });
  return convert(character);
}
