import type { Slip } from './slip';

/** `文明上网、文明上网`, `与东盟、东盟`: an item of an enumeration given twice. */
const item = /(\p{Script=Han}{2,12})、\1(?![\p{Script=Han}\p{L}\p{N}])/gu;
/** Words before an enumeration that are no part of its first item. */
const leading = /(?:^|[^\p{Script=Han}\p{L}\p{N}]|[与和及同跟对向在由以从把被将为等于是有进])$/u;
/** 一个、一个 and 每天、每天 are meant. */
const distributive = /^[一每]|^(\p{Script=Han})\1+$/u;
/** Three characters or more twice without a mark between them. */
const doubled = /(\p{Script=Han}{3,12})\1/gu;
const englishWord = /\b(the|a|an|of|and|for|with|from|to|The)(\s+)\1\b/gu;

/**
 * Words given twice. No repetitions are verbs said twice (研究研究), 人人, 常常, 高高兴兴, an item that ends in
 * another (`移动互联网、互联网`), and what a comma or quotation marks part, which is speech or rhetoric.
 */
export function findRepetitions(text: string): Slip[] {
  return [...items(text), ...doubles(text), ...doubledWords(text)];
}

function items(text: string): Slip[] {
  const slips: Slip[] = [];
  for (const mark of text.matchAll(/、/gu)) {
    // The longest item that stands on both sides of the mark and has its limits.
    const at = mark.index;
    for (let length = Math.min(12, at); length >= 2; length -= 1) {
      const left = text.slice(at - length, at);
      if (left !== text.slice(at + 1, at + 1 + length)) continue;
      const window = text.slice(at - length, at + length + 2);
      const isItem = new RegExp(item.source, 'u').exec(window)?.index === 0;
      const before = text.slice(Math.max(0, at - length - 1), at - length);
      if (isItem && leading.test(before) && !distributive.test(left))
        slips.push(slip(at - length, at + 1 + length, left));
      break;
    }
  }
  return slips;
}

function doubles(text: string): Slip[] {
  return [...text.matchAll(doubled)]
    .filter((match) => !/^(\p{Script=Han}+)\1+$/u.test(match[1]!))
    .map((match) => slip(match.index, match.index + match[0].length, match[1]!));
}

function doubledWords(text: string): Slip[] {
  return [...text.matchAll(englishWord)].map((match) =>
    slip(match.index, match.index + match[0].length, match[1]!),
  );
}

/** The second of the two is what goes. */
function slip(start: number, end: number, text: string): Slip {
  return {
    kind: 'repetition',
    start,
    end,
    text,
    edits: [{ start: start + text.length, end, text: '' }],
  };
}
