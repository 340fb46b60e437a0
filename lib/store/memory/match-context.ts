import { contextScore } from '@/lib/memory/score';
import type { Match } from '@/lib/memory/types';
import type { Sqlite } from '../sqlite';
import { readNeighbours } from './beads';
import type { Pair } from './standing-pairs';
import type { LookupQuery } from './types';

/** The segments around the one that is looked up; undefined where nobody knows. */
export interface Context {
  previous: string | undefined;
  next: string | undefined;
}

/** What a query says of its neighbours, and where it says nothing, those of its bead. */
export function contextOf(db: Sqlite, { previous, next, beadId, from }: LookupQuery): Context {
  if (beadId === undefined || (previous !== undefined && next !== undefined))
    return { previous, next };
  const side = db
    .prepare(
      `SELECT v."lang" FROM "Bead" AS b JOIN "Alignment" AS a ON a."id" = b."alignmentId"
          JOIN "Version" AS v ON v."id" = a."sourceVersionId" WHERE b."id" = ?`,
    )
    .pluck()
    .get(beadId) as string | undefined;
  const near = side && readNeighbours(db, beadId, sameLanguage(side, from) ? 'source' : 'target');
  return near
    ? { previous: previous ?? near.previous, next: next ?? near.next }
    : { previous, next };
}

/** A bead's neighbours are read, not kept: they change without it. */
export function withContext(
  db: Sqlite,
  match: Match,
  pair: Pair,
  { previous, next }: Context,
): Pick<Match, 'kind' | 'score'> {
  if (match.kind !== 'exact' || previous === undefined || next === undefined) return match;
  if (pair.origin.kind !== 'bead') return match;
  const { beadId } = pair.origin;
  const near = ['source', 'target'] as const;
  const isSame = near.some((side) => {
    const neighbours = readNeighbours(db, beadId, side);
    return neighbours?.previous === previous && neighbours.next === next;
  });
  return isSame ? { kind: 'context', score: contextScore } : match;
}
function sameLanguage(a: string, b: string): boolean {
  return a.split('-')[0]!.toLowerCase() === b.split('-')[0]!.toLowerCase();
}
