import { codePointsOf, textOf } from './code-points';
import { foldTableOf } from './fold-table';
import type { Fold, NearDifference } from './types';

/** What a character is to a near match. */
export const enum Role {
  /** Told apart by what it is. */
  word = 0,
  digit = 1,
  /** Left out: punctuation, spaces, what cannot be seen. */
  punctuation = 2,
}

// % & @ # * / \ ‰ say something, though Unicode counts them among the punctuation.
const punctuation = /^[\p{P}\p{Z}\p{Cc}\p{Cf}]$/u;
const telling = /^[%‰‱&@#*/\\§¶†‡]$/u;
const digit = /^\p{Nd}$/u;

const roles = new Uint8Array(0x10000).fill(255);

/** The role of a folded code point. */
export function roleOf(code: number): Role {
  if (code > 0xffff) return Role.word;
  const known = roles[code]!;
  if (known !== 255) return known;
  const character = String.fromCharCode(code);
  const role = digit.test(character)
    ? Role.digit
    : punctuation.test(character) && !telling.test(character)
      ? Role.punctuation
      : Role.word;
  roles[code] = role;
  return role;
}

/** `.`, `,` and `:` between two digits belong to the number: 1,234.5 and 12:30. */
function joinsDigits(code: number): boolean {
  return code === 0x2e || code === 0x2c || code === 0x3a;
}

/** Stands in a skeleton for a number, whichever. */
export const numberMark = 0x30;

/**
 * A text without what a near match may differ in: folded, numbers as one mark, no punctuation.
 * Where nothing would be left, it is the folded text itself.
 * @param folded code points of the folded text
 */
export function skeletonOf(folded: Uint32Array): Uint32Array {
  const skeleton = new Uint32Array(folded.length);
  let count = 0;
  for (let at = 0; at < folded.length; at++) {
    const role = roleOf(folded[at]!);
    if (role === Role.punctuation) continue;
    if (role === Role.word) skeleton[count++] = folded[at]!;
    else {
      at = numberEnd(folded, at) - 1;
      skeleton[count++] = numberMark;
    }
  }
  return count === 0 ? folded : skeleton.subarray(0, count);
}

/** Where the number that begins at a digit ends, at the latest where the text does. */
export function numberEnd(
  folded: Uint32Array | Uint16Array,
  start: number,
  textEnd = folded.length,
): number {
  let at = start + 1;
  for (; at < textEnd; at++) {
    if (roleOf(folded[at]!) === Role.digit) continue;
    const joined =
      joinsDigits(folded[at]!) && at + 1 < textEnd && roleOf(folded[at + 1]!) === Role.digit;
    if (!joined) break;
  }
  return at;
}

/** A text's code points, as they stand and folded. */
export interface FoldedText {
  raw: Uint32Array;
  folded: Uint32Array;
}

/** Folds by code points, each for itself (`FoldTable`). */
export function foldCodePoints(text: string, fold: Fold): FoldedText {
  const raw = codePointsOf(text);
  const table = foldTableOf(fold);
  const folded = new Uint32Array(raw.length);
  for (let i = 0; i < raw.length; i++) folded[i] = table.of(raw[i]!);
  return { raw, folded };
}

/**
 * What two texts of one skeleton differ in.
 * @returns in a fixed order; empty where they are the same text
 */
export function nearDifferences(a: FoldedText, b: FoldedText): NearDifference[] {
  const [left, right] = [tokensOf(a), tokensOf(b)];
  const found = new Set<NearDifference>();
  const samePunctuation = left.masked === right.masked;
  if (!samePunctuation) found.add('punctuation');
  if (left.numbers !== right.numbers) found.add('numbers');
  const [ours, theirs] = samePunctuation ? [left.all, right.all] : [left.words, right.words];
  for (let i = 0; i < Math.min(ours.length, theirs.length); i++) {
    const difference = characterDifference(a.raw[ours[i]!]!, b.raw[theirs[i]!]!);
    if (difference !== undefined) found.add(difference);
  }
  // The digits themselves are compared folded, so １ and 1 in like numbers are a matter of width.
  if (left.numbers === right.numbers && left.rawNumbers !== right.rawNumbers) found.add('width');
  return order.filter((difference) => found.has(difference));
}

const order: readonly NearDifference[] = ['numbers', 'punctuation', 'case', 'width', 'script'];

interface Tokens {
  /** The folded text, each number as one mark. */
  masked: string;
  numbers: string;
  rawNumbers: string;
  /** Places of what is not in a number: all, and without punctuation. */
  all: number[];
  words: number[];
}

function tokensOf({ raw, folded }: FoldedText): Tokens {
  const tokens: Tokens = { masked: '', numbers: '', rawNumbers: '', all: [], words: [] };
  const masked: string[] = [];
  for (let at = 0; at < folded.length; at++) {
    const role = roleOf(folded[at]!);
    if (role === Role.digit) {
      const end = numberEnd(folded, at);
      tokens.numbers += textOf(folded.subarray(at, end)) + ' ';
      tokens.rawNumbers += textOf(raw.subarray(at, end)) + ' ';
      masked.push('0');
      at = end - 1;
      continue;
    }
    masked.push(String.fromCodePoint(folded[at]!));
    tokens.all.push(at);
    if (role === Role.word) tokens.words.push(at);
  }
  tokens.masked = masked.join('');
  return tokens;
}

function characterDifference(a: number, b: number): NearDifference | undefined {
  if (a === b) return undefined;
  const [left, right] = [String.fromCodePoint(a), String.fromCodePoint(b)];
  if (left.toLowerCase() === right.toLowerCase()) return 'case';
  return left.normalize('NFKC').toLowerCase() === right.normalize('NFKC').toLowerCase()
    ? 'width'
    : 'script';
}

/** FNV-1a of code points, 32 bits. */
export function hashOf(points: Uint32Array): number {
  let hash = emptyHash;
  for (let i = 0; i < points.length; i++) hash = hashOn(hash, points[i]!);
  return hash >>> 0;
}

/** `hashOf(skeletonOf(folded))` of a stretch of symbols, without a list made. */
export function skeletonHash(folded: Uint16Array, start: number, end: number): number {
  let hash = emptyHash;
  let count = 0;
  for (let at = start; at < end; at++) {
    const code = folded[at]!;
    const role = roleOf(code);
    if (role === Role.punctuation) continue;
    count++;
    if (role === Role.word) hash = hashOn(hash, code);
    else {
      at = numberEnd(folded, at, end) - 1;
      hash = hashOn(hash, numberMark);
    }
  }
  if (count === 0) for (let at = start; at < end; at++) hash = hashOn(hash, folded[at]!);
  return hash >>> 0;
}

const emptyHash = 0x811c9dc5;

function hashOn(hash: number, point: number): number {
  const mixed = Math.imul(hash ^ point, 0x01000193);
  return mixed ^ (mixed >>> 15);
}
