import { createHash, type Hash } from 'node:crypto';
import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import type { UnitFault } from '@/lib/formats/tmx/items';
import { readTmxPieces } from '@/lib/formats/tmx/read';
import type { UnitsHeader } from '@/lib/formats/types';
import { StoreError } from '../errors';
import type { Sqlite } from '../sqlite';
import { UnitAdder, type DuplicatePolicy } from './unit-adder';
import { toNewUnit } from './unit-rows';

export interface ImportFile {
  /** Where it lies. */
  path: string;
  /** As a person knows it. */
  name: string;
}

export interface ImportOptions {
  /** Of the memory: the one of this name, else a new one. */
  name: string;
  author: string;
  duplicates: DuplicatePolicy;
  /** Stop at the first unit that is not as it should be. */
  isStrict: boolean;
  /** Where a unit has more than two languages: those to pair. */
  sourceLang?: string | undefined;
  targetLang?: string | undefined;
  /** Bytes read, of all; segments of the index. */
  onProgress: (stage: 'read' | 'index', done: number, total: number) => void;
}

export interface ImportSummary {
  memoryId: number;
  name: string;
  outcome: 'added' | 'unchanged';
  /** In the files. */
  read: number;
  added: number;
  /** In the memory already, or twice in the files. */
  duplicates: number;
  /** Took the place of an older one. */
  replaced: number;
  /** Left out because they were broken, and the first of the faults. */
  left: number;
  faults: { file: string; line: number; message: string }[];
}

const mostFaults = 100;

/**
 * Reads TMX files into a memory, all of them or nothing.
 * @throws FormatError, StoreError; then nothing is left behind
 */
export async function importUnits(
  db: Sqlite,
  files: readonly ImportFile[],
  options: ImportOptions,
): Promise<ImportSummary> {
  const { name, author, duplicates } = options;
  const summary: ImportSummary = {
    memoryId: 0,
    name,
    outcome: 'unchanged',
    ...{ read: 0, added: 0, duplicates: 0, replaced: 0, left: 0, faults: [] },
  };
  const known = await memoryWith(db, name, files);
  if (known !== undefined) return { ...summary, memoryId: known };
  const hash = createHash('sha256');
  const adder = new UnitAdder(db, { name, author, kind: 'import', duplicates });
  try {
    const header = await readInto(adder, files, options, summary, hash);
    const names = files.map((file) => file.name).join(', ');
    if (summary.read === 0 && summary.left === 0)
      throw new StoreError('empty-memory', `${names} holds no unit.`, { file: names });
    await adder.finish(
      { digest: hash.digest('hex'), file: names },
      {
        header,
        origin: names,
        onProgress: (done, total) => options.onProgress('index', done, total),
      },
    );
  } catch (error) {
    await adder.abandon();
    throw error;
  }
  const { memoryId, added, replaced } = adder;
  const outcome = added + replaced > 0 ? 'added' : 'unchanged';
  return { ...summary, memoryId, outcome, added, replaced, duplicates: adder.duplicates };
}

async function readInto(
  adder: UnitAdder,
  files: readonly ImportFile[],
  { isStrict, sourceLang, targetLang, onProgress }: ImportOptions,
  summary: ImportSummary,
  hash: Hash,
): Promise<UnitsHeader | null> {
  const total = files.reduce((sum, { path }) => sum + statSync(path).size, 0);
  const wanted = { source: sourceLang, target: targetLang };
  let done = 0;
  let first: UnitsHeader | null = null;
  const report = ({ line, message, isKept }: UnitFault, file: string) => {
    if (!isKept) summary.left++;
    if (summary.faults.length < mostFaults) summary.faults.push({ file, line, message });
  };
  for (const file of files) {
    const pieces = seen(file.path, (piece) => {
      done += piece.length;
      hash.update(piece);
    });
    let header: UnitsHeader | null = null;
    for await (const items of readTmxPieces(pieces, { fileName: file.name, isStrict })) {
      for (const item of items)
        if (item.kind === 'unit') {
          summary.read++;
          if (adder.add(toNewUnit(item.unit, header?.sourceLang ?? null, wanted)))
            onProgress('read', done, total);
        } else if (item.kind === 'header') {
          header = item.header;
          first ??= header;
        } else report(item.fault, file.name);
      await adder.ready();
    }
  }
  onProgress('read', total, total);
  return first;
}

/** The memory of a name that has taken in these very bytes, and still has them. */
async function memoryWith(
  db: Sqlite,
  name: string,
  files: readonly ImportFile[],
): Promise<number | undefined> {
  const imports = db
    .prepare(
      `SELECT m."id", o."detail" FROM "Memory" AS m JOIN "MemoryOperation" AS o ON o."memoryId" = m."id"
        WHERE m."name" = ? AND m."deletedAt" IS NULL AND o."kind" = 'import' AND o."state" = 'done'`,
    )
    .all(name) as { id: number; detail: string }[];
  if (imports.length === 0) return undefined;
  const digest = await digestOf(files);
  return imports.find(({ detail }) => JSON.parse(detail).digest === digest)?.id;
}

/** Bytes read at once, and after how many reads others have their turn. */
const pieceSize = 1 << 16;
const readsInTurn = 8;

/**
 * A file, piece by piece; each is good until the next is asked for, since pieces that only the collector gives
 * back add up. Read in step: each read handed to another thread costs more than the read.
 */
async function* seen(path: string, see: (piece: Uint8Array) => void): AsyncGenerator<Uint8Array> {
  const file = openSync(path, 'r');
  const piece = Buffer.allocUnsafeSlow(pieceSize);
  try {
    for (let reads = 1; ; reads++) {
      const length = readSync(file, piece, 0, pieceSize, null);
      if (length === 0) return;
      see(piece.subarray(0, length));
      yield piece.subarray(0, length);
      if (reads % readsInTurn === 0) await setImmediate();
    }
  } finally {
    closeSync(file);
  }
}

async function digestOf(files: readonly ImportFile[]): Promise<string> {
  const hash = createHash('sha256');
  for (const { path } of files)
    for await (const piece of createReadStream(path)) hash.update(piece);
  return hash.digest('hex');
}
