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

/** By score: what a program expects. */
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

/**
 * How many of a memory's best matches by score are looked at for so many in an order: by likeness a
 * lower score may stand higher, so those beyond the limit are looked at too, as many as a translator could
 * want to see; a match that as many have a better score than is still lost.
 */
export function lookedAt(limit: number, order: MatchOrder): number {
  return order === 'likeness' ? Math.max(limit, Math.min(limit * 4, 60)) : limit;
}

/** The best matches in the order wanted, one for each different pair of source and target. */
export function bestOf(found: Ranked[], limit: number, order: MatchOrder): FoundMatch[] {
  const sorted = found.sort(order === 'likeness' ? byLikeness : byScore);
  return distinct(sorted, ({ match }) => match)
    .slice(0, limit)
    .map(({ match }) => match);
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
