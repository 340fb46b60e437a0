import type { Sqlite } from '../sqlite';
import { fillTargets, type Filled } from './fill-targets';

/** Other beads of a text with the very source of a confirmed one, and without its translation. */
export interface SameSource {
  /** What the bead says. */
  source: readonly string[];
  target: readonly string[];
  /** In order; as they stand. */
  others: { beadId: number; revision: number; isEmpty: boolean }[];
}

/**
 * Where the source of a confirmed bead stands elsewhere, identical, without a target or with another
 * one that nobody confirmed. One with another number of target sentences is left out: which would be
 * which is not known. One pass over the sentences of a version.
 * @returns null where the bead is not a confirmed pair of this text
 */
export function findSameSource(db: Sqlite, textId: string, beadId: number): SameSource | null {
  const bead = db
    .prepare(
      `SELECT b."alignmentId", a."sourceVersionId" AS "versionId" FROM "Bead" AS b
        JOIN "Alignment" AS a ON a."id" = b."alignmentId"
        WHERE b."id" = ? AND a."textId" = ? AND b."status" = 'confirmed'`,
    )
    .get(beadId, textId) as { alignmentId: number; versionId: number } | undefined;
  if (!bead) return null;
  const { alignmentId, versionId } = bead;
  const sentences = db.prepare(
    `SELECT s."text", s."versionId" = ? AS "isSource" FROM "Link" AS l JOIN "Sentence" AS s ON s."id" = l."sentenceId"
      WHERE l."beadId" = ? ORDER BY s."order"`,
  );
  const sidesOf = (id: number) => {
    const rows = sentences.all(versionId, id) as { text: string; isSource: 0 | 1 }[];
    const of = (side: 0 | 1) => rows.flatMap((row) => (row.isSource === side ? [row.text] : []));
    return { source: of(1), target: of(0) };
  };
  const { source, target } = sidesOf(beadId);
  if (source.length === 0 || target.length === 0) return null;
  const rows = db
    .prepare(
      `SELECT DISTINCT b."id" AS "beadId", b."revision", b."order" FROM "Sentence" AS s
        JOIN "Link" AS l ON l."sentenceId" = s."id" AND l."alignmentId" = ? JOIN "Bead" AS b ON b."id" = l."beadId"
        WHERE s."versionId" = ? AND s."text" = ? AND b."id" <> ? AND b."status" <> 'confirmed' ORDER BY b."order"`,
    )
    .all(alignmentId, versionId, source[0], beadId) as { beadId: number; revision: number }[];
  const others = rows.flatMap(({ beadId: id, revision }) => {
    const sides = sidesOf(id);
    const isEmpty = sides.target.length === 0;
    if (!isSame(sides.source, source) || isSame(sides.target, target)) return [];
    if (!isEmpty && sides.target.length !== target.length) return [];
    return [{ beadId: id, revision, isEmpty }];
  });
  return { source, target, others };
}

/**
 * Gives the translation of a confirmed bead to all others of the text with the same source: drafts
 * with their origin, as one operation of the history.
 */
export function propagate(
  db: Sqlite,
  { textId, beadId, author }: { textId: string; beadId: number; author: string },
): Filled {
  const same = findSameSource(db, textId, beadId);
  if (!same || same.others.length === 0) return { filled: [], refused: [] };
  return fillTargets(db, {
    ...{ textId, kind: 'propagate', author },
    fillings: same.others.map(({ beadId: other, revision }) => ({
      ...{ beadId: other, revision, texts: same.target },
      origin: {
        ...{ way: 'propagated', kind: 'exact', score: 100, source: null, name: '' },
        ...{ memoryId: null, beadId },
      },
    })),
  });
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, at) => text === b[at]);
}
