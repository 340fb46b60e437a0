import type { OldBead } from '@/lib/align/carry';
import { orderKeys } from './order-keys';
import type { RevisionSteps } from './revision-steps';
import type { Sqlite } from './sqlite';

export interface AlignmentRow {
  id: number;
  /** Ids of its versions, and their languages (BCP 47). */
  source: number;
  target: number;
  languages: { source: string; target: string };
}

/** The alignments of a text. */
export function alignmentsOf(db: Sqlite, textId: string): AlignmentRow[] {
  const rows = db
    .prepare(
      `SELECT a."id", a."sourceVersionId" AS "source", a."targetVersionId" AS "target",
         s."lang" AS "sourceLang", t."lang" AS "targetLang"
       FROM "Alignment" AS a JOIN "Version" AS s ON s."id" = a."sourceVersionId"
       JOIN "Version" AS t ON t."id" = a."targetVersionId" WHERE a."textId" = ? ORDER BY a."id"`,
    )
    .all(textId) as (Omit<AlignmentRow, 'languages'> & {
    sourceLang: string;
    targetLang: string;
  })[];
  return rows.map(({ sourceLang, targetLang, ...row }) => ({
    ...row,
    languages: { source: sourceLang, target: targetLang },
  }));
}

interface BeadRow {
  id: number;
  order: string;
  status: string;
  confidence: number;
}

interface LinkRow {
  sentenceId: number;
  beadId: number;
}

/** An alignment as it stands, before it is changed. */
export interface StandingBeads {
  alignmentId: number;
  /** By id, in order. */
  rows: ReadonlyMap<number, BeadRow>;
  links: readonly LinkRow[];
  /** The same beads by places of their sentences, ascending. */
  beads: readonly OldBead[];
}

/**
 * Reads an alignment with its beads by places.
 * @param source ids of the source's sentences, in order
 * @param target the same of the target
 */
export function readStanding(
  db: Sqlite,
  alignmentId: number,
  source: readonly number[],
  target: readonly number[],
): StandingBeads {
  const rows = db
    .prepare(
      'SELECT "id", "order", "status", "confidence" FROM "Bead" WHERE "alignmentId" = ? ORDER BY "order"',
    )
    .all(alignmentId) as BeadRow[];
  const links = db
    .prepare('SELECT "sentenceId", "beadId" FROM "Link" WHERE "alignmentId" = ?')
    .all(alignmentId) as LinkRow[];
  const beadOf = new Map(links.map(({ sentenceId, beadId }) => [sentenceId, beadId]));
  const beads = new Map(
    rows.map(({ id }) => [id, { id, source: [] as number[], target: [] as number[] }]),
  );
  for (const [side, ids] of [['source', source] as const, ['target', target] as const])
    ids.forEach((id, place) => beads.get(beadOf.get(id)!)?.[side].push(place));
  return {
    alignmentId,
    rows: new Map(rows.map((row) => [row.id, row])),
    links,
    beads: [...beads.values()],
  };
}

/** A bead as it is to stand: an old one with its sentences, or a new one. */
export interface NextBead {
  /** Id of the old bead, `null` for a new one. */
  kept: number | null;
  sentenceIds: readonly number[];
  status: string;
  confidence: number;
}

/**
 * The steps from the beads that stand to those that are to stand; what is in none of them goes.
 * @param next all beads in their order
 * @returns ids of the beads that are made and of those that go
 */
export function stepBeads(
  steps: RevisionSteps,
  { alignmentId, rows, links }: StandingBeads,
  next: readonly NextBead[],
): { made: number[]; removed: number[] } {
  const orders = orderKeys(next.map(({ kept }) => (kept === null ? null : rows.get(kept)!.order)));
  const going = new Map(rows);
  const made: number[] = [];
  next.forEach(({ kept, sentenceIds, status, confidence }, at) => {
    const columns = { order: orders[at]!, status, confidence };
    if (kept !== null) {
      steps.change('beads', 'bead', rows.get(kept)!, columns);
      going.delete(kept);
      return;
    }
    const id = steps.newId('Bead');
    made.push(id);
    steps.add('add beads', 'bead', { id }, { alignmentId, ...columns });
    for (const sentenceId of sentenceIds)
      steps.add('link', 'link', { alignmentId, sentenceId }, { beadId: id });
  });
  for (const { sentenceId, beadId } of links)
    if (going.has(beadId)) steps.remove('unlink', 'link', { alignmentId, sentenceId }, { beadId });
  for (const { id, ...row } of going.values())
    steps.remove('remove beads', 'bead', { id }, { alignmentId, ...row });
  return { made, removed: [...going.keys()] };
}
