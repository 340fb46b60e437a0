import type { BracketPair } from './languages/language';

/**
 * For each opening bracket whose partner is in reach, the index past that partner; 0 elsewhere.
 *
 * Kinds are matched independently of each other, so that a bracket closed by the wrong kind
 * (`《见专栏1）`) stays alone and disturbs no other. Linear in the length of `text`.
 */
export function bracketEnds(text: string, pairs: readonly BracketPair[]): Int32Array {
  const ends = new Int32Array(text.length);
  const byOpen = new Map<string, number[]>();
  const byClose = new Map<string, { open: number[]; reach: number }>();
  for (const { open, close, reach } of pairs) {
    const stack: number[] = [];
    byOpen.set(open, stack);
    byClose.set(close, { open: stack, reach });
  }
  for (let i = 0; i < text.length; i += 1) {
    const mark = text[i]!;
    const pair = byClose.get(mark);
    if (pair) {
      const at = pair.open.pop();
      if (at !== undefined && i - at <= pair.reach) ends[at] = i + 1;
    } else {
      byOpen.get(mark)?.push(i);
    }
  }
  return ends;
}
