import type { SentenceMatch } from '@/lib/align/match-sentences';
import type { PreparedText } from '@/lib/text/types';
import type { Columns } from './changes';
import { keepSource, type NewVersion } from './import';
import { keepSentences, sentencesOfText } from './kept-sentences';
import { orderKeys } from './order-keys';
import type { RevisionSteps } from './revision-steps';
import { placeColumns, repairColumns, sentencesOfRepairs, textColumns } from './rows';
import type { ReadSentence } from './sentences-by-hand';
import type { Sqlite } from './sqlite';

/** A version as it was and as it will be: what an alignment needs to know of it. */
export interface ReadAnew {
  /** Ids of its sentences as they were, in order. */
  before: number[];
  /** How the sentences as they will be stem from those. */
  match: SentenceMatch;
  /** The sentences as they will be, in order: their ids, texts and blocks. */
  ids: number[];
  texts: string[];
  blocks: { kind: string; level: number | null; id: number }[];
  /** Sentences that stayed, that were corrected in place, that came and that went. */
  counts: { stayed: number; corrected: number; added: number; removed: number };
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

/** Reads a version anew: sentences that stayed keep their rows and a person's own wording. */
export function readVersionAnew(
  db: Sqlite,
  steps: RevisionSteps,
  versionId: number,
  version: NewVersion,
): ReadAnew {
  const { prepared } = version;
  changeVersion(db, steps, versionId, version);
  const before = sentencesOf(db, versionId);
  const { sentences, match } = keepSentences(
    db,
    versionId,
    version.lang,
    before,
    sentencesOfText(prepared),
  );
  const stemsFrom = (at: number) => before[match.oldOf[at]!];
  const ids = sentences.map((_, at) => stemsFrom(at)?.id ?? steps.newId('Sentence'));
  const blockIds = readBlocks(db, steps, versionId, prepared, sentences, (at) => stemsFrom(at)?.blockId); // prettier-ignore
  const orders = orderKeys(sentences.map((_, at) => stemsFrom(at)?.order ?? null));
  const counts = { stayed: 0, corrected: 0, added: 0, removed: 0 };

  sentences.forEach((sentence, at) => {
    const old = stemsFrom(at);
    const place = {
      blockId: blockIds[sentence.block]!,
      order: orders[at]!,
      base: sentence.text,
      ...placeColumns(sentence),
    };
    if (!old) {
      counts.added++;
      const columns = { versionId, ...place, ...textColumns(sentence.text) };
      steps.add('sentences', 'sentence', { id: ids[at]! }, columns);
      return;
    }
    counts[match.corrected[at] ? 'corrected' : 'stayed']++;
    // A person's own wording outlives a correction of the source.
    const text = old.text === old.base ? textColumns(sentence.text) : {};
    steps.change('sentences', 'sentence', old, { ...place, ...text });
  });
  const stayed = new Set(ids);
  for (const { id, ...row } of before) {
    if (stayed.has(id)) continue;
    counts.removed++;
    steps.remove('remove sentences', 'sentence', { id }, { versionId, ...row });
  }
  readRepairs(db, steps, versionId, prepared, sentences, ids);
  return {
    before: before.map((row) => row.id),
    match,
    ids,
    // What a person inserted stands in no source.
    texts: sentences.map((sentence, at) => sentence.text || (stemsFrom(at)?.text ?? '')),
    blocks: sentences.map(({ block }) => ({
      kind: prepared.blocks[block]!.kind,
      level: prepared.blocks[block]!.level ?? null,
      id: blockIds[block]!,
    })),
    counts,
  };
}

/** A version that is not read anew: every sentence stays. */
export function asItStands(db: Sqlite, versionId: number): ReadAnew {
  const rows = sentencesOf(db, versionId);
  const blocks = new Map(
    (
      db
        .prepare('SELECT "id", "kind", "level" FROM "Block" WHERE "versionId" = ?')
        .all(versionId) as {
        id: number;
        kind: string;
        level: number | null;
      }[]
    ).map((row) => [row.id, row]),
  );
  const ids = rows.map((row) => row.id);
  return {
    before: ids,
    match: { oldOf: Int32Array.from(rows.keys()), corrected: new Uint8Array(rows.length) },
    ids,
    texts: rows.map((row) => row.text),
    blocks: rows.map((row) => blocks.get(row.blockId)!),
    counts: { stayed: rows.length, corrected: 0, added: 0, removed: 0 },
  };
}

function changeVersion(
  db: Sqlite,
  steps: RevisionSteps,
  versionId: number,
  version: NewVersion,
): void {
  const row = db.prepare('SELECT * FROM "Version" WHERE "id" = ?').get(versionId);
  steps.change('versions', 'version', row as { id: number }, {
    sha256: keepSource(db, version.bytes),
    title: version.title,
    fileName: version.fileName,
    format: version.format,
    encoding: version.encoding,
    length: version.prepared.source.length,
    decisions: JSON.stringify(version.decisions),
  });
}

/** A block stays with the first sentence that it had and still has. Returns the ids in order. */
function readBlocks(
  db: Sqlite,
  steps: RevisionSteps,
  versionId: number,
  { blocks }: PreparedText,
  sentences: readonly ReadSentence[],
  oldBlockOf: (sentence: number) => number | undefined,
): number[] {
  const before = db
    .prepare(
      'SELECT "id", "order", "kind", "level", "headingId" FROM "Block" WHERE "versionId" = ? ORDER BY "order"',
    )
    .all(versionId) as BlockRow[];
  const rows = new Map(before.map((row) => [row.id, row]));
  const taken = new Set<number>();
  const old = blocks.map((): BlockRow | undefined => undefined);
  sentences.forEach(({ block }, at) => {
    const id = oldBlockOf(at);
    if (old[block] || id === undefined || taken.has(id)) return;
    old[block] = rows.get(id);
    taken.add(id);
  });
  const ids = old.map((row) => row?.id ?? steps.newId('Block'));
  const orders = orderKeys(old.map((row) => row?.order ?? null));
  blocks.forEach((block, at) => {
    const columns = {
      order: orders[at]!,
      kind: block.kind,
      level: block.level ?? null,
      headingId: block.heading === undefined ? null : ids[block.heading]!,
    };
    const row = old[at];
    if (row) steps.change('blocks', 'block', row, columns);
    else steps.add('add blocks', 'block', { id: ids[at]! }, { versionId, ...columns });
  });
  const stayed = new Set(ids);
  for (const { id, ...row } of before)
    if (!stayed.has(id)) steps.remove('remove blocks', 'block', { id }, { versionId, ...row });
  return ids;
}

function readRepairs(
  db: Sqlite,
  steps: RevisionSteps,
  versionId: number,
  prepared: PreparedText,
  read: readonly ReadSentence[],
  sentenceIds: number[],
): void {
  const rows = db
    .prepare(
      'SELECT "id", "key", "kind", "start", "end", "before", "after", "certainty", "state", "sentenceId" FROM "Repair" WHERE "versionId" = ?',
    )
    .all(versionId) as (Columns & { id: number; key: string })[];
  const before = new Map(rows.map((row) => [row.key, row]));
  const sentences = sentencesOfRepairs(read, prepared.repairs);
  prepared.repairs.forEach((repair, at) => {
    const sentence = sentences[at];
    const sentenceId = sentence === undefined ? null : sentenceIds[sentence]!;
    const columns: Columns = { ...repairColumns(repair), sentenceId };
    const old = before.get(repair.key);
    before.delete(repair.key);
    if (old) steps.change('repairs', 'repair', old, columns);
    else steps.add('repairs', 'repair', { id: steps.newId('Repair') }, { versionId, ...columns });
  });
  for (const { id, ...row } of before.values())
    steps.remove('repairs', 'repair', { id }, { versionId, ...row });
}

function sentencesOf(db: Sqlite, versionId: number): SentenceRow[] {
  return db
    .prepare(
      'SELECT "id", "blockId", "order", "text", "folded", "base", "start", "end", "spans", "role" FROM "Sentence" WHERE "versionId" = ? ORDER BY "order"',
    )
    .all(versionId) as SentenceRow[];
}
