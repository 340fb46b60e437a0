import { applyChanges, type RowChange } from '../changes';
import { recordOperation } from '../record-operation';
import { textColumns } from '../rows';
import type { Sqlite } from '../sqlite';
import type { OperationKind, OriginView } from '../types';
import { placesForTargets, type BeadPlace, type StandingTarget } from './places';

/** A translation for a bead that has none, or another one. */
export interface Filling {
  beadId: number;
  /** As the bead was seen: another one is left as it is. */
  revision: number;
  /** One sentence each. Where the bead has as many targets already, they are reworded. */
  texts: readonly string[];
  origin: OriginView & { unitId?: number | null };
}

export interface Filled {
  /** Ids of the beads that have a new target. */
  filled: number[];
  /** Those that are not as they were seen, or do not allow it. */
  refused: number[];
}

/**
 * Gives beads their targets, as drafts and with their origin, all as one operation of the history, in
 * one transaction. Confirmed beads are left as they are, empty or not: a person said so.
 * @param db a bulk connection
 */
export function fillTargets(
  db: Sqlite,
  order: { textId: string; kind: OperationKind; author: string; fillings: readonly Filling[] },
): Filled {
  return db.transaction(() => fill(db, order)).immediate();
}

type Kept = readonly [sentenceId: number, text: string, origin: Filling['origin']];

interface BeadRow {
  id: number;
  revision: number;
  status: string;
}

interface TargetRow extends StandingTarget {
  beadId: number;
  text: string;
  folded: string;
}

function fill(
  db: Sqlite,
  { textId, kind, author, fillings }: Parameters<typeof fillTargets>[1],
): Filled {
  const alignment = db
    .prepare(
      `SELECT a."id", a."targetVersionId" AS "versionId", v."length" FROM "Alignment" AS a
        JOIN "Version" AS v ON v."id" = a."targetVersionId" WHERE a."textId" = ? ORDER BY a."id" LIMIT 1`,
    )
    .get(textId) as { id: number; versionId: number; length: number } | undefined;
  const refused: number[] = [];
  if (!alignment) return { filled: [], refused: fillings.map(({ beadId }) => beadId) };
  const standing = targetsOf(db, alignment.id, alignment.versionId);
  const own = new Map<number, number[]>();
  standing.forEach(({ beadId }, at) => push(own, beadId, at));
  const beads = db
    .prepare('SELECT "id", "revision", "status" FROM "Bead" WHERE "alignmentId" = ? ORDER BY "order"')
    .all(alignment.id) as BeadRow[]; // prettier-ignore
  const rows = new Map(beads.map((bead) => [bead.id, bead]));

  const taken = new Map<number, Filling>();
  for (const filling of fillings) {
    const bead = rows.get(filling.beadId);
    const targets = own.get(filling.beadId)?.length ?? 0;
    const fits = targets === 0 || targets === filling.texts.length;
    const isAsSeen = bead?.revision === filling.revision && bead.status !== 'confirmed';
    if (isAsSeen && fits && filling.texts.length > 0) taken.set(filling.beadId, filling);
    else refused.push(filling.beadId);
  }
  if (taken.size === 0) return { filled: [], refused };

  const origins: Kept[] = [];
  const changes: RowChange[] = [
    ...insertions(db, alignment, beads, standing, own, taken, origins),
    ...rewordings(standing, own, taken, origins),
  ];
  for (const { id, status } of beads)
    if (taken.has(id) && status !== 'draft')
      changes.push({ table: 'bead', key: { id }, before: { status }, after: { status: 'draft' } });
  applyChanges(db, changes);
  keepOrigins(db, textId, origins);
  const filled = [...taken.keys()];
  recordOperation(db, { textId, kind, author, changes, touched: filled });
  return { filled, refused };
}

