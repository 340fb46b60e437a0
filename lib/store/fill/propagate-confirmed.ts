import type { Sqlite } from '../sqlite';
import { fillTargets, type Filled, type Filling } from './fill-targets';

/** What the beads that were confirmed together have to give to others of the text. */
export interface SameSources {
  /** Others with the source of one of them and without a target. */
  empty: number;
  /** Others with another target, which nobody confirmed. */
  different: number;
  /** Others left as they are, since confirmed beads translate their source in several ways. */
  left: number;
}

/** A bead that was confirmed. */
export interface ConfirmedBead {
  textId: string;
  beadId: number;
}

export interface ConfirmedTogether {
  textId: string;
  /** The operation that confirmed them. */
  operationId: number;
}

/**
 * Where the source of a confirmed bead, or those of all beads that one operation confirmed, stand
 * elsewhere in the text, identical, without a target or with another one that nobody confirmed. Beads
 * that are not confirmed any more give nothing, nor does a source that confirmed beads of the text,
 * these or others, translate in several ways. One with another number of target sentences is left
 * out: which would be which is not known. One pass over the sentences of a version, whatever the
 * number of beads.
 */
export function findSameSources(
  db: Sqlite,
  confirmed: ConfirmedBead | ConfirmedTogether,
): SameSources {
  const { fillings, empty, left } = plan(db, confirmed);
  return { empty, different: fillings.length - empty, left };
}

/**
 * Gives the translations of what was confirmed to all others of the text with the same sources: drafts with their origin, as one operation of the history.
 */
export function propagateConfirmed(
  db: Sqlite,
  { author, ...confirmed }: (ConfirmedBead | ConfirmedTogether) & { author: string },
): Filled {
  const { fillings } = plan(db, confirmed);
  if (fillings.length === 0) return { filled: [], refused: [] };
  return fillTargets(db, { textId: confirmed.textId, kind: 'propagate', author, fillings });
}

/**
 * The same for one bead, with its source: that it is asked of only once.
 * @returns null where the bead is not a confirmed pair of this text
 */
export function findSameSource(
  db: Sqlite,
  bead: ConfirmedBead,
): (SameSources & { source: string }) | null {
  const { own } = plan(db, bead);
  return own[0] ? { source: own[0].source.join('\n'), ...findSameSources(db, bead) } : null;
}

interface Bead {
  id: number;
  revision: number;
  isConfirmed: boolean;
  source: string[];
  target: string[];
}

interface Plan {
  /** What gives. */
  own: Bead[];
  fillings: Filling[];
  empty: number;
  left: number;
}

function plan(db: Sqlite, confirmed: ConfirmedBead | ConfirmedTogether): Plan {
  const none: Plan = { own: [], fillings: [], empty: 0, left: 0 };
  const { textId } = confirmed;
  const named = 'beadId' in confirmed ? JSON.stringify([confirmed.beadId]) : beadsOf(db, confirmed);
  const alignment = db
    .prepare(
      `SELECT "id", "sourceVersionId" AS "versionId" FROM "Alignment" WHERE "textId" = ? ORDER BY "id" LIMIT 1`,
    )
    .get(textId) as { id: number; versionId: number } | undefined;
  if (named === undefined || !alignment) return none;

  const own = readBeads(db, alignment, named).filter(isGiving);
  if (own.length === 0) return none;
  const same = bySource(readBeads(db, alignment, beadsWith(db, alignment, own)));
  const fillings: Filling[] = [];
  const counts = { empty: 0, left: 0 };
  for (const [key, [giving]] of bySource(own)) {
    const beads = same.get(key) ?? [];
    const confirmed = beads.filter(isGiving).map(({ target }) => target);
    const targets = new Set(confirmed.map(keyOf));
    const lengths = new Set(confirmed.map(({ length }) => length));
    const wanting = beads.filter((bead) => !bead.isConfirmed && wants(bead, targets, lengths));
    if (targets.size > 1) counts.left += wanting.length;
    else
      for (const bead of wanting) {
        counts.empty += Number(bead.target.length === 0);
        fillings.push(fillingOf(bead, giving!));
      }
  }
  return { own, fillings, ...counts };
}

