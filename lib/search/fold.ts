import { Converter } from 'opencc-js/t2cn';

/**
 * Folds a text for search: case, width (Ａ to a, 　 to a space) and 繁 to 简, character by character.
 * Time linear in the length.
 * @returns a text of the same length in UTF-16 code units: places in the one are places in the other
 */
export function foldText(text: string): string {
  let folded = '';
  for (const character of text) folded += foldCharacter(character);
  return folded;
}

/** A place where a folded query stands in a text: [start, end) in UTF-16 code units. */
export interface Found {
  start: number;
  end: number;
}

/**
 * The places of a folded query in a text, left to right, without overlap.
 * @param text as it stands; folded here
 * @param foldedQuery what `foldText` made of the query; an empty one is found nowhere
 */
export function findFolded(text: string, foldedQuery: string): Found[] {
  const found: Found[] = [];
  if (foldedQuery === '') return found;
  const folded = foldText(text);
  for (
    let start = folded.indexOf(foldedQuery);
    start !== -1;
    start = folded.indexOf(foldedQuery, start + foldedQuery.length)
  )
    found.push({ start, end: start + foldedQuery.length });
  return found;
}

/** Which differences between characters do not count. */
export interface Forms {
  /** Full and half width: Ａ and A, （ and (, 　 and a space. */
  width: boolean;
  /** 繁 and 简. */
  script: boolean;
}

/**
 * Folds only some differences of a text, and never case. Time linear in the length.
 * @returns a text of the same length in UTF-16 code units
 */
export function foldForms(text: string, { width, script }: Forms): string {
  if (!width && !script) return text;
  let folded = '';
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (code < 0x80) folded += character;
    else {
      const narrowed = width ? narrow(code) : undefined;
      folded += narrowed ?? (script ? simplifyOnce(character) : character);
    }
  }
  return folded;
}

const simplified = new Map<string, string>();

function simplifyOnce(character: string): string {
  let other = simplified.get(character);
  if (other === undefined) {
    other = sameLength(character, simplify(character));
    simplified.set(character, other);
  }
  return other;
}

const folds = new Map<string, string>();
let toSimplified: ((text: string) => string) | undefined;

function foldCharacter(character: string): string {
  const code = character.codePointAt(0)!;
  if (code < 0x80) return character.toLowerCase();
  let folded = folds.get(character);
  if (folded === undefined) {
    folded = sameLength(character, (narrow(code) ?? simplify(character)).toLowerCase());
    folds.set(character, folded);
  }
  return folded;
}

/** The half-width form of a full-width one (Unicode block FF00, and the ideographic space). */
function narrow(code: number): string | undefined {
  if (code === 0x3000) return ' ';
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  return undefined;
}

function simplify(character: string): string {
  toSimplified ??= Converter({ from: 't', to: 'cn' });
  return toSimplified(character);
}

// İ has two letters in lower case; such a fold would move every place behind it.
function sameLength(character: string, folded: string): string {
  return folded.length === character.length ? folded : character;
}
