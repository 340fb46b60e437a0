import { StoreError } from '../errors';
import type { Sqlite } from '../sqlite';
import { joined, sideOf } from './beads';

/** What is translated at once: the source side of a bead, as it stands. */
export interface TextSegment {
  beadId: number;
  revision: number;
  status: string;
  /** Its sentences, joined. */
  text: string;
  sentences: number;
  /** Whether the bead has a target. */
  isTranslated: boolean;
  /** The segments before and after it: '' at an end of the text. */
  previous: string;
  next: string;
}

export interface TextSegments {
  alignmentId: number;
  /** BCP 47. */
  from: string;
  to: string;
  /** In the order of the text. Beads without a source are none. */
  segments: TextSegment[];
}

/**
 * The segments of a text, all of them: linear in its length.
 * @throws StoreError `unknown-text`
 */
export function readSegments(db: Sqlite, textId: string): TextSegments {
  const alignment = db
    .prepare(
      `SELECT a."id", source."lang" AS "from", target."lang" AS "to" FROM "Alignment" AS a
        JOIN "Version" AS source ON source."id" = a."sourceVersionId"
        JOIN "Version" AS target ON target."id" = a."targetVersionId"
        WHERE a."textId" = ? ORDER BY a."id" LIMIT 1`,
    )
    .get(textId) as { id: number; from: string; to: string } | undefined;
  if (!alignment)
    throw new StoreError('unknown-text', `There is no text ${textId}. Its id is the last part of its address.`, { textId }); // prettier-ignore
  const { id: alignmentId, from, to } = alignment;
  const rows = db
    .prepare(
      `SELECT b."id" AS "beadId", b."revision", b."status", ${sideOf('source')} AS "sources",
        EXISTS (SELECT 1 FROM "Link" AS l JOIN "Sentence" AS s ON s."id" = l."sentenceId"
          WHERE l."beadId" = b."id" AND s."versionId" = a."targetVersionId" AND s."text" <> '') AS "isTranslated"
      FROM "Bead" AS b JOIN "Alignment" AS a ON a."id" = b."alignmentId"
      WHERE b."alignmentId" = ? ORDER BY b."order"`,
    )
    .all(alignmentId) as {
    beadId: number;
    revision: number;
    status: string;
    sources: string;
    isTranslated: number;
  }[];
  const segments = rows.flatMap(({ sources, isTranslated, ...row }): TextSegment[] => {
    const text = joined(sources, from);
    if (text.trim() === '') return [];
    const sentences = (JSON.parse(sources) as string[]).length;
    return [{ ...row, text, sentences, isTranslated: isTranslated === 1, previous: '', next: '' }];
  });
  for (const [at, segment] of segments.entries()) {
    segment.previous = segments[at - 1]?.text ?? '';
    segment.next = segments[at + 1]?.text ?? '';
  }
  return { alignmentId, from, to, segments };
}
