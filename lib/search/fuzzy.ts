import { foldText } from './fold';

/**
 * How well a name answers what was typed: each part of the query, cut at spaces, must be in the name,
 * best as a whole, else with its letters in order. Case, width and 简/繁 do not count, and Chinese is
 * found by the first letters of its pinyin too. Time the product of the two lengths.
 * @returns 0 where it does not answer; more is better
 */
export function scoreFuzzy(query: string, name: string): number {
  const parts = foldText(query).split(/\s+/u).filter(Boolean);
  if (parts.length === 0) return 1;
  const folded = foldText(name);
  const initials = /\p{Script=Han}/u.test(name) ? pinyinInitials(name) : null;
  let sum = 0;
  for (const part of parts) {
    const score = Math.max(
      scoreOf(part, folded),
      initials && /^[a-z0-9]+$/.test(part) ? scoreOf(part, initials) * 0.9 : 0,
    );
    if (score === 0) return 0;
    sum += score;
  }
  return sum / parts.length;
}

function scoreOf(part: string, name: string): number {
  const at = name.indexOf(part);
  // Of equal hits the shorter name is more of an answer.
  const share = part.length / Math.max(name.length, part.length);
  if (at === 0) return 4 + share;
  if (at > 0) return (beginsWord(name, at) ? 3 : 2) + share;
  return inOrder(part, name);
}

/** Letters in order, more for those that begin words or follow each other. */
function inOrder(part: string, name: string): number {
  let points = 0;
  let from = 0;
  let last = -2;
  for (const letter of part) {
    const at = name.indexOf(letter, from);
    if (at === -1) return 0;
    points += at === last + 1 || beginsWord(name, at) ? 1 : 0.25;
    last = at;
    from = at + letter.length;
  }
  const average = points / part.length;
  // Scattered letters are in every long name.
  return average < 0.6 ? 0 : average;
}

function beginsWord(name: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(name[at - 1]!) || /\p{Script=Han}/u.test(name[at]!);
}

// The first character of each initial in the order of pinyin; what sorts between two has the first.
const firsts = '阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥扨它穵夕丫帀';
const letters = 'abcdefghjklmnopqrstwxyz';
let collator: Intl.Collator | undefined;
const known = new Map<string, string>();

/**
 * A name with each Chinese character as the first letter of its pinyin (its commonest reading, by the
 * order of characters that every browser has), all else folded: 网络空间 is `wlkj`.
 */
export function pinyinInitials(name: string): string {
  let initials = '';
  for (const character of foldText(name)) {
    if (!/\p{Script=Han}/u.test(character)) initials += character;
    else {
      let letter = known.get(character);
      if (letter === undefined) known.set(character, (letter = initialOf(character)));
      initials += letter;
    }
  }
  return initials;
}

function initialOf(character: string): string {
  collator ??= new Intl.Collator('zh-Hans-u-co-pinyin');
  let at = -1;
  for (const first of firsts) {
    if (collator.compare(first, character) > 0) break;
    at += 1;
  }
  return letters[at] ?? character;
}
