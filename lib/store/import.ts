import { createHash } from 'node:crypto';
import { customAlphabet } from 'nanoid';
import { generateNKeysBetween } from 'fractional-indexing';
import type { Bead } from '@/lib/align/types';
import type { PreparedText, RepairDecisions, SourceFormat } from '@/lib/text/types';
import { placeColumns, repairColumns, sentencesOfRepairs, textColumns } from './rows';
import type { Sqlite } from './sqlite';

/** A version as it is to be stored: what it was read from, and what was made of it. */
export interface NewVersion {
  role: 'original' | 'translation';
  /** BCP 47 */
  lang: string;
  title: string;
  fileName: string;
  format: SourceFormat;
  encoding: string;
  bytes: Uint8Array;
  decisions: RepairDecisions;
  prepared: PreparedText;
}

export interface NewText {
  source: NewVersion;
  target: NewVersion;
  /** A partition of the sentences of both, in order. */
  beads: readonly Bead[];
  /** Who brought it in; '' where nobody gave a name. */
  author?: string;
}

const newTextId = customAlphabet('23456789abcdefghijkmnpqrstuvwxyz', 10);

/** The SHA-256 of raw bytes, in hexadecimal: what a source is known by. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * Stores a text with both its versions and their alignment, in one transaction: whatever ends the
 * process, the database holds the whole text or nothing of it.
 * @param db a bulk connection
 * @param onProgress called now and then with the rows written so far and in all
 * @returns the new text's id
 */
export function insertText(
  db: Sqlite,
  text: NewText,
  onProgress: (done: number, total: number) => void = () => undefined,
): string {
  const id = newTextId();
  const now = new Date().toISOString();
  const count = (version: NewVersion) =>
    version.prepared.blocks.reduce((sum, block) => sum + block.sentences.length, 0);
  const total = count(text.source) + count(text.target) + text.beads.length;
  let done = 0;
  const step = () => {
    if (++done % 1000 === 0 || done === total) onProgress(done, total);
  };

  db.transaction(() => {
    db.prepare('INSERT INTO "Text" ("id", "createdAt") VALUES (?, ?)').run(id, now);
    const source = insertVersion(db, id, text.source, step);
    const target = insertVersion(db, id, text.target, step);
    const alignment = db
      .prepare(
        'INSERT INTO "Alignment" ("textId", "sourceVersionId", "targetVersionId", "createdAt") VALUES (?, ?, ?, ?)',
      )
      .run(id, source.id, target.id, now).lastInsertRowid;
    const insertBead = db.prepare(
      'INSERT INTO "Bead" ("alignmentId", "order", "confidence", "createdAt", "createdBy", "changedAt") VALUES (?, ?, ?, ?, ?, ?)',
    );
    const insertLink = db.prepare(
      'INSERT INTO "Link" ("alignmentId", "sentenceId", "beadId") VALUES (?, ?, ?)',
    );
    const keys = generateNKeysBetween(null, null, text.beads.length);
    text.beads.forEach((bead, at) => {
      const beadId = insertBead.run(
        alignment,
        keys[at],
        bead.confidence,
        now,
        text.author ?? '',
        now,
      ).lastInsertRowid;
      for (const i of bead.source) insertLink.run(alignment, source.sentenceIds[i], beadId);
      for (const j of bead.target) insertLink.run(alignment, target.sentenceIds[j], beadId);
      step();
    });
  }).immediate();
  return id;
}

function insertVersion(db: Sqlite, textId: string, version: NewVersion, step: () => void) {
  const { prepared } = version;
  const sha = keepSource(db, version.bytes);
  const versionId = Number(
    db
      .prepare(
        `INSERT INTO "Version" ("textId", "sha256", "role", "lang", "title", "fileName", "format", "encoding", "length", "decisions")
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        textId,
        sha,
        version.role,
        version.lang,
        version.title,
        version.fileName,
        version.format,
        version.encoding,
        prepared.source.length,
        JSON.stringify(version.decisions),
      ).lastInsertRowid,
  );
  const sentenceIds = insertBlocks(db, versionId, prepared, step);
  const insertRepair = db.prepare(
    `INSERT INTO "Repair" ("versionId", "key", "kind", "start", "end", "before", "after", "certainty", "state", "sentenceId")
     VALUES (@versionId, @key, @kind, @start, @end, @before, @after, @certainty, @state, @sentenceId)`,
  );
  const all = prepared.blocks.flatMap((block) => block.sentences);
  const sentences = sentencesOfRepairs(all, prepared.repairs);
  prepared.repairs.forEach((repair, at) => {
    const sentence = sentences[at];
    const sentenceId = sentence === undefined ? null : sentenceIds[sentence]!;
    insertRepair.run({ ...repairColumns(repair), versionId, sentenceId });
  });
  return { id: versionId, sentenceIds };
}

function insertBlocks(
  db: Sqlite,
  versionId: number,
  { blocks }: PreparedText,
  step: () => void,
): number[] {
  const insertBlock = db.prepare(
    'INSERT INTO "Block" ("versionId", "order", "kind", "level") VALUES (?, ?, ?, ?)',
  );
  const insertSentence = db.prepare(
    `INSERT INTO "Sentence" ("versionId", "blockId", "order", "text", "folded", "base", "start", "end", "spans", "role")
     VALUES (@versionId, @blockId, @order, @text, @folded, @base, @start, @end, @spans, @role)`,
  );
  const blockKeys = generateNKeysBetween(null, null, blocks.length);
  const sentenceKeys = generateNKeysBetween(
    null,
    null,
    blocks.reduce((sum, block) => sum + block.sentences.length, 0),
  );
  const sentenceIds: number[] = [];
  const blockIds = blocks.map((block, at) => {
    const blockId = Number(
      insertBlock.run(versionId, blockKeys[at], block.kind, block.level ?? null).lastInsertRowid,
    );
    for (const sentence of block.sentences) {
      const order = sentenceKeys[sentenceIds.length];
      const columns = { ...textColumns(sentence.text), ...placeColumns(sentence) };
      sentenceIds.push(
        Number(
          insertSentence.run({ versionId, blockId, order, base: sentence.text, ...columns })
            .lastInsertRowid,
        ),
      );
      step();
    }
    return blockId;
  });
  const setHeading = db.prepare('UPDATE "Block" SET "headingId" = ? WHERE "id" = ?');
  blocks.forEach((block, at) => {
    if (block.heading !== undefined) setHeading.run(blockIds[block.heading], blockIds[at]);
  });
  return sentenceIds;
}

/** Keeps raw bytes once for each content. Returns their SHA-256. */
export function keepSource(db: Sqlite, bytes: Uint8Array): string {
  const sha = sha256(bytes);
  db.prepare('INSERT OR IGNORE INTO "Source" ("sha256", "bytes") VALUES (?, ?)').run(sha, bytes);
  return sha;
}
