/** A stretch of text that was decoded wrongly. */
export interface Mojibake {
  /** Place in UTF-16 code units, half open. */
  start: number;
  end: number;
  /** What it was, decoded rightly; '' where that is lost. */
  meant: string;
}

/**
 * Finds what reads as text in a wrong encoding: UTF-8 taken for Latin-1 or Windows-1252 (ä¸­æ–‡),
 * UTF-8 taken for GBK (涓枃), GBK taken for Latin-1 (ÖÐÎÄ), and what is left of U+FFFD (锟斤拷). Bytes
 * have to make sense in both encodings, and be odd in the one that they are read in, so that «café »»,
 * Spaß“ or Nestlé™® are none. Linear: each character is looked at once or twice.
 * @returns in order, none over another
 */
export function findMojibake(text: string): Mojibake[] {
  const found: Mojibake[] = [];
  for (const { 0: run, index } of text.matchAll(latinRuns))
    for (const it of inLatin(run, index)) found.push(it);
  for (const { 0: it, index } of text.matchAll(/锟斤拷|锟斤|斤拷/g))
    found.push({ start: index, end: index + it.length, meant: '' });
  for (const it of inChinese(text)) found.push(it);
  return found.sort((a, b) => a.start - b.start);
}

// What Windows-1252 makes of 0x80 to 0x9f; Latin-1 has control characters there.
const windows = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
const latin = `${windows.replace(/[\x81\x8d\x8f\x90\x9d]/g, '')}\\x80-\\xff`;
const latinRuns = new RegExp(`[${latin}]{2,}`, 'g');

const utf8 =
  /[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf4][\x80-\xbf]{3}/g;
/** Bytes that in a Western text stand behind a letter with an accent: spaces, quotes, dashes, small figures, marks of trade. */
const usualBehind = /^[\x82\x84\x85\x8b\x91-\x94\x96\x97\x99\x9b\xa0\xa9\xab\xae\xb0\xb2\xb3\xb7\xb9\xbb]*$/; // prettier-ignore
/** Two bytes alone are little: of letters that no word has before such a sign. */
const oddPair = /^[\xc2\xc3][^\x82\x84\x85\x8b\x91-\x94\x96\x97\x9b\xa0\xab\xb7\xbb]$/;

/** Within a run of characters that Windows-1252 has: UTF-8, or GBK. */
function inLatin(run: string, start: number): Mojibake[] {
  const bytes = latinBytes(run);
  const sequences = [...bytes.matchAll(utf8)];
  const covered = sequences.reduce((sum, { 0: it }) => sum + it.length, 0);
  const chinese = covered === run.length ? [] : inChineseBytes(run, bytes, start);
  if (chinese.length > 0) return chinese;
  const isOdd = sequences.some(
    ({ 0: it }) => oddPair.test(it) || (it.length > 2 && !usualBehind.test(it.slice(1))),
  );
  if (!isOdd) return [];
  const places: { start: number; end: number }[] = [];
  for (const { 0: it, index } of sequences) {
    const last = places.at(-1);
    if (last?.end === index) last.end += it.length;
    else places.push({ start: index, end: index + it.length });
  }
  return places.map(({ start: from, end }) => ({
    start: start + from,
    end: start + end,
    // A sequence may have the form and no character.
    meant: decoded(codesOf(bytes.slice(from, end)), 'utf-8') ?? '',
  }));
}

function latinBytes(run: string): string {
  return run.replace(/[^\x80-\xff]/g, (it) => String.fromCharCode(0x80 + windows.indexOf(it)));
}

/** Four letters with accents or more, which are usual characters and marks of GB 2312 two by two. */
function inChineseBytes(run: string, bytes: string, start: number): Mojibake[] {
  if (!/^(?:[\xa1\xa3\xb0-\xf7][\xa1-\xfe])+$/.test(bytes) || isAlphabet(bytes)) return [];
  const usual = bytes.match(/../g)!.filter((pair) => pair[0]! >= '\xb0' && pair[0]! <= '\xd7');
  if (usual.length < 2 || usual.length < 0.4 * bytes.length) return [];
  const meant = decoded(codesOf(bytes), 'gbk');
  return meant === null ? [] : [{ start, end: start + run.length, meant }];
}

/** Whether each letter stands behind the one before it in the alphabet: a list of letters. */
function isAlphabet(bytes: string): boolean {
  return [...bytes].every((it, at) => at === 0 || it > bytes[at - 1]!);
}

/** Characters in UTF-8 that are enough among others, and where nothing else stands beside them. */
const enough = { among: 3, alone: 2 };

/**
 * Characters whose bytes in GBK are Chinese in UTF-8, with its marks. A usual character never begins
 * such bytes, and a rare one that does is not followed by what goes on.
 */
function* inChinese(text: string): Generator<Mojibake> {
  gbk ??= gbkTable();
  for (let at = 0; at < text.length; at++) {
    if (!isLead(gbk[text.charCodeAt(at)]! >> 8)) continue;
    const bytes: number[] = [];
    // Where the character ends that a byte is of.
    const ends: number[] = [];
    const has = (count: number) => {
      for (let next = ends.at(-1) ?? at; bytes.length < count; next++) {
        const pair = gbk![text.charCodeAt(next)];
        if (!pair) return false;
        if (pair > 0xff) bytes.push(pair >> 8);
        bytes.push(pair & 0xff);
        while (ends.length < bytes.length) ends.push(next + 1);
      }
      return true;
    };
    let length = 0;
    while (has(length + 3) && isChinese(bytes[length]!, bytes[length + 1]!, bytes[length + 2]!))
      length += 3;
    const end = ends[length - 1] ?? at;
    const isAlone = !gbk[text.charCodeAt(at - 1)] && !gbk[text.charCodeAt(end)];
    if (length / 3 < (isAlone ? enough.alone : enough.among)) continue;
    yield { start: at, end, meant: decoded(bytes.slice(0, length), 'utf-8') ?? '' };
    at = end - 1;
  }
}

function isLead(byte: number): boolean {
  return (byte >= 0xe3 && byte <= 0xe9) || byte === 0xef;
}

/** Whether three bytes are a character of Chinese, or one of its marks, in UTF-8. */
function isChinese(lead: number, second: number, third: number): boolean {
  if (second >> 6 !== 2 || third >> 6 !== 2) return false;
  if (lead === 0xe3) return second === 0x80;
  if (lead === 0xef) return second === 0xbc || second === 0xbd;
  return lead >= 0xe4 && lead <= 0xe9;
}

let gbk: Uint16Array | undefined;

/** The two bytes that a character has in GBK, by its UTF-16 code unit; 0 where it has none, or one but for €. */
function gbkTable(): Uint16Array {
  const table = new Uint16Array(0x10000);
  const decoder = new TextDecoder('gbk');
  for (let first = 0x81; first < 0xff; first++)
    for (let second = 0x80; second < 0xff; second++) {
      const it = decoder.decode(Uint8Array.of(first, second));
      if (it.length === 1 && it !== '\ufffd') table[it.charCodeAt(0)] = (first << 8) | second;
    }
  table['€'.charCodeAt(0)] = 0x80;
  return table;
}

function codesOf(bytes: string): number[] {
  return Array.from(bytes, (it) => it.charCodeAt(0));
}

function decoded(bytes: readonly number[], encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(Uint8Array.from(bytes));
  } catch {
    return null;
  }
}
