import { carryBeads, type CarriedBead, type OldBead } from '@/lib/align/carry';
import { matchSentences, type SentenceMatch } from '@/lib/align/match-sentences';
import type { AlignableBlock, Bead } from '@/lib/align/types';
import type { PreparedText } from '@/lib/text/types';
import { applyChanges, type Columns, type RowChange } from './changes';
import { keepSource, type NewVersion } from './import';
import { orderKeys } from './order-keys';
import { placeColumns, repairColumns, sentencesOfRepairs, textColumns } from './rows';
import type { Sqlite } from './sqlite';

/** Aligns the sentences of a region: what `lib/align` does, with its lexicon loaded by the caller. */
export type AlignRegion = (
  source: AlignableBlock[],
  target: AlignableBlock[],
  languages: { source: string; target: string },
) => Bead[];

export interface Revision {
  /** `replace`: a corrected source was read; `repair`: a person decided on repairs. */
  kind: 'replace' | 'repair';
  author: string;
  /** The versions that are read anew, by id; the others stay as they are. */
  versions: ReadonlyMap<number, NewVersion>;
}

export interface RevisionResult {
  /** Sentences that stayed, that were corrected in place, that came and that went, over all versions. */
  sentences: { stayed: number; corrected: number; added: number; removed: number };
  /** Beads of all alignments, and how many of them were kept. */
  beads: { kept: number; total: number };
}

/**
 * Reads versions of a text anew and keeps all that stayed: sentences with their edits, beads with
 * their status. One operation in the history, in one transaction, undone like any other.
 * @param db a bulk connection
 */
export function reviseText(
  db: Sqlite,
  textId: string,
  revision: Revision,
  alignRegion: AlignRegion,
): RevisionResult {
  return db
    .transaction(() => {
      const plan = new RevisionPlan(db);
      for (const [versionId, version] of revision.versions) plan.readVersion(versionId, version);
      const alignments = db
        .prepare(
          'SELECT "id", "sourceVersionId" AS "source", "targetVersionId" AS "target" FROM "Alignment" WHERE "textId" = ?',
        )
        .all(textId) as { id: number; source: number; target: number }[];
      for (const alignment of alignments)
        plan.carryAlignment(alignment, revision.kind === 'replace', alignRegion);
      const changes = plan.changes();
      if (changes.length > 0) {
        applyChanges(db, changes);
        record(db, textId, revision, changes, plan.touched);
      }
      return plan.result;
    })
    .immediate();
}

function record(
  db: Sqlite,
  textId: string,
  { kind, author }: Revision,
  changes: RowChange[],
  touched: Set<number>,
): void {
  const now = new Date().toISOString();
  const touch = db.prepare(
    'UPDATE "Bead" SET "revision" = "revision" + 1, "changedAt" = ?, "changedBy" = ? WHERE "id" = ?',
  );
  for (const bead of touched) touch.run(now, author, bead);
  db.prepare(
    `UPDATE "Operation" SET "state" = 'replaced' WHERE "textId" = ? AND "state" = 'undone'`,
  ).run(textId);
  db.prepare(
    'INSERT INTO "Operation" ("textId", "kind", "author", "at", "changes", "beads") VALUES (?, ?, ?, ?, ?, ?)',
  ).run(textId, kind, author, now, JSON.stringify(changes), JSON.stringify([...touched]));
}

interface SentenceRow {
  id: number;
  blockId: number;
  order: string;
  text: string;
  folded: string;
  base: string;
  start: number;
  end: number;
  spans: string | null;
  role: string;
}

interface BlockRow {
  id: number;
  order: string;
  kind: string;
  level: number | null;
  headingId: number | null;
}

/** A version as it was and as it will be: what an alignment needs to know of it. */
interface ReadAnew {
  before: SentenceRow[];
  match: SentenceMatch;
  /** Ids of the sentences as they will be, in order. */
  ids: number[];
  /** Their blocks, in order: one entry a sentence. */
  blocks: { kind: string; level: number | null; id: number }[];
  texts: string[];
  /** Ids of sentences whose text or base changes. */
  corrected: Set<number>;
}

