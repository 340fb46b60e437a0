import type { BeadView, Side } from '@/lib/store/types';

/** What stands in a bead, to be told from another wording of it. @param textsOf its sentences of a side */
export function wordingBy(textsOf: (side: Side) => readonly string[]): string {
  return [textsOf('source'), textsOf('target')].map((texts) => texts.join('\n')).join('\n\n');
}

export function wordingOf(bead: BeadView): string {
  return wordingBy((side) => bead[side].map(({ text }) => text));
}
