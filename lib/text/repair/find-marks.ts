import type { Slip } from './slip';

/** Marks that never stand twice. `……`, `——`, `！！`, `？？` and `...` are meant. */
const repeated = /([，、；：。])\1+|(?<![,;])([,;])\2+(?![,;])|(?<=[\p{L}\p{N}])\.\.(?!\.)/gu;

/** Repeated punctuation. Three full stops or more are an ellipsis (`。。。` → `……`). */
export function findRepeatedMarks(text: string): Slip[] {
  return [...text.matchAll(repeated)].map((match) => ({
    kind: 'punctuation' as const,
    start: match.index,
    end: match.index + match[0].length,
    text: /^。{3,}$/.test(match[0]) ? '……' : match[0][0]!,
  }));
}