/** Collects the row changes of a revision, in an order in which they, and their inverse, can be applied. */
class RevisionPlan {
  readonly touched = new Set<number>();
  readonly result: RevisionResult = {
    sentences: { stayed: 0, corrected: 0, added: 0, removed: 0 },
    beads: { kept: 0, total: 0 },
  };
  private readonly steps = {
    unlink: [] as RowChange[],
    removeBeads: [] as RowChange[],
    versions: [] as RowChange[],
    addBlocks: [] as RowChange[],
    sentences: [] as RowChange[],
    removeSentences: [] as RowChange[],
    blocks: [] as RowChange[],
    removeBlocks: [] as RowChange[],
    addBeads: [] as RowChange[],
    beads: [] as RowChange[],
    link: [] as RowChange[],
    repairs: [] as RowChange[],
  };
  private readonly read = new Map<number, ReadAnew>();
  private readonly nextIds = new Map<string, number>();

  constructor(private readonly db: Sqlite) {}

  changes(): RowChange[] {
    return Object.values(this.steps).flat();
  }

  readVersion(versionId: number, version: NewVersion): void {
    const { prepared } = version;
    this.update('versions', 'version', versionId, {
      sha256: keepSource(this.db, version.bytes),
      title: version.title,
      fileName: version.fileName,
      format: version.format,
      encoding: version.encoding,
      length: prepared.source.length,
      decisions: JSON.stringify(version.decisions),
    });
    const before = this.sentencesOf(versionId);
    const sentences = prepared.blocks.flatMap((block, at) =>
      block.sentences.map((sentence) => ({ ...sentence, block: at })),
    );
    const match = matchSentences(
      before.map((row) => row.base),
      sentences.map((sentence) => sentence.text),
    );
    const stemsFrom = (at: number) => before[match.oldOf[at]!];
    const ids = sentences.map((_, at) => stemsFrom(at)?.id ?? this.newId('Sentence'));
    const blockIds = this.readBlocks(versionId, prepared, (at) => stemsFrom(at)?.blockId);
    const orders = orderKeys(sentences.map((_, at) => stemsFrom(at)?.order ?? null));
    const corrected = new Set<number>();

    sentences.forEach((sentence, at) => {
      const old = stemsFrom(at);
      const place = {
        blockId: blockIds[sentence.block]!,
        order: orders[at]!,
        base: sentence.text,
        ...placeColumns(sentence),
      };
      if (!old) {
        this.result.sentences.added++;
        const after = { versionId, ...place, ...textColumns(sentence.text) };
        this.steps.sentences.push({
          table: 'sentence',
          key: { id: ids[at]! },
          before: null,
          after,
        });
        return;
      }
      this.result.sentences[match.corrected[at] ? 'corrected' : 'stayed']++;
      if (match.corrected[at]) corrected.add(old.id);
      // A person's own wording outlives a correction of the source.
      const text = old.text === old.base ? textColumns(sentence.text) : {};
      this.change('sentences', 'sentence', old, { ...place, ...text });
    });
    const stayed = new Set(ids);
    for (const { id, ...row } of before) {
      if (stayed.has(id)) continue;
      this.result.sentences.removed++;
      this.steps.removeSentences.push({
        table: 'sentence',
        key: { id },
        before: { versionId, ...row },
        after: null,
      });
    }
    this.readRepairs(versionId, prepared, ids);
    this.read.set(versionId, {
      before,
      match,
      ids,
      texts: sentences.map((sentence) => sentence.text),
      blocks: sentences.map(({ block }) => ({
        kind: prepared.blocks[block]!.kind,
        level: prepared.blocks[block]!.level ?? null,
        id: blockIds[block]!,
      })),
      corrected,
    });
  }

  /** A block stays with the first sentence that it had and still has. Returns the ids in order. */
  private readBlocks(
    versionId: number,
    { blocks }: PreparedText,
    oldBlockOf: (sentence: number) => number | undefined,
  ): number[] {
    const before = this.db
      .prepare(
        'SELECT "id", "order", "kind", "level", "headingId" FROM "Block" WHERE "versionId" = ? ORDER BY "order"',
      )
      .all(versionId) as BlockRow[];
    const rows = new Map(before.map((row) => [row.id, row]));
    const taken = new Set<number>();
    let sentence = 0;
    const old = blocks.map((block) => {
      let row: BlockRow | undefined;
      for (let end = sentence + block.sentences.length; sentence < end; sentence++) {
        const id = oldBlockOf(sentence);
        if (row || id === undefined || taken.has(id)) continue;
        row = rows.get(id);
        taken.add(id);
      }
      return row;
    });
    const ids = old.map((row) => row?.id ?? this.newId('Block'));
    const orders = orderKeys(old.map((row) => row?.order ?? null));
    blocks.forEach((block, at) => {
      const columns = {
        order: orders[at]!,
        kind: block.kind,
        level: block.level ?? null,
        headingId: block.heading === undefined ? null : ids[block.heading]!,
      };
      const row = old[at];
      if (row) this.change('blocks', 'block', row, columns);
      else
        this.steps.addBlocks.push({
          table: 'block',
          key: { id: ids[at]! },
          before: null,
          after: { versionId, ...columns },
        });
    });
    const stayed = new Set(ids);
    for (const { id, ...row } of before)
      if (!stayed.has(id))
        this.steps.removeBlocks.push({
          table: 'block',
          key: { id },
          before: { versionId, ...row },
          after: null,
        });
    return ids;
  }