/** Ids, as JSON, of the beads that an operation confirmed. */
function beadsOf(db: Sqlite, { textId, operationId }: ConfirmedTogether): string | undefined {
  return db
    .prepare(
      `SELECT "beads" FROM "Operation" WHERE "id" = ? AND "textId" = ? AND "kind" = 'set-status'`,
    )
    .pluck()
    .get(operationId, textId) as string | undefined;
}

function isGiving({ isConfirmed, source, target }: Bead): boolean {
  return isConfirmed && source.length > 0 && target.length > 0;
}

/** Whether a bead has none of the targets, and has as many sentences as one of them, or none. */
function wants(
  { target }: Bead,
  targets: ReadonlySet<string>,
  lengths: ReadonlySet<number>,
): boolean {
  return target.length === 0 || (lengths.has(target.length) && !targets.has(keyOf(target)));
}

function fillingOf({ id, revision }: Bead, giving: Bead): Filling {
  return {
    ...{ beadId: id, revision, texts: giving.target },
    origin: {
      ...{ way: 'propagated', kind: 'exact', score: 100, source: null, name: '' },
      ...{ memoryId: null, beadId: giving.id },
    },
  };
}

/** Ids, as JSON, of the beads in which a sentence stands with which one of these begins. */
function beadsWith(
  db: Sqlite,
  { id, versionId }: { id: number; versionId: number },
  beads: readonly Bead[],
): string {
  const first = [...new Set(beads.map(({ source }) => source[0]))];
  const ids = db
    .prepare(
      `SELECT DISTINCT l."beadId" FROM "Sentence" AS s
        JOIN "Link" AS l ON l."sentenceId" = s."id" AND l."alignmentId" = ?
        WHERE s."versionId" = ? AND s."text" IN (SELECT "value" FROM json_each(?))`,
    )
    .pluck()
    .all(id, versionId, JSON.stringify(first));
  return JSON.stringify(ids);
}

/** Beads with their sentences, in order; one without any is left out. */
function readBeads(
  db: Sqlite,
  { id: alignmentId, versionId }: { id: number; versionId: number },
  ids: string,
): Bead[] {
  const rows = db
    .prepare(
      `SELECT b."id", b."revision", b."status" = 'confirmed' AS "isConfirmed", s."text", s."versionId" = ? AS "isSource"
        FROM json_each(?) AS e CROSS JOIN "Bead" AS b ON b."id" = e."value" AND b."alignmentId" = ?
        CROSS JOIN "Link" AS l ON l."beadId" = b."id" CROSS JOIN "Sentence" AS s ON s."id" = l."sentenceId"
        ORDER BY b."order", b."id", s."order"`,
    )
    .iterate(versionId, ids, alignmentId) as Iterable<{
    id: number;
    revision: number;
    isConfirmed: 0 | 1;
    text: string;
    isSource: 0 | 1;
  }>;
  const beads: Bead[] = [];
  for (const { id, revision, isConfirmed, text, isSource } of rows) {
    if (beads.at(-1)?.id !== id)
      beads.push({ id, revision, isConfirmed: isConfirmed === 1, source: [], target: [] });
    beads.at(-1)![isSource ? 'source' : 'target'].push(text);
  }
  return beads;
}

function bySource(beads: readonly Bead[]): Map<string, Bead[]> {
  const groups = new Map<string, Bead[]>();
  for (const bead of beads) {
    const key = keyOf(bead.source);
    const group = groups.get(key);
    if (group) group.push(bead);
    else groups.set(key, [bead]);
  }
  return groups;
}

function keyOf(texts: readonly string[]): string {
  return JSON.stringify(texts);
}
