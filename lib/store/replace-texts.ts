import type { RowChange } from './changes';
import { applyChanges } from './changes';
import { recordOperation } from './record-operation';
import { textColumns } from './rows';
import type { Sqlite } from './sqlite';
import type { Side } from './types';

/** A sentence as it was seen, in its bead. */
export interface SeenSentence {
  beadId: number;
  /** Place of the bead in the alignment, from 0. */
  index: number;
  revision: number;
  sentenceId: number;
  side: Side;
  text: string;
}

const beadsAtOnce = 500;

/**
 * The sentences of a text's alignment in order of its beads, some hundred beads at a time. Each bead
 * comes with the revision that its texts belong to; between the parts others may write.
 * @returns nothing where there is no such text
 */
export function* readSentences(db: Sqlite, textId: string): Generator<SeenSentence[]> {
  const alignmentId = alignmentOf(db, textId);
  const page = db.prepare(
    `WITH "page" AS (
       SELECT "id", "order", "revision", row_number() OVER (ORDER BY "order") - 1 AS "place"
       FROM "Bead" WHERE "alignmentId" = ? AND "order" > ? ORDER BY "order" LIMIT ${beadsAtOnce})
     SELECT p."id" AS "beadId", p."order" AS "order", p."place" AS "place", p."revision" AS "revision",
       s."id" AS "sentenceId", s."text" AS "text", s."versionId" = a."sourceVersionId" AS "isSource"
     FROM "page" AS p JOIN "Alignment" AS a ON a."id" = ?
     LEFT JOIN "Link" AS l ON l."beadId" = p."id" LEFT JOIN "Sentence" AS s ON s."id" = l."sentenceId"
     ORDER BY p."order", "isSource" DESC, s."order"`,
  );
  let [after, first] = ['', 0];
  for (;;) {
    const rows = page.all(alignmentId, after, alignmentId) as SentenceRow[];
    if (rows.length === 0) return;
    yield rows.filter(({ sentenceId }) => sentenceId !== null).map((row) => toSeen(row, first));
    after = rows.at(-1)!.order;
    first += rows.at(-1)!.place + 1;
  }
}

interface SentenceRow {
  beadId: number;
  order: string;
  place: number;
  revision: number;
  sentenceId: number;
  text: string;
  isSource: 0 | 1;
}

function toSeen({ place, isSource, ...row }: SentenceRow, first: number): SeenSentence {
  const { beadId, revision, sentenceId, text } = row;
  const side = isSource ? 'source' : 'target';
  return { beadId, index: first + place, revision, sentenceId, side, text };
}

/** How many beads the alignment of a text has; null where there is no such text. */
export function countBeads(db: Sqlite, textId: string): number | null {
  const alignmentId = alignmentOf(db, textId);
  if (alignmentId === null) return null;
  const count = db.prepare('SELECT count(*) FROM "Bead" WHERE "alignmentId" = ?').pluck();
  return count.get(alignmentId) as number;
}

function alignmentOf(db: Sqlite, textId: string): number | null {
  const first = db.prepare('SELECT min("id") FROM "Alignment" WHERE "textId" = ?').pluck();
  return first.get(textId) as number | null;
}

export interface Reworded extends SeenSentence {
  /** What the sentence is to say. */
  after: string;
}

/**
 * Gives sentences another wording, all as one operation of the history, in one transaction. Their
 * beads become drafts: what was confirmed was another text.
 * @param db a bulk connection
 * @returns ids of the beads that were changed, and of those that were left as they are because they
 *   are not as they were seen
 */
export function replaceTexts(
  db: Sqlite,
  { textId, author, reworded }: { textId: string; author: string; reworded: readonly Reworded[] },
): { changed: number[]; refused: number[] } {
  return db.transaction(() => reword(db, textId, author, reworded)).immediate();
}

function reword(db: Sqlite, textId: string, author: string, reworded: readonly Reworded[]) {
  const beadOf = db.prepare(
    `SELECT b."revision" AS "revision", b."status" AS "status" FROM "Bead" AS b
     JOIN "Alignment" AS a ON a."id" = b."alignmentId" WHERE b."id" = ? AND a."textId" = ?`,
  );
  const sentenceOf = db.prepare('SELECT "text", "folded" FROM "Sentence" WHERE "id" = ?');
  const beadsOf = db.prepare('SELECT "beadId" FROM "Link" WHERE "sentenceId" = ?').pluck();

  const statuses = new Map<number, string>();
  const refused = new Set<number>();
  for (const { beadId, revision } of reworded) {
    if (statuses.has(beadId) || refused.has(beadId)) continue;
    const bead = beadOf.get(beadId, textId) as { revision: number; status: string } | undefined;
    if (bead?.revision === revision) statuses.set(beadId, bead.status);
    else refused.add(beadId);
  }
  const changes: RowChange[] = [];
  const others = new Set<number>();
  for (const { beadId, sentenceId, after } of reworded) {
    if (refused.has(beadId)) continue;
    const before = sentenceOf.get(sentenceId) as { text: string; folded: string };
    if (before.text === after) continue;
    changes.push({ table: 'sentence', key: { id: sentenceId }, before, after: textColumns(after) });
    // In the text's other alignments the sentence stands in other beads.
    for (const bead of beadsOf.all(sentenceId) as number[]) others.add(bead);
  }
  for (const [id, status] of statuses)
    if (status !== 'draft' && others.has(id))
      changes.push({ table: 'bead', key: { id }, before: { status }, after: { status: 'draft' } });
  if (changes.length > 0) {
    applyChanges(db, changes);
    recordOperation(db, { textId, kind: 'replace-text', author, changes, touched: [...others] });
  }
  return { changed: [...statuses.keys()].filter((id) => others.has(id)), refused: [...refused] };
}