  private readRepairs(versionId: number, prepared: PreparedText, sentenceIds: number[]): void {
    const before = new Map(
      (
        this.db
          .prepare(
            'SELECT "id", "key", "kind", "start", "end", "before", "after", "certainty", "state", "sentenceId" FROM "Repair" WHERE "versionId" = ?',
          )
          .all(versionId) as (Columns & { id: number; key: string })[]
      ).map((row) => [row.key, row]),
    );
    const sentences = sentencesOfRepairs(prepared);
    prepared.repairs.forEach((repair, at) => {
      const sentence = sentences[at];
      const sentenceId = sentence === undefined ? null : sentenceIds[sentence]!;
      const columns: Columns = { ...repairColumns(repair), sentenceId };
      const old = before.get(repair.key);
      before.delete(repair.key);
      if (old) this.change('repairs', 'repair', old, columns);
      else
        this.steps.repairs.push({
          table: 'repair',
          key: { id: this.newId('Repair') },
          before: null,
          after: { versionId, ...columns },
        });
    });
    for (const { id, ...row } of before.values())
      this.steps.repairs.push({
        table: 'repair',
        key: { id },
        before: { versionId, ...row },
        after: null,
      });
  }

  carryAlignment(
    alignment: { id: number; source: number; target: number },
    correctedNeedsLook: boolean,
    alignRegion: AlignRegion,
  ): void {
    const source = this.read.get(alignment.source) ?? this.unchanged(alignment.source);
    const target = this.read.get(alignment.target) ?? this.unchanged(alignment.target);
    const rows = this.db
      .prepare(
        'SELECT "id", "order", "status", "confidence" FROM "Bead" WHERE "alignmentId" = ? ORDER BY "order"',
      )
      .all(alignment.id) as { id: number; order: string; status: string; confidence: number }[];
    const links = this.db
      .prepare('SELECT "sentenceId", "beadId" FROM "Link" WHERE "alignmentId" = ?')
      .all(alignment.id) as { sentenceId: number; beadId: number }[];

    const beads = new Map<number, OldBead & { source: number[]; target: number[] }>(
      rows.map(({ id }) => [id, { id, source: [], target: [] }]),
    );
    const sides = { source: placesOf(source.before), target: placesOf(target.before) };
    const linksOf = new Map<number, number[]>();
    for (const { sentenceId, beadId } of links) {
      const bead = beads.get(beadId)!;
      const at = sides.source.get(sentenceId);
      if (at !== undefined) bead.source.push(at);
      else bead.target.push(sides.target.get(sentenceId)!);
      linksOf.set(beadId, [...(linksOf.get(beadId) ?? []), sentenceId]);
    }
    const languages = {
      source: this.languageOf(alignment.source),
      target: this.languageOf(alignment.target),
    };
    const carried = carryBeads(
      [...beads.values()],
      source.match.oldOf,
      target.match.oldOf,
      (s, t) => alignRegion(blocksOf(source, s), blocksOf(target, t), languages),
    );

    const rowOf = new Map(rows.map((row) => [row.id, row]));
    const orders = orderKeys(
      carried.map(({ kept }) => (kept === null ? null : rowOf.get(kept)!.order)),
    );
    carried.forEach((bead, at) => {
      this.result.beads.total++;
      if (bead.kept === null) this.addBead(alignment.id, bead, orders[at]!, source, target);
      else {
        this.result.beads.kept++;
        const row = rowOf.get(bead.kept)!;
        rowOf.delete(bead.kept);
        const corrected =
          bead.source.some((i) => source.corrected.has(source.ids[i]!)) ||
          bead.target.some((j) => target.corrected.has(target.ids[j]!));
        if (corrected) this.touched.add(row.id);
        const status =
          corrected && correctedNeedsLook && row.status === 'confirmed' ? 'draft' : row.status;
        this.change('beads', 'bead', row, { order: orders[at]!, status });
      }
    });
    for (const { id, ...row } of rowOf.values()) {
      for (const sentenceId of linksOf.get(id) ?? [])
        this.steps.unlink.push({
          table: 'link',
          key: { alignmentId: alignment.id, sentenceId },
          before: { beadId: id },
          after: null,
        });
      this.steps.removeBeads.push({
        table: 'bead',
        key: { id },
        before: { alignmentId: alignment.id, ...row },
        after: null,
      });
    }
  }

