import type { Bead } from '@/lib/align/types';
import { decodeBytes } from '@/lib/text/decode';
import { formatOf } from '@/lib/text/format';
import { prepareText } from '@/lib/text/prepare';
import type { PreparedText } from '@/lib/text/types';
import { StoreError } from './errors';
import { insertText, sha256, type NewVersion } from './import';
import { decisionsOf, readAgain } from './read-again';
import type { AlignRegion } from './carry-alignment';
import { reviseText, type RevisionResult } from './revise';
import type { Sqlite } from './sqlite';

/** A file as it came in. */
export interface IncomingFile {
  bytes: Uint8Array;
  /** For messages and the library; never used as a path. */
  name: string;
  /** BCP 47 */
  lang: string;
  /** Overrides detection. */
  encoding?: string;
}

/** The side of a text that is still to be translated: only its language is known. */
export interface Untranslated {
  /** BCP 47 */
  lang: string;
  bytes?: undefined;
}

export interface IngestOptions {
  source: IncomingFile;
  /** Where it is `Untranslated`, each source sentence becomes a bead without a counterpart. */
  target: IncomingFile | Untranslated;
  /** The title of the original; by default what its title block says. */
  title?: string;
  /**
   * Where a text of this title, or of these file names, is there already: `replace` reads its
   * corrected source and keeps what stayed, `add` makes another text, `refuse` throws `exists`.
   */
  whenKnown: 'replace' | 'add' | 'refuse';
  /** Who brings the text in; '' where nobody gave a name. */
  author?: string;
  align: AlignRegion;
  onProgress: (stage: IngestStage, done: number, total: number) => void;
}

export type IngestStage = 'decode' | 'repair' | 'align' | 'store';

export interface IngestSummary {
  textId: string;
  outcome: 'added' | 'unchanged' | 'replaced';
  blocks: number;
  sentences: number;
  repairs: { applied: number; proposed: number };
  /** Number of beads by type: `{ '1:1': 300, '1:2': 12, … }`. */
  beads: Record<string, number>;
  meanConfidence: number;
  /** Where a text was replaced: what stayed. */
  revision?: RevisionResult;
}

/**
 * The whole way of the data: two files in, an aligned text in the database; or one file in, and a
 * text that waits for its translation. All or nothing.
 * The same files again change nothing.
 * @param db a bulk connection
 * @throws TextError where a file cannot be read; StoreError `exists`, `unknown-text`, `ambiguous-text`
 */
export function ingest(db: Sqlite, options: IngestOptions): IngestSummary {
  const { onProgress } = options;
  const same = findSame(db, options);
  if (same) return summariseStored(db, same, 'unchanged');
  const replaced = findReplaced(db, options);

  const files = [options.source, options.target];
  onProgress('decode', 0, 2);
  const decoded = files.map((file, at) => {
    const result = file.bytes && {
      format: formatOf(file.name),
      ...decodeBytes(file.bytes, { fileName: file.name, encoding: file.encoding }),
    };
    onProgress('decode', at + 1, 2);
    return result;
  });
  onProgress('repair', 0, 2);
  const read = (at: 0 | 1): NewVersion => {
    const [file, found] = [files[at]!, decoded[at]];
    if (!file.bytes || !found) return unwritten(file.lang);
    const decisions = replaced ? decisionsOf(db, replaced.versionIds[at]) : {};
    const { format, encoding } = found;
    const prepared = prepareText(found.text, { lang: file.lang, format, decisions });
    onProgress('repair', at + 1, 2);
    return {
      role: at === 0 ? 'original' : 'translation',
      lang: file.lang,
      title: (at === 0 && options.title) || prepared.title || withoutExtension(file.name),
      fileName: file.name,
      format,
      encoding,
      bytes: file.bytes,
      decisions,
      prepared,
    };
  };
  const [source, target] = [read(0), read(1)];

  if (replaced) {
    onProgress('align', 0, 1);
    const revision = reviseText(
      db,
      replaced.textId,
      {
        kind: 'replace',
        author: options.author ?? '',
        versions: new Map([
          [replaced.versionIds[0], source],
          // What was translated so far is no file's, and stays.
          ...(options.target.bytes ? ([[replaced.versionIds[1], target]] as const) : []),
        ]),
      },
      options.align,
    );
    onProgress('store', 1, 1);
    return { ...summariseStored(db, replaced.textId, 'replaced'), revision };
  }
  onProgress('align', 0, 1);
  const beads = options.target.bytes
    ? options.align(source.prepared.blocks.map(alignable), target.prepared.blocks.map(alignable), {
        source: source.lang,
        target: target.lang,
      })
    : eachAlone(source);
  onProgress('align', 1, 1);
  const textId = insertText(db, { source, target, beads, author: options.author }, (done, total) =>
    onProgress('store', done, total),
  );
  return summariseStored(db, textId, 'added');
}

