import { StoreError } from '../errors';
import { joined, sideOf } from '../memory/beads';
import type { Sqlite } from '../sqlite';

/** The beads of a text that have both sides, as plain text, in order; all of them: linear in its length. */
export function readBeadPairs(
  db: Sqlite,
  textId: string,
): { from: string; to: string; beads: { id: number; source: string; target: string }[] } {
  const alignment = db
    .prepare(
      `SELECT a."id", source."lang" AS "from", target."lang" AS "to" FROM "Alignment" AS a
        JOIN "Version" AS source ON source."id" = a."sourceVersionId"
        JOIN "Version" AS target ON target."id" = a."targetVersionId"
        WHERE a."textId" = ? ORDER BY a."id" LIMIT 1`,
    )
    .get(textId) as { id: number; from: string; to: string } | undefined;
  if (!alignment) throw new StoreError('unknown-text', `There is no text ${textId}.`, { textId });
  const { id, from, to } = alignment;
  const rows = db
    .prepare(
      `SELECT b."id", ${sideOf('source')} AS "sources", ${sideOf('target')} AS "targets"
      FROM "Bead" AS b JOIN "Alignment" AS a ON a."id" = b."alignmentId"
      WHERE b."alignmentId" = ? ORDER BY b."order"`,
    )
    .all(id) as { id: number; sources: string; targets: string }[];
  const beads = rows
    .map((row) => ({ id: row.id, source: joined(row.sources, from), target: joined(row.targets, to) }))
    .filter(({ source, target }) => source.trim() !== '' && target.trim() !== ''); // prettier-ignore
  return { from, to, beads };
}