/** Blocks, sentences and links for the beads that have no target. */
function insertions(
  db: Sqlite,
  { id: alignmentId, versionId, length }: { id: number; versionId: number; length: number },
  beads: readonly BeadRow[],
  standing: readonly TargetRow[],
  own: ReadonlyMap<number, readonly number[]>,
  taken: ReadonlyMap<number, Filling>,
  origins: Kept[],
): RowChange[] {
  const sourceBlocks = sourceBlocksOf(db, alignmentId, versionId);
  const list = beads.map(({ id }): BeadPlace => {
    const targets = own.get(id) ?? [];
    const wanted = targets.length > 0 ? 0 : (taken.get(id)?.texts.length ?? 0);
    return { sourceBlocks: sourceBlocks.get(id) ?? [], targets, wanted };
  });
  const { places, blocks } = placesForTargets(standing, list, length === 0);
  const [firstBlock, firstSentence] = [firstFreeId(db, 'Block'), firstFreeId(db, 'Sentence')];
  const blockOf = db.prepare('SELECT "kind", "level" FROM "Block" WHERE "id" = ?');
  // In the text's other alignments a sentence stands with the one beside it.
  const others = db.prepare(
    'SELECT "alignmentId", "beadId" FROM "Link" WHERE "sentenceId" = ? AND "alignmentId" <> ?',
  );
  const added: Record<'blocks' | 'sentences' | 'links', RowChange[]> = { blocks: [], sentences: [], links: [] }; // prettier-ignore
  blocks.forEach(({ like, order }, at) => {
    const { kind, level } = (blockOf.get(like) ?? { kind: 'paragraph', level: null }) as {
      kind: string;
      level: number | null;
    };
    const after = { versionId, order, kind, level, headingId: null };
    added.blocks.push({ table: 'block', key: { id: firstBlock + at }, before: null, after });
  });
  const said = new Map<number, number>();
  places.forEach(({ bead, order, at, block, beside }, place) => {
    const beadId = beads[bead]!.id;
    const filling = taken.get(beadId)!;
    const which = said.get(bead) ?? 0;
    said.set(bead, which + 1);
    const id = firstSentence + place;
    const blockId = 'id' in block ? block.id : firstBlock + block.made;
    const columns = { versionId, blockId, order, base: '', ...textColumns(filling.texts[which]!), start: at, end: at, spans: null, role: 'plain' }; // prettier-ignore
    added.sentences.push({ table: 'sentence', key: { id }, before: null, after: columns });
    const links = [
      { alignmentId, beadId },
      ...(beside === null ? [] : (others.all(beside, alignmentId) as { alignmentId: number; beadId: number }[])), // prettier-ignore
    ];
    for (const link of links)
      added.links.push({ table: 'link', key: { alignmentId: link.alignmentId, sentenceId: id }, before: null, after: { beadId: link.beadId } }); // prettier-ignore
    origins.push([id, filling.texts[which]!, filling.origin]);
  });
  return [...added.blocks, ...added.sentences, ...added.links];
}

/** Another wording for the beads that have as many targets as they are to have. */
function rewordings(
  standing: readonly TargetRow[],
  own: ReadonlyMap<number, readonly number[]>,
  taken: ReadonlyMap<number, Filling>,
  origins: Kept[],
): RowChange[] {
  return [...taken.values()].flatMap(({ beadId, texts, origin }) =>
    (own.get(beadId) ?? []).flatMap((target, which): RowChange[] => {
      const { id, text, folded } = standing[target]!;
      origins.push([id, texts[which]!, origin]);
      if (text === texts[which]) return [];
      return [{ table: 'sentence', key: { id }, before: { text, folded }, after: textColumns(texts[which]!) }]; // prettier-ignore
    }),
  );
}

function targetsOf(db: Sqlite, alignmentId: number, versionId: number): TargetRow[] {
  return db
    .prepare(
      `SELECT s."id", s."order", s."blockId", k."order" AS "blockOrder", s."end", s."text", s."folded", l."beadId"
        FROM "Sentence" AS s JOIN "Block" AS k ON k."id" = s."blockId"
        JOIN "Link" AS l ON l."sentenceId" = s."id" AND l."alignmentId" = ?
        WHERE s."versionId" = ? ORDER BY s."order"`,
    )
    .all(alignmentId, versionId) as TargetRow[];
}

function sourceBlocksOf(
  db: Sqlite,
  alignmentId: number,
  targetVersionId: number,
): Map<number, number[]> {
  const rows = db
    .prepare(
      `SELECT l."beadId", s."blockId" FROM "Link" AS l JOIN "Sentence" AS s ON s."id" = l."sentenceId"
        WHERE l."alignmentId" = ? AND s."versionId" <> ? ORDER BY s."order"`,
    )
    .all(alignmentId, targetVersionId) as { beadId: number; blockId: number }[];
  const blocks = new Map<number, number[]>();
  for (const { beadId, blockId } of rows) push(blocks, beadId, blockId);
  return blocks;
}

function keepOrigins(db: Sqlite, textId: string, origins: readonly Kept[]): void {
  const keep = db.prepare(
    `INSERT OR REPLACE INTO "SentenceOrigin" ("sentenceId", "text", "textId", "way", "kind", "score", "source",
      "name", "memoryId", "unitId", "beadId", "at") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const now = new Date().toISOString();
  for (const [id, text, { way, kind, score, source, name, memoryId, unitId, beadId }] of origins)
    keep.run(
      id,
      text,
      textId,
      way,
      kind,
      score,
      source,
      name,
      memoryId,
      unitId ?? null,
      beadId,
      now,
    );
}

/** Ids are never used twice (AUTOINCREMENT); the transaction that holds the lock may take them. */
function firstFreeId(db: Sqlite, table: 'Block' | 'Sentence'): number {
  const last = db.prepare('SELECT "seq" FROM "sqlite_sequence" WHERE "name" = ?').pluck();
  return ((last.get(table) as number | undefined) ?? 0) + 1;
}

function push(lists: Map<number, number[]>, key: number, value: number): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
