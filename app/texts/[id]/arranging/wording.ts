import type { BeadView, Side } from '@/lib/store/types';

/** What stands in a bead, to be told from another wording of it. @param textsOf its sentences of a side */
export function wordingBy(textsOf: (side: Side) => readonly string[]): string {
  return [textsOf('source'), textsOf('target')].map((texts) => texts.join('\n')).join('\n\n');
}

export function wordingOf(bead: BeadView): string {
  return wordingBy((side) => bead[side].map(({ text }) => text));
}

/**
 * What stands in beads, in few characters: two that differ have the same for one in 2^53 only.
 * @param wordings of each bead (`wordingOf`)
 */
export function wordingOfAll(wordings: readonly string[]): string {
  // Two multiplicative hashes of 32 bits side by side, each mixed into the other at the end (cyrb53).
  let [one, other] = [0xdeadbeef, 0x41c6ce57];
  for (const wording of wordings) {
    for (let at = 0; at < wording.length; at++) {
      one = Math.imul(one ^ wording.charCodeAt(at), 2654435761);
      other = Math.imul(other ^ wording.charCodeAt(at), 1597334677);
    }
    one = Math.imul(one ^ 0x10000, 2654435761);
    other = Math.imul(other ^ 0x10000, 1597334677);
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909);
  other = Math.imul(other ^ (other >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  return (4294967296 * (2097151 & other) + (one >>> 0)).toString(36);
}