/**
 * Reads a version of a stored text again, with a person's decisions on its repairs.
 * @param decide repair ids, to be applied or left as the source has them
 * @throws StoreError `unknown-text`
 */
export function decideRepairs(
  db: Sqlite,
  textId: string,
  decide: { apply: readonly number[]; leave: readonly number[]; author: string },
  align: AlignRegion,
): RevisionResult {
  const chosen = [...decide.apply, ...decide.leave];
  const rows = db
    .prepare(
      `SELECT r."id", r."key", r."versionId" FROM "Repair" AS r JOIN "Version" AS v ON v."id" = r."versionId"
       WHERE v."textId" = ? AND r."id" IN (${chosen.map(() => '?').join()})`,
    )
    .all(textId, ...chosen) as { id: number; key: string; versionId: number }[];
  if (rows.length < new Set(chosen).size)
    throw new StoreError('unknown-text', 'The text or one of its repairs is no longer there.');
  const versions = new Map<number, NewVersion>();
  for (const versionId of new Set(rows.map((row) => row.versionId))) {
    const decisions: Record<string, 'apply' | 'leave'> = { ...decisionsOf(db, versionId) };
    for (const row of rows)
      if (row.versionId === versionId)
        decisions[row.key] = decide.apply.includes(row.id) ? 'apply' : 'leave';
    versions.set(versionId, readAgain(db, versionId, decisions));
  }
  return reviseText(db, textId, { kind: 'repair', author: decide.author, versions }, align);
}

/** The version of a text that nobody has written yet. */
function unwritten(lang: string): NewVersion {
  return {
    role: 'translation',
    lang,
    title: '',
    fileName: '',
    format: 'txt',
    encoding: 'utf-8',
    bytes: new Uint8Array(),
    decisions: {},
    prepared: { title: '', lang, source: '', blocks: [], repairs: [] },
  };
}

/** Every sentence as a bead of its own, about which there is no doubt. */
function eachAlone({ prepared }: NewVersion): Bead[] {
  const sentences = prepared.blocks.reduce((sum, block) => sum + block.sentences.length, 0);
  return Array.from({ length: sentences }, (_, at) => ({
    source: [at],
    target: [],
    confidence: 1,
  }));
}

function alignable({ kind, level, sentences }: PreparedText['blocks'][number]) {
  return { kind, level, sentences: sentences.map((sentence) => sentence.text) };
}

/** The text that was made of these very bytes, and of no other encoding than is asked for, if there is one. */
function findSame(db: Sqlite, { source, target }: IngestOptions): string | undefined {
  return db
    .prepare(
      `SELECT s."textId" FROM "Version" AS s JOIN "Version" AS t ON t."textId" = s."textId"
       WHERE s."role" = 'original' AND s."sha256" = ? AND s."encoding" = coalesce(lower(?), s."encoding")
         AND t."role" = 'translation' AND t."sha256" = ? AND t."encoding" = coalesce(lower(?), t."encoding")`,
    )
    .pluck()
    .get(
      sha256(source.bytes),
      source.encoding ?? null,
      sha256(target.bytes ?? new Uint8Array()),
      (target.bytes && target.encoding) ?? null,
    ) as string | undefined;
}

