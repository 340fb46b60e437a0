import { likeness } from '@/lib/memory/shared-pairs';
import type { FoundMatch, MatchOrder } from './types';

/** A match and what it is ranked by. */
export interface Ranked {
  match: FoundMatch;
  /** 1 − edits / longer. */
  similarity: number;
  /** Of pairs of characters, 0 to 1; only where matches are ordered by likeness. */
  shared: number;
  priority: number;
}

type Compare = (a: Ranked, b: Ranked) => number;

/** By score: what a program expects; and what the best matches are chosen by, whatever their order. */
const byScore: Compare = (a, b) =>
  b.match.score - a.match.score ||
  b.similarity - a.similarity ||
  b.priority - a.priority ||
  dateOf(b).localeCompare(dateOf(a));

/** Fuzzy matches by what of their translation is likely to be kept; before them all others, by score. */
const byLikeness: Compare = (a, b) => {
  const [fuzzyA, fuzzyB] = [isFuzzy(a), isFuzzy(b)];
  if (fuzzyA !== fuzzyB) return fuzzyA ? 1 : -1;
  return (fuzzyA ? likenessOf(b) - likenessOf(a) : 0) || byScore(a, b);
};

/** The best matches by score, one for each different pair of source and target, in the order wanted. */
export function bestOf(found: Ranked[], limit: number, order: MatchOrder): FoundMatch[] {
  const best = distinct(found.sort(byScore), ({ match }) => match).slice(0, limit);
  if (order === 'likeness') best.sort(byLikeness);
  return best.map(({ match }) => match);
}

/** The first of those that say the same on both sides. */
export function distinct<T>(
  sorted: readonly T[],
  of: (item: T) => { source: string; target: string },
): T[] {
  const seen = new Set<string>();
  return sorted.filter((item) => {
    const { source, target } = of(item);
    const key = `${source}\n${target}`;
    return !seen.has(key) && seen.add(key);
  });
}

function isFuzzy({ match }: Ranked): boolean {
  return match.kind === 'fuzzy';
}

function likenessOf({ match, similarity, shared }: Ranked): number {
  return likeness(similarity, shared) - match.penalty / 100;
}

function dateOf({ match }: Ranked): string {
  return match.changedAt ?? match.createdAt ?? '';
}
