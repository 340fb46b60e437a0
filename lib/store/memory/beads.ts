import type { Sqlite } from '../sqlite';

/** A bead as a translation unit: its sentences joined, in the languages of its versions. */
export interface BeadPair {
  beadId: number;
  textId: string;
  title: string;
  alignmentId: number;
  order: string;
  sourceLang: string;
  targetLang: string;
  source: string;
  target: string;
  createdAt: string;
  changedAt: string;
  changedBy: string;
}

/**
 * The beads of these ids that are confirmed and have both sides. A bead that is read is as it stands
 * now: this is the memory of the confirmed beads, and there is no other copy.
 */
export function readConfirmedBeads(db: Sqlite, ids: readonly number[]): BeadPair[] {
  return readPairs(db, ids, '=');
}

/** The beads of these ids that are not confirmed and have both sides. */
export function readOpenBeads(db: Sqlite, ids: readonly number[]): BeadPair[] {
  return readPairs(db, ids, '<>');
}

function readPairs(db: Sqlite, ids: readonly number[], confirmed: '=' | '<>'): BeadPair[] {
  const rows = db
    .prepare(
      `SELECT b."id" AS "beadId", a."textId", a."id" AS "alignmentId", b."order", b."createdAt", b."changedAt",
        b."changedBy", source."title", source."lang" AS "sourceLang", target."lang" AS "targetLang",
        ${sideOf('source')} AS "sources", ${sideOf('target')} AS "targets"
      FROM json_each(?) AS wanted JOIN "Bead" AS b ON b."id" = wanted."value"
        JOIN "Alignment" AS a ON a."id" = b."alignmentId"
        JOIN "Version" AS source ON source."id" = a."sourceVersionId"
        JOIN "Version" AS target ON target."id" = a."targetVersionId"
      WHERE b."status" ${confirmed} 'confirmed'`,
    )
    .all(JSON.stringify(ids)) as (Omit<BeadPair, 'source' | 'target'> & {
    sources: string | null;
    targets: string | null;
  })[];
  return rows.flatMap(({ sources, targets, ...row }) => {
    const source = joined(sources, row.sourceLang);
    const target = joined(targets, row.targetLang);
    return source === '' || target === '' ? [] : [{ ...row, source, target }];
  });
}

/**
 * The source before and after a bead in its text, on the side of `lang`; '' at an end. Beads without
 * that side are passed over, a hundred at most.
 */
export function readNeighbours(
  db: Sqlite,
  beadId: number,
  side: 'source' | 'target',
): { previous: string; next: string } | null {
  const bead = db
    .prepare(
      `SELECT b."alignmentId", b."order", v."lang" FROM "Bead" AS b JOIN "Alignment" AS a ON a."id" = b."alignmentId"
        JOIN "Version" AS v ON v."id" = a."${side}VersionId" WHERE b."id" = ?`,
    )
    .get(beadId) as { alignmentId: number; order: string; lang: string } | undefined;
  if (!bead) return null;
  const near = (compare: '<' | '>', direction: 'ASC' | 'DESC') => {
    const rows = db
      .prepare(
        `SELECT (${sideOf(side)}) AS "texts" FROM "Bead" AS b JOIN "Alignment" AS a ON a."id" = b."alignmentId"
          WHERE b."alignmentId" = ? AND b."order" ${compare} ? ORDER BY b."order" ${direction} LIMIT 100`,
      )
      .pluck()
      .iterate(bead.alignmentId, bead.order) as IterableIterator<string | null>;
    for (const texts of rows) {
      const text = joined(texts, bead.lang);
      if (text !== '') return text;
    }
    return '';
  };
  return { previous: near('<', 'DESC'), next: near('>', 'ASC') };
}

/** SQL: JSON of the sentences of bead `b` on a side of alignment `a`, in order. */
export function sideOf(side: 'source' | 'target'): string {
  return `(SELECT json_group_array(t."text") FROM (SELECT s."text" FROM "Link" AS l JOIN "Sentence" AS s ON s."id" = l."sentenceId"
    WHERE l."beadId" = b."id" AND s."versionId" = a."${side}VersionId" ORDER BY s."order") AS t)`;
}

/** Chinese and Japanese sentences stand side by side, others with a space between. */
export function joined(texts: string | null, lang: string): string {
  const sentences = texts === null ? [] : (JSON.parse(texts) as string[]);
  return sentences.filter((text) => text !== '').join(/^(?:zh|ja|yue)\b/i.test(lang) ? '' : ' ');
}