  private addBead(
    alignmentId: number,
    bead: CarriedBead,
    order: string,
    source: ReadAnew,
    target: ReadAnew,
  ): void {
    const id = this.newId('Bead');
    this.touched.add(id);
    this.steps.addBeads.push({
      table: 'bead',
      key: { id },
      before: null,
      after: { alignmentId, order, status: 'machine', confidence: bead.confidence },
    });
    const sentenceIds = [
      ...bead.source.map((i) => source.ids[i]!),
      ...bead.target.map((j) => target.ids[j]!),
    ];
    for (const sentenceId of sentenceIds)
      this.steps.link.push({
        table: 'link',
        key: { alignmentId, sentenceId },
        before: null,
        after: { beadId: id },
      });
  }

  /** A version that is not read anew: every sentence stays. */
  private unchanged(versionId: number): ReadAnew {
    const before = this.sentencesOf(versionId);
    const blocks = new Map(
      (
        this.db
          .prepare('SELECT "id", "kind", "level" FROM "Block" WHERE "versionId" = ?')
          .all(versionId) as { id: number; kind: string; level: number | null }[]
      ).map((row) => [row.id, row]),
    );
    return {
      before,
      match: {
        oldOf: Int32Array.from(before.keys()),
        corrected: new Uint8Array(before.length),
      },
      ids: before.map((row) => row.id),
      texts: before.map((row) => row.text),
      blocks: before.map((row) => blocks.get(row.blockId)!),
      corrected: new Set(),
    };
  }

  private sentencesOf(versionId: number): SentenceRow[] {
    return this.db
      .prepare(
        'SELECT "id", "blockId", "order", "text", "folded", "base", "start", "end", "spans", "role" FROM "Sentence" WHERE "versionId" = ? ORDER BY "order"',
      )
      .all(versionId) as SentenceRow[];
  }

  private languageOf(versionId: number): string {
    return this.db
      .prepare('SELECT "lang" FROM "Version" WHERE "id" = ?')
      .pluck()
      .get(versionId) as string;
  }

  /** An update of the columns that differ, if any do. */
  private change(
    step: keyof RevisionPlan['steps'],
    table: RowChange['table'],
    row: { id: number },
    columns: Columns,
  ): void {
    const old = row as unknown as Columns;
    const names = Object.keys(columns).filter((name) => columns[name] !== old[name]);
    if (names.length === 0) return;
    const pick = (from: Columns) => Object.fromEntries(names.map((name) => [name, from[name]!]));
    this.steps[step].push({ table, key: { id: row.id }, before: pick(old), after: pick(columns) });
  }

  private update(step: 'versions', table: 'version', id: number, columns: Columns): void {
    const row = this.db.prepare('SELECT * FROM "Version" WHERE "id" = ?').get(id);
    this.change(step, table, row as { id: number }, columns);
  }

  // Ids are never used twice (AUTOINCREMENT), so that history can name rows that are gone.
  private newId(table: 'Sentence' | 'Block' | 'Bead' | 'Repair'): number {
    const next =
      this.nextIds.get(table) ??
      ((this.db
        .prepare('SELECT "seq" FROM "sqlite_sequence" WHERE "name" = ?')
        .pluck()
        .get(table) as number | undefined) ?? 0) + 1;
    this.nextIds.set(table, next + 1);
    return next;
  }
}

function placesOf(rows: readonly SentenceRow[]): Map<number, number> {
  return new Map(rows.map((row, at) => [row.id, at]));
}

function blocksOf(version: ReadAnew, sentences: readonly number[]): AlignableBlock[] {
  const blocks: (AlignableBlock & { id: number; sentences: string[] })[] = [];
  for (const i of sentences) {
    const { id, kind, level } = version.blocks[i]!;
    if (blocks.at(-1)?.id !== id)
      blocks.push({ id, kind, level: level ?? undefined, sentences: [] });
    blocks.at(-1)!.sentences.push(version.texts[i]!);
  }
  return blocks;
}
