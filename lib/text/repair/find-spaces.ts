import type { Slip, SlipContext } from './slip';

const between = /(?<=\p{Script=Han})[ \u00a0\t\u3000]+(?=\p{Script=Han})/gu;

/**
 * Single spaces between Chinese characters. Left alone are those that separate: behind a number
 * (`第一章 总则`), wide ones, the middle of a couplet, and between names (two to four characters each).
 * Wide ones too are found where they part single characters (`目　录`).
 */
export function findSpaces(text: string, { numberLength }: SlipContext): Slip[] {
  const spaces = [...text.matchAll(between)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    isNarrow: match[0].length === 1 && match[0] !== '\u3000',
  }));
  if (spaces.length === 0) return [];
  const [only] = spaces;
  if (spaces.length === 1 && isCouplet(text, only!.start, only!.end)) return [];
  return spaces.flatMap(({ start, end, isNarrow }, at) => {
    const left = stretch(spaces[at - 1]?.end, start, text);
    const right = stretch(end, spaces[at + 1]?.start, text);
    const isSpaced = left === 1 && right === 1;
    const isName = [at > 0 ? left : 0, at + 1 < spaces.length ? right : 0].some(
      (length) => length >= 2 && length <= 4,
    );
    if (start <= numberLength || isName || (!isNarrow && !isSpaced)) return [];
    return [{ kind: 'space' as const, start, end, text: '' }];
  });
}

/** How many characters stand between two spaces, the ends of the text or of its word of Han characters. */
function stretch(from: number | undefined, to: number | undefined, text: string): number {
  if (from !== undefined && to !== undefined) return to - from;
  const part =
    from === undefined ? text.slice(Math.max(0, to! - 6), to) : text.slice(from, from + 6);
  const run = from === undefined ? /\p{Script=Han}*$/u.exec(part) : /^\p{Script=Han}*/u.exec(part);
  return run![0].length;
}

function isCouplet(text: string, start: number, end: number): boolean {
  const halves = [text.slice(0, Math.min(start, 20)), text.slice(end, end + 20)];
  const [left, right] = halves.map((half) => half.replace(/[，。！？；]$/u, ''));
  return (
    text.length <= 24 &&
    left!.length === right!.length &&
    left!.length >= 4 &&
    halves.every((half) => /^\p{Script=Han}+[，。！？；]?$/u.test(half))
  );
}