interface Replaced {
  textId: string;
  versionIds: [number, number];
}

/** The text that these files correct: that of the same title, else of the same file names. */
function findReplaced(db: Sqlite, options: IngestOptions): Replaced | null {
  const { source, target, title, whenKnown } = options;
  if (whenKnown === 'add') return null;
  const targetName = target.bytes ? target.name : '';
  const rows = db
    .prepare(
      `SELECT s."textId", s."id" AS "sourceId", t."id" AS "targetId", s."title"
       FROM "Version" AS s JOIN "Version" AS t ON t."textId" = s."textId"
       WHERE s."role" = 'original' AND t."role" = 'translation' AND ${
         title === undefined
           ? 's."fileName" = ? AND t."fileName" = ?'
           : 's."title" = ? AND coalesce(?, 1)'
       }`,
    )
    .all(...(title === undefined ? [source.name, targetName] : [title, null])) as {
    textId: string;
    sourceId: number;
    targetId: number;
    title: string;
  }[];
  const described =
    title !== undefined
      ? `the title ${title}`
      : targetName
        ? `the files ${source.name} and ${targetName}`
        : `the file ${source.name} alone`;
  if (whenKnown === 'refuse') {
    if (rows.length === 0) return null;
    throw new StoreError(
      'exists',
      `There is a text of ${described} already (${rows[0]!.textId}). Use --replace to read it again and keep what stayed, or --add to make another text.`,
      { textId: rows[0]!.textId, title: rows[0]!.title },
    );
  }
  if (rows.length === 0)
    throw new StoreError('unknown-text', `There is no text of ${described} to replace.`);
  if (rows.length > 1)
    throw new StoreError(
      'ambiguous-text',
      `There are ${rows.length} texts of ${described}: ${rows.map((row) => row.textId).join(', ')}. Name one with --title.`,
    );
  return { textId: rows[0]!.textId, versionIds: [rows[0]!.sourceId, rows[0]!.targetId] };
}

function withoutExtension(name: string): string {
  return name.replace(/\.[^.]+$/, '');
}

function summariseStored(
  db: Sqlite,
  textId: string,
  outcome: IngestSummary['outcome'],
): IngestSummary {
  const count = (sql: string) => db.prepare(sql).pluck().get(textId) as number;
  const ofText = 'JOIN "Version" AS v ON v."id" = x."versionId" WHERE v."textId" = ?';
  const repairs = Object.fromEntries(
    db
      .prepare(`SELECT x."state", count(*) FROM "Repair" AS x ${ofText} GROUP BY x."state"`)
      .raw()
      .all(textId) as [string, number][],
  );
  const types = db
    .prepare(
      `SELECT "type", count(*), sum("confidence") FROM (
         SELECT b."confidence",
           sum(s."versionId" = a."sourceVersionId") || ':' || sum(s."versionId" = a."targetVersionId") AS "type"
         FROM "Alignment" AS a JOIN "Bead" AS b ON b."alignmentId" = a."id"
         JOIN "Link" AS l ON l."beadId" = b."id" JOIN "Sentence" AS s ON s."id" = l."sentenceId"
         WHERE a."textId" = ? GROUP BY b."id")
       GROUP BY "type" ORDER BY count(*) DESC`,
    )
    .raw()
    .all(textId) as [string, number, number][];
  const beads = types.reduce((sum, [, n]) => sum + n, 0);
  return {
    textId,
    outcome,
    blocks: count(`SELECT count(*) FROM "Block" AS x ${ofText}`),
    sentences: count(`SELECT count(*) FROM "Sentence" AS x ${ofText}`),
    repairs: { applied: repairs.applied ?? 0, proposed: repairs.proposed ?? 0 },
    beads: Object.fromEntries(types.map(([type, n]) => [type, n])),
    meanConfidence: beads === 0 ? 0 : types.reduce((sum, [, , c]) => sum + c, 0) / beads,
  };
}
