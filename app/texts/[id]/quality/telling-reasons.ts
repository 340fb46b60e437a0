import type { Reason } from '@/lib/align/reasons';

/** A part of a bead's score that is worth a word: it speaks for the bead, or against it. */
export interface TellingReason {
  kind: Reason['kind'];
  way: 'for' | 'against';
}

/** In nats: what weighs less says nothing. Lengths and marks that fit are the rule, and weigh about nothing. */
const leastFor: Record<Reason['kind'], number> = { shape: Infinity, length: -0.5, words: 2, numbers: 1, marks: 0.7, order: 3 }; // prettier-ignore
const leastAgainst: Record<Reason['kind'], number> = { shape: 2.5, length: 1, words: 0, numbers: 0.7, marks: 0.7, order: -1 }; // prettier-ignore

/** The reasons to tell, those against the bead first. */
export function tellingReasons(reasons: readonly Reason[]): TellingReason[] {
  const told = reasons.flatMap(({ kind, weight }): TellingReason[] => {
    if (-weight >= leastAgainst[kind]) return [{ kind, way: 'against' }];
    return weight >= leastFor[kind] ? [{ kind, way: 'for' }] : [];
  });
  return told.sort((a, b) => Number(a.way === 'for') - Number(b.way === 'for'));
}
